/**
 * Whole products are copied or deleted by a run, one after the other, each in a transaction of its own with its past: a run does it
 * to a product once, and is put back as one.
 */
import { copyHandle, duplicateOf } from '#domain/catalog/duplicate'
import type { Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import { productsBy } from './catalog.ts'
import type { HandleTaken } from './change.ts'
import { addProduct, deleteProduct } from './lifecycle.ts'
import type { RunBy } from './many.ts'
import { newIds } from './save.ts'

export const WHOLE_ACTIONS = ['duplicate', 'delete'] as const
export type WholeAction = (typeof WHOLE_ACTIONS)[number]

/** `already`: by this run. `left`: somebody else was faster. */
export type OneWhole =
  | { readonly outcome: 'created' | 'deleted'; readonly product: Product }
  | { readonly outcome: 'already'; readonly id: ProductId }
  | {
      readonly outcome: 'left'
      readonly id: ProductId
      readonly refusal: { readonly code: 'product-unknown' } | HandleTaken
    }

/** Copies of one product that are looked through for a free name at once. */
const COPIES_MAX = 100

/** @param wanted a name for the copy; without it the next that is free */
export const copyOf = async (
  db: D1Database,
  product: Product,
  { handle, title }: { readonly handle?: string | undefined; readonly title?: string | undefined },
  now: number,
): Promise<Product> => {
  const names = handle ? [handle] : Array.from({ length: COPIES_MAX }, (_, at) => copyHandle(product.handle, at + 1))
  const taken = new Set((await productsBy(db, 'handle', names)).map((one) => one.handle))
  // Under a key that was used before the copy is there already, with its name.
  const free = names.find((one) => !taken.has(one)) ?? names[0] ?? product.handle
  return duplicateOf(product, { handle: free, title }, newIds, now)
}

/** What the run has done to these products, or made of them, whatever it was. */
const touchedBy = async (db: D1Database, run: string, ids: readonly ProductId[]): Promise<ReadonlySet<ProductId>> => {
  const { results } = await db
    .prepare(
      'SELECT DISTINCT product FROM product_versions WHERE run = ?1 AND product IN (SELECT value FROM json_each(?2))',
    )
    .bind(run, JSON.stringify(ids))
    .all<{ product: ProductId }>()
  return new Set(results.map(({ product }) => product))
}

/** @param ids of so few that one call of a Worker bears a transaction for each */
export const actOnWhole = async (
  db: D1Database,
  ids: readonly ProductId[],
  action: WholeAction,
  by: Omit<RunBy, 'cause'>,
  now: number,
): Promise<OneWhole[]> => {
  const [found, touched] = await Promise.all([productsBy(db, 'id', ids), touchedBy(db, by.run, ids)])
  const there = new Map(found.map((product) => [product.id, product]))
  const answers: OneWhole[] = []
  for (const id of ids) {
    const product = there.get(id)
    if (touched.has(id)) answers.push({ outcome: 'already', id })
    else if (!product) answers.push({ outcome: 'left', id, refusal: { code: 'product-unknown' } })
    else answers.push(await (action === 'delete' ? deleteOne : copyOne)(db, product, by, now))
  }
  // The same form sent twice at once: what was there a moment ago this run has done itself.
  const left = answers.flatMap((one) => (one.outcome === 'left' ? [one.id] : []))
  const since = left.length > 0 ? await touchedBy(db, by.run, left) : new Set<ProductId>()
  return answers.map((one) => ('id' in one && since.has(one.id) ? { outcome: 'already', id: one.id } : one))
}

const deleteOne = async (
  db: D1Database,
  { id, version }: Pick<Product, 'id' | 'version'>,
  by: Omit<RunBy, 'cause'>,
  now: number,
): Promise<OneWhole> => {
  const done = await deleteProduct(db, id, version, { ...by, cause: 'delete' }, now)
  if (done.ok) return { outcome: 'deleted', product: done.value }
  // Changed at this moment: whoever deletes many deletes it as it is.
  if (done.refusal.code === 'product-differs') return deleteOne(db, { id, version: done.refusal.version }, by, now)
  return { outcome: 'left', id, refusal: { code: 'product-unknown' } }
}

/** So often another name is looked for, where somebody took the one that was free, or this very form has. */
const NAMES_TRIED = 3

const copyOne = async (
  db: D1Database,
  product: Product,
  by: Omit<RunBy, 'cause'>,
  now: number,
  tried = 1,
): Promise<OneWhole> => {
  const once = { key: `${by.run} ${product.id}`, request: 'duplicate' }
  const done = await addProduct(db, await copyOf(db, product, {}, now), { ...by, cause: 'duplicate' }, now, once)
  if (done.ok)
    return done.value.changed
      ? { outcome: 'created', product: done.value.product }
      : { outcome: 'already', id: product.id }
  // The copy that a run had made was deleted since.
  if (done.refusal.code !== 'handle-taken') return { outcome: 'already', id: product.id }
  if (tried < NAMES_TRIED) return copyOne(db, product, by, now, tried + 1)
  return { outcome: 'left', id: product.id, refusal: done.refusal }
}
