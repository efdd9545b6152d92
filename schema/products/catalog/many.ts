/**
 * Many products are changed by one run: read together, decided one by one, written in one transaction with their past. A run
 * changes a product once: sent again, after a crash or at the same moment, it finds what it has done.
 */
import { replacedBy, type By } from '#domain/catalog/history'
import type { Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import type { Result } from '#domain/result'
import { same } from '#domain/same'
import { followSaved } from '../pricing/follow.ts'
import { productsBy } from './catalog.ts'
import { isHandleTaken, keepingPlaces, type HandleTaken } from './change.ts'
import { isConflict, standBack } from './conflict.ts'
import { versionStatements } from './history.ts'
import { memberStatements, rulesOf } from './membership.ts'
import { productStatements } from './product-statements.ts'

/** Whoever changes many says which run it is. */
export type RunBy = By & { readonly run: string }

/** What became of one product. `already`: this run had changed it before, and it has been left as it is. */
export type OneOfMany<R> =
  | { readonly outcome: 'changed'; readonly product: Product; readonly before: Product }
  | { readonly outcome: 'unchanged' | 'already'; readonly product: Product }
  | { readonly outcome: 'refused'; readonly product: Product; readonly refusal: R | HandleTaken }

/** Its version is counted by whoever writes it. */
export type DecideOne<R> = (product: Product) => Result<Product, R>

/** What is written beside the products themselves, of those that are not refused; it answers which of them it has changed. */
export type Beside = (products: readonly Product[]) => readonly D1PreparedStatement[]

/** @param ids of so few that their variants are one transaction; unknown ones are left out */
export const changeMany = async <R>(
  db: D1Database,
  ids: readonly ProductId[],
  decide: DecideOne<R>,
  by: RunBy,
  now: number,
  beside?: Beside,
  attempt = 1,
): Promise<OneOfMany<R>[]> => {
  const [found, done, rules] = await Promise.all([
    productsBy(db, 'id', ids),
    // A file may speak of a product in several places, and says of it what it says, not how much more.
    by.cause === 'import' ? new Set<ProductId>() : doneBy(db, by, ids),
    rulesOf(db),
  ])
  const decided = found.map((product) => decidedOn(product, done, decide, now))
  const changed = decided.flatMap((one) => (one.outcome === 'changed' ? [one] : []))
  const products = changed.map(({ product }) => product)
  const open = decided.flatMap((one) => (one.outcome === 'changed' || one.outcome === 'unchanged' ? [one.product] : []))
  const others = open.length > 0 && beside ? beside(open) : []
  if (products.length === 0 && others.length === 0) return decided
  const past = changed.map(({ product, before }) => replacedBy(product, before))
  const moved = changed.filter(({ product, before }) => product.handle !== before.handle)
  try {
    const results = await db.batch<{ product: ProductId }>([
      ...others,
      ...(products.length > 0 ? [...versionStatements(db, past, by, now), ...productStatements(db, products)] : []),
      ...moved.map(({ product, before }) => keepingPlaces(db, before.handle, product.handle)),
      ...memberStatements(db, beside ? open : products, rules),
    ])
    await followSaved(
      db,
      products.map(({ id }) => id),
      now,
    )
    const told = new Set(results.slice(0, others.length).flatMap((one) => one.results.map(({ product }) => product)))
    return decided.map((one) =>
      one.outcome === 'unchanged' && told.has(one.product.id)
        ? { ...one, outcome: 'changed', before: one.product }
        : one,
    )
  } catch (fault) {
    if (!isConflict(fault)) throw fault
    const [only, ...more] = changed
    if (isHandleTaken(fault) && only && more.length === 0)
      return [
        { outcome: 'refused', product: only.before, refusal: { code: 'handle-taken', handle: only.product.handle } },
      ]
    if (isHandleTaken(fault)) return oneByOne(found, (id) => changeMany(db, [id], decide, by, now, beside))
    await standBack(fault, attempt, `what ${by.run} changes`)
    return changeMany(db, ids, decide, by, now, beside, attempt + 1)
  }
}

const decidedOn = <R>(
  product: Product,
  done: ReadonlySet<ProductId>,
  decide: DecideOne<R>,
  now: number,
): OneOfMany<R> => {
  if (done.has(product.id)) return { outcome: 'already', product }
  const made = decide(product)
  if (!made.ok) return { outcome: 'refused', product, refusal: made.refusal }
  const { id, version, createdAt, updatedAt } = product
  const next = { ...made.value, id, version, createdAt, updatedAt }
  if (same(next, product)) return { outcome: 'unchanged', product }
  return { outcome: 'changed', product: { ...next, version: version + 1, updatedAt: now }, before: product }
}

/** One of them wants an address that another product has: that one is refused alone. */
const oneByOne = async <T>(found: readonly Product[], one: (id: ProductId) => Promise<readonly T[]>): Promise<T[]> => {
  const answers: T[] = []
  for (const { id } of found) answers.push(...(await one(id)))
  return answers
}

const doneBy = async (
  db: D1Database,
  { run, cause }: RunBy,
  ids: readonly ProductId[],
): Promise<ReadonlySet<ProductId>> => {
  const { results } = await db
    .prepare(
      `SELECT product FROM product_versions
       WHERE run = ?1 AND (cause = ?2 OR ?2 = 'bulk' AND cause IN ('delete', 'duplicate')) AND product IN (SELECT value FROM json_each(?3))
       UNION SELECT product FROM run_memberships
       WHERE run = ?1 AND ?2 = 'bulk' AND product IN (SELECT value FROM json_each(?3))`,
    )
    .bind(run, cause, JSON.stringify(ids))
    .all<{ product: ProductId }>()
  return new Set(results.map(({ product }) => product))
}

/** How many variants each has, by id or handle; in the order of the names, unknown ones left out. */
export const sizesOf = async (
  db: D1Database,
  names: readonly string[],
): Promise<{ readonly name: string; readonly id: ProductId; readonly variants: number }[]> => {
  const { results } = await db
    .prepare(
      `SELECT w.value AS name, p.id, (SELECT count(*) FROM variants WHERE product = p.number) AS variants
       FROM json_each(?1) w JOIN products p ON p.id = w.value OR p.handle = w.value ORDER BY w.key`,
    )
    .bind(JSON.stringify(names))
    .all<{ name: string; id: ProductId; variants: number }>()
  return results
}
