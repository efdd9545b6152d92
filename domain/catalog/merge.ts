/**
 * A draft laid onto what the shop has: a product, and whether anything changed.
 *
 * What the draft does not mention stays; what is new is not for sale until somebody says that it is. A variant that
 * cannot be told or has no price is refused alone; the others are kept.
 */
import type { ProductId, VariantId } from '../ids.ts'
import { LANGUAGES, type Language } from '../languages.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Draft, PictureDraft } from './draft.ts'
import { isGiftCard, variantsIn } from './gift-card.ts'
import { blankedIn, type BlankedField } from './blanked.ts'
import { mergeVariants, type Stated, type Unmentioned, type VariantRefusal } from './merge-variants.ts'
import { metafieldsAfter } from './metafields.ts'
import { own } from '../own.ts'
import { optionsOf, type Picture, type Product, type ProductText } from './product.ts'
import { same } from '../same.ts'

export type Outcome = 'created' | 'updated' | 'unchanged'

export type Merged = {
  readonly product: Product
  readonly outcome: Outcome
  readonly stated: readonly Stated[]
  readonly refused: readonly VariantRefusal[]
  readonly unmentioned: readonly Unmentioned[]
  readonly blanked: readonly BlankedField[]
}

/** In the order they are checked. */
export type MergeRefusal =
  | { readonly code: 'title-missing' }
  | { readonly code: 'no-variant-left'; readonly refused: readonly VariantRefusal[] }

/** Hands out identities: the law of this room keeps the dice outside. */
export type NewIds = { readonly product: () => ProductId; readonly variant: () => VariantId }

export const blankText: ProductText = { title: '', description: '', seoTitle: '', seoDescription: '' }

export const mergeDraft = (
  existing: Product | undefined,
  draft: Draft,
  ids: NewIds,
  now: number,
): Result<Merged, MergeRefusal> => {
  const text = laid(existing?.text ?? blankText, draft.text)
  // A title cannot be blanked: a product without one cannot be found again by the merchant.
  if (text.title === '' && !existing) return refuse({ code: 'title-missing' })
  const names = draft.options ?? existing?.options.map((option) => option.name) ?? []
  const before = { options: (existing?.options ?? []).map(({ name }) => name), variants: existing?.variants ?? [] }
  const merged = mergeVariants(before, draft.variants ?? [], names, ids, draft.unmentioned)
  const { variants, refused } = merged
  // A draft that names no options speaks of some variants, and of the others on purpose not.
  const unmentioned = merged.unmentioned.filter(({ kept }) => !kept || draft.options)
  if (variants.length === 0) return refuse({ code: 'no-variant-left', refused })

  const category = draft.category ?? existing?.category ?? ''
  // Nobody counts what never runs out.
  const stated = isGiftCard({ category }) ? [] : merged.stated
  const product: Product = {
    id: existing?.id ?? ids.product(),
    handle: draft.handle,
    status: draft.status ?? existing?.status ?? draft.statusWhenNew ?? 'draft',
    text: text.title === '' ? { ...text, title: existing?.text.title ?? '' } : text,
    translations: byLanguage(existing?.translations, draft.translations),
    words: byLanguage(existing?.words, draft.words),
    vendor: draft.vendor ?? existing?.vendor ?? '',
    type: draft.type ?? existing?.type ?? '',
    category,
    taxClass: draft.taxClass ?? existing?.taxClass ?? '',
    tags: draft.tags ? [...new Set(draft.tags)] : (existing?.tags ?? []),
    options: optionsOf(names, variants, existing?.options),
    variants: variantsIn({ category, variants }),
    pictures: picturesAfter(existing?.pictures ?? [], draft.pictures),
    publishedFrom: orBefore(draft.publishedFrom, existing?.publishedFrom),
    publishedUntil: orBefore(draft.publishedUntil, existing?.publishedUntil),
    safety: orBefore(draft.safety, existing?.safety),
    metafields: metafieldsAfter(
      existing?.metafields ?? {},
      draft.metafields ?? {},
      (field) => own(existing?.metafields, field)?.type,
    ).metafields,
    rating: draft.rating === undefined ? (existing?.rating ?? null) : draft.rating,
    version: existing?.version ?? 1,
    createdAt: existing?.createdAt ?? now,
    updatedAt: existing?.updatedAt ?? now,
  }
  if (!existing) return ok({ product, outcome: 'created', stated, refused, unmentioned, blanked: [] })
  if (same(product, existing))
    return ok({ product: existing, outcome: 'unchanged', stated, refused, unmentioned, blanked: [] })
  const changed = { ...product, version: existing.version + 1, updatedAt: now }
  return ok({
    product: changed,
    outcome: 'updated',
    stated,
    refused,
    unmentioned,
    blanked: blankedIn(existing, product),
  })
}

/** null is a statement like any other. */
const orBefore = <T>(value: T | null | undefined, before: T | null | undefined): T | null =>
  value === undefined ? (before ?? null) : value

const picturesAfter = (before: readonly Picture[], stated: readonly PictureDraft[] | undefined): readonly Picture[] =>
  stated?.map((picture) => {
    const known = before.find(({ src }) => src === picture.src)
    const { altByLanguage, video, ...stated } = picture
    // What is said blank of a picture that has none says nothing.
    const isSaid = altByLanguage && (known?.altByLanguage !== undefined || Object.keys(altByLanguage).length > 0)
    return laid<Picture>(known ?? { src: picture.src, alt: '', width: 0, height: 0 }, {
      ...stated,
      ...(isSaid && { altByLanguage }),
      ...((video || known?.video) && { video }),
    })
  }) ?? before

/** Fields that are stated replace those that were; undefined states nothing. */
export const laid = <T extends object>(
  before: T,
  stated: { readonly [Field in keyof T]?: T[Field] | undefined } | undefined,
): T => {
  const changes = Object.entries(stated ?? {}).filter(([, value]) => value !== undefined)
  return { ...before, ...Object.fromEntries(changes) }
}

/** What is said blank falls back to English, as what was never said does. */
const laidOver = (texts: Texts, more: Texts | undefined): Texts => {
  const isSaid = ([name, text]: readonly [string, string | undefined]) => text !== '' || own(texts, name) === ''
  return Object.fromEntries(Object.entries(laid<Texts>(texts, more)).filter(isSaid))
}

type ByLanguage<T> = { readonly [L in Language]?: T }
type Texts = Readonly<Record<string, string | undefined>>

const byLanguage = <T extends Texts>(
  before: ByLanguage<T> | undefined,
  stated: ByLanguage<Texts | undefined> | undefined,
): ByLanguage<T> => {
  const after = LANGUAGES.map((language) => [language, laidOver(before?.[language] ?? {}, stated?.[language])] as const)
  return Object.fromEntries(after.filter(([, text]) => Object.keys(text).length > 0)) as ByLanguage<T>
}
