/**
 * What an editor says of a product: what is absent stays, what is blank is made blank. Variants are told by their ids; one
 * without an id is new.
 */
import type { ProductId, VariantId } from '../ids.ts'
import { LANGUAGES } from '../languages.ts'
import { own } from '../own.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Draft, VariantDraft } from './draft.ts'
import { isScheduleEmpty } from './for-sale.ts'
import { blankText, laid } from './merge.ts'
import { metafieldsAfter, type MetafieldRefusal } from './metafields.ts'
import { blank as blankVariant, laid as variantAfter } from './merge-variants.ts'
import { optionsOf, type Product, type Variant } from './product.ts'

export type VariantEdit = Omit<VariantDraft, 'units' | 'basedOn'> & { readonly id?: string | undefined }

export type Edit = Pick<
  Draft,
  | 'status'
  | 'publishedFrom'
  | 'publishedUntil'
  | 'safety'
  | 'metafields'
  | 'text'
  | 'translations'
  | 'words'
  | 'vendor'
  | 'type'
  | 'category'
  | 'taxClass'
  | 'tags'
> & {
  readonly handle?: string | undefined
  /** In the order they are chosen; their values in that order too, where it is said. */
  readonly options?: readonly { readonly name: string; readonly values?: readonly string[] | undefined }[] | undefined
  readonly variants?: readonly VariantEdit[] | undefined
  readonly removedVariants?: readonly string[] | undefined
  /** Those that are not named follow. */
  readonly variantOrder?: readonly string[] | undefined
}

/** In the order they are checked. */
export type EditRefusal =
  | { readonly code: 'title-missing' }
  | { readonly code: 'variant-unknown'; readonly variantId: string }
  | { readonly code: 'no-variant-left' }
  | { readonly code: 'options-mismatch'; readonly options: readonly string[] }
  | { readonly code: 'variant-repeated'; readonly options: readonly string[] }
  | { readonly code: 'picture-unknown'; readonly src: string }
  | { readonly code: 'schedule-empty' }
  | MetafieldRefusal

/** Nothing but a name, for whatever an editor says of a product that is not there yet. */
export const blankProduct = (id: ProductId, handle: string, now: number): Product => ({
  id,
  handle,
  status: 'draft',
  text: blankText,
  translations: {},
  words: {},
  vendor: '',
  type: '',
  category: '',
  taxClass: '',
  tags: [],
  options: [],
  variants: [],
  pictures: [],
  publishedFrom: null,
  publishedUntil: null,
  safety: null,
  metafields: {},
  rating: null,
  version: 1,
  createdAt: now,
  updatedAt: now,
})

export const edited = (
  product: Product,
  edit: Edit,
  ids: { readonly variant: () => VariantId },
): Result<Product, EditRefusal> => {
  const text = laid(product.text, edit.text)
  if (text.title === '') return refuse({ code: 'title-missing' })
  const made = variantsAfter(product, edit, ids)
  if (!made.ok) return made
  const variants = made.value
  const names = edit.options?.map(({ name }) => name) ?? product.options.map(({ name }) => name)
  const wrong = variants.length === 0 ? ({ code: 'no-variant-left' } as const) : misfitIn(variants, names)?.refusal
  if (wrong) return refuse(wrong)
  const strange = variants.find(
    ({ picture }) => picture !== null && !product.pictures.some(({ src }) => src === picture),
  )
  if (strange?.picture) return refuse({ code: 'picture-unknown', src: strange.picture })
  const order = edit.options?.map(({ name, values = [] }) => ({ name, values })) ?? product.options
  const { publishedFrom = product.publishedFrom, publishedUntil = product.publishedUntil } = edit
  if (isScheduleEmpty({ publishedFrom, publishedUntil })) return refuse({ code: 'schedule-empty' })
  const { metafields, refused } = metafieldsAfter(product.metafields, edit.metafields ?? {}, typeOf(product))
  if (refused[0]) return refuse(refused[0])
  return ok({
    ...product,
    publishedFrom,
    publishedUntil,
    safety: edit.safety === undefined ? product.safety : edit.safety,
    metafields,
    handle: edit.handle ?? product.handle,
    status: edit.status ?? product.status,
    text,
    translations: withoutBlanks(product.translations, edit.translations),
    words: withoutBlanks(product.words, edit.words),
    vendor: edit.vendor ?? product.vendor,
    type: edit.type ?? product.type,
    category: edit.category ?? product.category,
    taxClass: edit.taxClass ?? product.taxClass,
    tags: edit.tags ? [...new Set(edit.tags)] : product.tags,
    options: optionsOf(names, variants, order),
    variants,
  })
}

/** A field that is there keeps its type, unless another is said. */
const typeOf =
  ({ metafields }: Product) =>
  (field: string) =>
    own(metafields, field)?.type

const variantsAfter = (
  product: Product,
  { variants = [], removedVariants = [], variantOrder = [] }: Edit,
  ids: { readonly variant: () => VariantId },
): Result<readonly Variant[], EditRefusal> => {
  const byId = new Map<string, Variant>(product.variants.map((variant) => [variant.id, variant]))
  const named = [...variants.flatMap(({ id }) => id ?? []), ...removedVariants, ...variantOrder]
  const unknown = named.find((id) => !byId.has(id))
  if (unknown !== undefined) return refuse({ code: 'variant-unknown', variantId: unknown })
  for (const { id: known, ...draft } of variants) {
    const before = known === undefined ? undefined : byId.get(known)
    const { options = [], ...variant } = before ?? { ...blankVariant(ids.variant(), true), options: [] }
    byId.set(variant.id, variantAfter({ ...variant, options: draft.options ?? options }, draft))
  }
  for (const id of removedVariants) byId.delete(id)
  const first = variantOrder.flatMap((id) => byId.get(id) ?? [])
  return ok([...new Set([...first, ...byId.values()])])
}

/** The first variant that has not one value for each option, or the values of another. */
export const misfitIn = (variants: readonly Variant[], names: readonly string[]) => {
  const seen = new Set<string>()
  for (const variant of variants) {
    const { options } = variant
    const key = options.join('\u0000')
    if (options.length !== names.length) return { variant, refusal: { code: 'options-mismatch', options } } as const
    if (seen.has(key)) return { variant, refusal: { code: 'variant-repeated', options } } as const
    seen.add(key)
  }
  return undefined
}

type Texts = Readonly<Record<string, string | undefined>>

/** What is made blank in a language falls back, as what was never said. */
const withoutBlanks = <T extends object>(
  before: { readonly [language: string]: T | undefined },
  stated: { readonly [language: string]: Texts | undefined } | undefined,
): { readonly [language: string]: T } =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const news = own(stated, language)
      const text = laid<Texts>({ ...own(before, language) }, news)
      const said = Object.entries(text).filter(([key, value]) => value !== '' || own(news, key) === undefined)
      return said.length > 0 ? [[language, Object.fromEntries(said) as T]] : []
    }),
  )
