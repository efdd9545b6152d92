/** Many products changed at once, and a whole run put back: in groups of so many variants as one transaction bears. */
import type { z } from 'zod'
import { bulkChanged, type BulkRefusal } from '#domain/catalog/bulk'
import { edited, type Edit } from '#domain/catalog/edit'
import { withMarkdowns } from '#domain/catalog/markdowns'
import { groupsOf } from '#domain/catalog/groups'
import type { Product } from '#domain/catalog/product'
import { productId, type ProductId, type VariantId } from '#domain/ids'
import type { Result } from '#domain/result'
import { productsAt } from '#schema/products/catalog/history'
import { changeMany, sizesOf, type OneOfMany } from '#schema/products/catalog/many'
import { collectionsOfRun, membershipStatements } from '#schema/products/catalog/run-memberships'
import { newIds } from '#schema/products/catalog/save'
import { productsOfRun, undoProducts, type RunProduct, type Undone } from '#schema/products/catalog/undo-run'
import { actOnWhole, type OneWhole, type WholeAction } from '#schema/products/catalog/whole-products'
import type { bulk } from './bulk-input.ts'
import { editing, type ProductDiffers } from './edit.ts'
import { namesNobody, typedAll, type ReferenceUnknown } from './metafields.ts'
import { safeDraft } from './safe-draft.ts'

type Bulk = z.output<typeof bulk>
type Refusal = BulkRefusal | ProductDiffers | ReferenceUnknown

/** One call stays below what a Worker may take. */
const CALL_VARIANTS = 5_000

export type Bulked = { readonly name: string } & (OneOfMany<Refusal> | OneWhole | { readonly outcome: 'unknown' })

/** Each has a transaction of its own, and a call has 1,000 queries. */
const WHOLE_MAX = 15

export type BulkAnswer = {
  readonly products: readonly Bulked[]
  /** Names that this call has not come to. */
  readonly rest: readonly string[]
}

/** A copy of each, or each deleted. What the run has deleted before is known by its id alone. */
export const actInBulk = async (
  db: D1Database,
  { run, products = [] }: Pick<Bulk, 'run' | 'products'>,
  action: WholeAction,
  who: string,
  now: number,
): Promise<BulkAnswer> => {
  const names = [...new Set(products)]
  const idOf = new Map((await sizesOf(db, names)).map(({ name, id }) => [name, id]))
  const [these, rest] = [names.slice(0, WHOLE_MAX), names.slice(WHOLE_MAX)]
  const ids = [...new Set(these.flatMap((name) => idOf.get(name) ?? productId(name) ?? []))]
  const acted = await actOnWhole(db, ids, action, { who, run }, now)
  const done = new Map(ids.map((id, at) => [id, acted[at]]))
  const answers = these.map((name): Bulked => {
    const id = idOf.get(name) ?? productId(name)
    const one = id && done.get(id)
    return one ? { name, ...one } : { name, outcome: 'unknown' }
  })
  return { products: answers, rest }
}

export const changeInBulk = async (db: D1Database, input: Bulk, who: string, now: number): Promise<BulkAnswer> => {
  const names = [...new Set(input.products ?? input.edits?.map(({ product }) => product) ?? [])]
  const known = await sizesOf(db, names)
  const sized = [...new Map(known.map((one) => [one.id, one])).values()]
  const groups = groupsOf(sized, CALL_VARIANTS)
  const by = { who, cause: 'bulk', run: input.run } as const
  const { collections } = input.change ?? {}
  const answers = new Map<ProductId, OneOfMany<Refusal>>()
  for (const group of groups) {
    const ids = group.map(({ id }) => id)
    const decide = input.edits ? await decideEdits(db, group, input.edits) : decideChange(input)
    const beside =
      collections && ((products: readonly Product[]) => membershipStatements(db, input.run, products, collections))
    for (const one of await changeMany<Refusal>(db, ids, decide, by, now, beside)) answers.set(one.product.id, one)
  }
  const idOf = new Map(known.map(({ name, id }) => [name, id]))
  const came = new Set(groups.flat().map(({ id }) => id))
  const rest = known.filter(({ id }) => !came.has(id)).map(({ name }) => name)
  const products = names.flatMap((name): Bulked[] => {
    const id = idOf.get(name)
    if (!id) return [{ name, outcome: 'unknown' }]
    const answer = answers.get(id)
    return answer ? [{ name, ...answer }] : []
  })
  return { products, rest }
}

type Decide = (product: Product) => Result<Product, Refusal>

const decideChange = ({ change = {}, variants }: Bulk): Decide => {
  const { collections: _, ...one } = change
  const only = variants && new Set(variants as VariantId[])
  return (product) => bulkChanged(product, one, only)
}

const decideEdits = async (
  db: D1Database,
  group: readonly { readonly id: ProductId; readonly name: string }[],
  edits: NonNullable<Bulk['edits']>,
): Promise<Decide> => {
  const typed = await typedAll(db, edits)
  const nobodys = await namesNobody(db, typed)
  const byName = new Map(typed.map((one) => [one.product, one]))
  const byId = new Map(group.map(({ id, name }) => [id, byName.get(name)]))
  const seen = group.flatMap(({ id }) => {
    const version = byId.get(id)?.version
    return version === undefined ? [] : [{ product: id, version }]
  })
  const bases = await productsAt(db, seen)
  return (product) => {
    const { product: _, version, ...said } = byId.get(product.id) ?? { product: product.id }
    const edit: Edit = safeDraft(said)
    const unknown = nobodys(product.metafields, said.metafields)
    if (unknown) return { ok: false, refusal: unknown }
    if (version === undefined) return withMarkdowns(edited(product, edit, newIds), product, edit)
    const done = editing({ edit, version, base: bases.get(product.id), merge: true })(product)
    return done.ok ? { ok: true, value: done.value.product } : done
  }
}

/** So many are looked at in one call. */
const UNDO_MAX = 50

export type UndoAnswer = {
  readonly products: readonly Undone[]
  /** In which it has moved products, by hand. */
  readonly collections: readonly string[]
  /** Where to go on; null: that was all. */
  readonly next: string | null
}

/** Each that was deleted comes back in transactions of its own, and so goes what the run has made. */
const untilOf = (page: readonly RunProduct[]): number => {
  const whole = page.flatMap(({ deleted, first }, at) => (deleted !== null || first === 0 ? [at] : []))
  return whole[WHOLE_MAX] ?? page.length
}

export const undoOfRun = async (
  db: D1Database,
  {
    run,
    after,
    who,
    now,
  }: { readonly run: string; readonly after: string; readonly who: string; readonly now: number },
): Promise<UndoAnswer> => {
  const page = await productsOfRun(db, run, after, UNDO_MAX)
  const found = page.slice(0, untilOf(page))
  const groups = groupsOf(found, CALL_VARIANTS)
  const products: Undone[] = []
  const collections = await collectionsOfRun(
    db,
    run,
    groups.flat().map(({ product }) => product),
  )
  for (const group of groups) products.push(...(await undoProducts(db, run, group, who, now)))
  const last = groups.flat().at(-1)?.product
  const isAll = page.length < UNDO_MAX && last === page.at(-1)?.product
  return { products, collections, next: isAll || last === undefined ? null : last }
}
