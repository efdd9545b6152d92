/** All that one import or bulk change has changed is put back, some products at a time; what somebody has changed since is left. */
import { restored } from '#domain/catalog/history'
import { differences } from '#domain/catalog/product-fields'
import type { Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { productsBy } from './catalog.ts'
import { latestVersionOf, productsAt } from './history.ts'
import { deleteProduct, restoreProduct } from './lifecycle.ts'
import { changeMany, type OneOfMany } from './many.ts'
import { undoMembershipStatements } from './run-memberships.ts'

/** A product that a run has changed, and how often: from the version `first` on, up to the version `made`. */
export type RunProduct = {
  readonly product: ProductId
  /** null: nothing but its collections. */
  readonly first: number | null
  readonly made: number | null
  readonly changes: number
  readonly undone: boolean
  /** The version that the run has deleted; null: it has not. */
  readonly deleted: number | null
  readonly variants: number
}

/** By their ids. @param after an id, to read on behind it; empty to begin with */
export const productsOfRun = async (
  db: D1Database,
  run: string,
  after: string,
  limit: number,
): Promise<RunProduct[]> => {
  const { results } = await db
    .prepare(OF_RUN)
    .bind(run, after, limit)
    .all<Omit<RunProduct, 'undone'> & { undone: number }>()
  return results.map((row) => ({ ...row, undone: row.undone === 1 }))
}

const OF_RUN = `
  SELECT r.*, (SELECT count(*) FROM variants v JOIN products p ON p.number = v.product WHERE p.id = r.product) AS variants
  FROM (
    SELECT * FROM (
      SELECT product, min(version) FILTER (WHERE cause NOT IN ('restore', 'delete')) AS first,
        max(version) FILTER (WHERE cause NOT IN ('restore', 'delete')) + 1 AS made,
        count(*) FILTER (WHERE cause NOT IN ('restore', 'delete')) AS changes,
        CASE min(version) WHEN 0 THEN max(cause IN ('restore', 'delete')) ELSE max(cause = 'restore') END AS undone,
        CASE min(version) WHEN 0 THEN NULL ELSE max(version) FILTER (WHERE cause = 'delete') END AS deleted
      FROM product_versions WHERE run = ?1 AND product > ?2 GROUP BY product ORDER BY product LIMIT ?3)
    UNION ALL
    SELECT * FROM (
      SELECT DISTINCT product, NULL, NULL, 0, 0, NULL FROM run_memberships m WHERE run = ?1 AND product > ?2
        AND NOT EXISTS (SELECT 1 FROM product_versions v WHERE v.run = m.run AND v.product = m.product)
      ORDER BY product LIMIT ?3)
  ) r ORDER BY product LIMIT ?3`

export type ChangedSince = { readonly code: 'product-changed' }

/** `deleted`: the run had made it. `back`: the run had deleted it. `gone`: deleted by an undo before. `left`: as it is now, and why. */
export type Undone =
  | OneOfMany<ChangedSince>
  | { readonly outcome: 'deleted' | 'back'; readonly product: Product }
  | { readonly outcome: 'gone'; readonly id: ProductId }
  | {
      readonly outcome: 'left'
      readonly id: ProductId
      readonly code: 'product-changed' | 'product-unknown' | 'handle-taken'
      /** That another product has now. */
      readonly handle?: string
    }

/** @param products of the run, of so few that their variants are one transaction. Undone twice they are undone once */
export const undoProducts = async (
  db: D1Database,
  run: string,
  products: readonly RunProduct[],
  who: string,
  now: number,
): Promise<Undone[]> => {
  const by = new Map(products.map((one) => [one.product, one]))
  const versions = (which: 'first' | 'made') =>
    products.flatMap(({ product, [which]: version }) => (version === null ? [] : [{ product, version }]))
  const [pasts, afters] = await Promise.all([productsAt(db, versions('first')), productsAt(db, versions('made'))])
  const made = products.filter(({ first, undone }) => first === 0 && !undone)
  const gone = products.flatMap(({ product, deleted, undone }) =>
    deleted === null || undone ? [] : [{ product, deleted }],
  )
  const ids = products.filter((one) => !made.includes(one) && one.deleted === null).map(({ product }) => product)
  const changed = await changeMany<ChangedSince>(
    db,
    ids,
    (product) => {
      const { first = null, made: version, changes = 0 } = by.get(product.id) ?? {}
      if (first === null) return ok(product)
      const [past, after] = [pasts.get(product.id), afters.get(product.id)]
      // What somebody has changed and put back is as the run left it.
      const untouched = product.version === version || (after && differences(after, product).length === 0)
      return past && untouched && first + changes === version
        ? ok(restored(past, product))
        : refuse({ code: 'product-changed' })
    },
    { who, cause: 'restore', run },
    now,
    (these) =>
      undoMembershipStatements(
        db,
        run,
        these.map(({ id }) => id),
      ),
  )
  // What is deleted leaves the collections that the run has put it into.
  if (made.length > 0)
    await db.batch(
      undoMembershipStatements(
        db,
        run,
        made.map(({ product }) => product),
      ),
    )
  const answers = new Map<ProductId, Undone>(changed.map((one) => [one.product.id, one]))
  for (const { product, deleted } of gone)
    answers.set(product, await bringBack(db, product, deleted, { who, run }, now))
  for (const { product: id, made: version, changes } of made) {
    const whole = version !== null && changes === version
    const done = whole ? await deleteProduct(db, id, version, { who, cause: 'delete', run }, now) : undefined
    const code = done?.ok === false && done.refusal.code === 'product-unknown' ? 'product-unknown' : 'product-changed'
    answers.set(id, done?.ok ? { outcome: 'deleted', product: done.value } : { outcome: 'left', id, code })
  }
  return products.map(
    ({ product: id, undone }) =>
      answers.get(id) ?? (undone ? { outcome: 'gone', id } : { outcome: 'left', id, code: 'product-unknown' }),
  )
}

/** What the run has deleted, unless somebody has brought it back meanwhile. */
const bringBack = async (
  db: D1Database,
  id: ProductId,
  deleted: number,
  { who, run }: { readonly who: string; readonly run: string },
  now: number,
): Promise<Undone> => {
  const [[there], latest] = await Promise.all([productsBy(db, 'id', [id]), latestVersionOf(db, id)])
  if (there || latest !== deleted + 1) return { outcome: 'left', id, code: 'product-changed' }
  const done = await restoreProduct(db, id, deleted, { who, cause: 'restore', run }, now)
  if (done.ok) return { outcome: 'back', product: done.value.product }
  if (done.refusal.code !== 'handle-taken') return { outcome: 'left', id, code: 'product-unknown' }
  return { outcome: 'left', id, code: 'handle-taken', handle: done.refusal.handle }
}

/** How many products a run has changed, made or deleted so far, put back since or not. */
export const countOfRun = async (db: D1Database, run: string): Promise<number> => {
  const found = await db
    .prepare(
      `SELECT count(*) AS count FROM (
         SELECT product FROM product_versions WHERE run = ?1 UNION SELECT product FROM run_memberships WHERE run = ?1)`,
    )
    .bind(run)
    .first<{ count: number }>()
  return found?.count ?? 0
}

/** Of these products those that the run has changed, each with the version that it first replaced: 0 where it has made it. */
export const madeByRun = async (
  db: D1Database,
  run: string,
  ids: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, number>> => {
  const { results } = await db
    .prepare(
      `SELECT product, min(version) AS first FROM product_versions
       WHERE run = ?1 AND product IN (SELECT value FROM json_each(?2)) GROUP BY product`,
    )
    .bind(run, JSON.stringify(ids))
    .all<{ product: ProductId; first: number }>()
  return new Map(results.map(({ product, first }) => [product, first]))
}
