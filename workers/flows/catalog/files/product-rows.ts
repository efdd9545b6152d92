/** Products of a file: what each would become, and what each has become. */
import type { z } from 'zod'
import { differences } from '#domain/catalog/product-fields'
import type { FileRow, JobChoices, RowChange } from '#domain/catalog/files/file-job'
import { warningsOf } from '#domain/catalog/draft-warnings'
import type { Draft } from '#domain/catalog/draft'
import { mergeDraft } from '#domain/catalog/merge'
import type { Product } from '#domain/catalog/product'
import type { FileMetafield } from '#domain/catalog/shopify/own-fields'
import type { FileProduct } from '#domain/catalog/shopify/row'
import type { Columns } from '#domain/catalog/shopify/columns'
import type { LocationId, VariantId } from '#domain/ids'
import { productsBy } from '#schema/products/catalog/catalog'
import { newIds } from '#schema/products/catalog/save'
import { madeByRun } from '#schema/products/catalog/undo-run'
import type { Env } from '../../../env.ts'
import { stockOf } from '../../inventory/stock.ts'
import { formerlyNamed } from '../former-handles.ts'
import { blankedBy, joiningIn, leftOutOf, refusalsOf, warningsIn } from '../file-reasons.ts'
import { faultsOf } from '../file-faults.ts'
import { product } from '../import-input.ts'
import { importCatalog, type Imported } from '../import.ts'
import { joiningOf } from '../join-collections.ts'
import { typed, typedAll, unfitIn, unnamedIn } from '../metafields.ts'
import type { CountedUnits } from '../import-stock.ts'
import { safeDraft } from '../safe-draft.ts'

export type ProductSlice = {
  readonly columns: readonly (readonly [string, { at: number; name: string }])[]
  readonly metafields: readonly FileMetafield[]
  readonly items: readonly FileProduct[]
}

type Read = { readonly item: FileProduct; readonly draft?: Draft; readonly fault?: z.ZodError }

/** As any import is looked at: product by product, so that a bad one keeps no other out. */
const lookedAt = ({ items }: ProductSlice): Read[] =>
  items.map((item) => {
    const parsed = product.safeParse(item.draft)
    return parsed.success ? { item, draft: parsed.data as Draft } : { item, fault: parsed.error }
  })

/** As the import will type them: by the settings, else as the file's own cells are. */
const fieldsTyped = async (db: D1Database, { metafields }: ProductSlice, read: readonly Read[]): Promise<Read[]> => {
  const drafts = await typedAll(
    db,
    read.flatMap(({ draft }) => draft ?? []),
  )
  const types = new Map(metafields.map(({ field, type }) => [field, type]))
  const each = drafts.values()
  return read.map((one) => {
    const draft = one.draft && each.next().value
    return draft ? { ...one, draft: typed(draft, types) } : one
  })
}

const columnsOf = ({ columns }: ProductSlice): Columns => new Map(columns) as Columns

const titleOf = ({ draft }: FileProduct): string => draft.text?.title || draft.handle

const malformed = ({ item, fault }: Read, columns: Columns): FileRow => ({
  row: item.row,
  name: titleOf(item),
  outcome: 'refused',
  changes: [],
  notes: fault ? faultsOf(fault, item, columns) : [],
})

/** What the shop has of them, each under the handle of its draft: also what it has under a handle of before. */
const thereBefore = async (db: D1Database, drafts: readonly Draft[]): Promise<ReadonlyMap<string, Product>> => {
  const handles = drafts.map(({ handle }) => handle)
  const [found, former] = await Promise.all([productsBy(db, 'handle', handles), formerlyNamed(db, drafts)])
  return new Map([...former, ...found.map((one) => [one.handle, one] as const)])
}

/** Where the stock stands that a product file speaks of. */
export const MAIN = 'main' as LocationId

/** What it would change, and nothing is changed. */
export const previewProducts = async (
  env: Env,
  slice: ProductSlice,
  { overwrite, status, unmentioned }: JobChoices,
  now: number,
): Promise<FileRow[]> => {
  const columns = columnsOf(slice)
  const read = await fieldsTyped(env.PRODUCTS_DB, slice, lookedAt(slice))
  const existing = await thereBefore(
    env.PRODUCTS_DB,
    read.flatMap(({ draft }) => draft ?? []),
  )
  const found = [...existing.values()]
  const stock = await stockOf(
    env,
    found.flatMap(({ variants }) => variants.map(({ id }) => id)),
  )
  const joining = await joiningOf(
    env.PRODUCTS_DB,
    read.map(({ draft }) => ({ handle: draft?.handle ?? '', collection: draft?.collection })),
  )
  const unnamed = await unnamedIn(
    env.PRODUCTS_DB,
    read.map(({ draft }) => draft),
  )
  const availableOf = (id: VariantId) => stock.get(id)?.find(({ location }) => location === MAIN)?.available
  return read.map((one, index): FileRow => {
    const { item, draft } = one
    if (!draft) return malformed(one, columns)
    const before = existing.get(draft.handle)
    const base = { row: item.row, name: titleOf(item), ...(before && { product: before.id }) }
    if (before && !overwrite) return { ...base, outcome: 'unchanged', changes: [], notes: [] }
    const merged = mergeDraft(before, safeDraft({ statusWhenNew: status, unmentioned, ...draft }), newIds, now)
    const told: Imported = merged.ok
      ? {
          handle: draft.handle,
          outcome: merged.value.outcome,
          variants: merged.value.product.variants.length,
          refused: merged.value.refused,
          warnings: warningsOf(draft.variants),
          unmentioned: merged.value.unmentioned,
          blanked: merged.value.blanked,
          unfit: unfitIn(draft),
          unnamed: unnamed[index] ?? [],
          joining: joining[index],
        }
      : refusedOf(draft, merged.refusal)
    const notes = notesOf(told, item, columns)
    if (!merged.ok) return { ...base, outcome: 'refused', changes: [], notes }
    const counted = before ? stockChanges(merged.value.stated, availableOf) : []
    const changes = before ? [...differences(before, merged.value.product), ...counted] : []
    const outcome = before ? (changes.length > 0 ? 'changed' : 'unchanged') : 'created'
    return { ...base, outcome, changes: inWords(changes, merged.value.product, before), notes }
  })
}

const refusedOf = (
  draft: Draft,
  refusal: { readonly code: string; readonly refused?: Imported['refused'] },
): Imported => ({
  handle: draft.handle,
  outcome: 'refused',
  variants: 0,
  reason: refusal.code,
  refused: refusal.refused ?? [],
  warnings: [],
})

const notesOf = (told: Imported, item: FileProduct, columns: Columns) => [
  ...refusalsOf(told, item, columns),
  ...blankedBy(told, item, columns),
  ...leftOutOf(told, item, columns),
  ...warningsIn(told, item, columns),
  ...joiningIn(told, item, columns),
]

type Stated = { readonly variant: VariantId; readonly units: number; readonly basedOn?: number | undefined }

/** What was sold since the file was written stays sold: the difference is what counts. */
const stockChanges = (stated: readonly Stated[], availableOf: (id: VariantId) => number | undefined): RowChange[] =>
  stated.flatMap(({ variant, units, basedOn }) => {
    const available = availableOf(variant)
    if (basedOn === undefined || available === undefined || units === basedOn) return []
    return [{ field: `variants.${variant}.units`, before: available, after: Math.max(available + units - basedOn, 0) }]
  })

/** Variants by what is chosen of them, not by their ids. */
const inWords = (changes: readonly RowChange[], after: Product, before: Product | undefined): RowChange[] => {
  const names = new Map(
    [...(before?.variants ?? []), ...after.variants].map(({ id, options }) => [id as string, options]),
  )
  return changes.map(({ field, ...rest }) => {
    const [, id = '', what = ''] = /^variants\.([^.]+)\.(.*)$/.exec(field) ?? []
    const options = names.get(id)
    return options
      ? { field: `${what}${options.length > 0 ? ` (${options.join(' / ')})` : ''}`, ...rest }
      : { field, ...rest }
  })
}

/** Done again, after a crash between the change and its report, it says what it has done. */
export const applyProducts = async (
  env: Env,
  slice: ProductSlice,
  { overwrite, status, unmentioned }: JobChoices,
  by: { readonly who: string; readonly run: string },
  now: number,
  counted: (units: readonly CountedUnits[]) => Promise<void>,
): Promise<FileRow[]> => {
  const columns = columnsOf(slice)
  const read = lookedAt(slice)
  const good = read.filter(({ draft }) => draft)
  const products = good.flatMap(({ draft }) => draft ?? [])
  const handles = products.map(({ handle }) => handle)
  const before = await thereBefore(env.PRODUCTS_DB, products)
  const answer = await importCatalog(
    env,
    {
      products,
      collections: [],
      metafields: slice.metafields,
      location: MAIN,
      overwrite,
      status,
      unmentioned,
      by: { ...by, cause: 'import' },
      counted,
    },
    now,
  )
  const there = await productsBy(env.PRODUCTS_DB, 'handle', handles)
  const after = new Map(there.map((one) => [one.handle, one]))
  const made = await madeByRun(
    env.PRODUCTS_DB,
    by.run,
    there.map(({ id }) => id),
  )
  const answers = answer.products.values()
  return read.map((one): FileRow => {
    const told = one.draft && answers.next().value
    if (!told) return malformed(one, columns)
    const [was, is] = [before.get(told.handle), after.get(told.handle)]
    const first = is && made.get(is.id)
    const past = first === undefined ? told.outcome : first === 0 ? 'created' : 'updated'
    const changes = was && is ? [...differences(was, is), ...countedIn(told, is)] : []
    const moved = past === 'unchanged' && changes.length > 0 ? 'updated' : past
    return {
      row: one.item.row,
      name: titleOf(one.item),
      ...(is && { product: is.id }),
      outcome: told.outcome === 'refused' ? 'refused' : moved === 'updated' ? 'changed' : moved,
      changes: is ? inWords(changes, is, was) : [],
      notes: notesOf(told, one.item, columns),
    }
  })
}

const countedIn = ({ stock = [] }: Imported, { variants }: Product): RowChange[] =>
  stock.flatMap((one) => {
    const id = variants[one.variant]?.id
    if (!id || !('available' in one) || 'code' in one || one.basedOn === null || one.units === one.basedOn) return []
    return [{ field: `variants.${id}.units`, before: one.basedOn, after: one.units }]
  })
