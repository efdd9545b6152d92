/**
 * One product is changed by what it is now: read, decided, merged and written, and begun again when somebody else has
 * written meanwhile. Under a key it is done once, and the answer is kept in the transaction of the change.
 */
import type { Draft } from '#domain/catalog/draft'
import { variantsIn } from '#domain/catalog/gift-card'
import { replacedBy, type By } from '#domain/catalog/history'
import { mergeDraft } from '#domain/catalog/merge'
import type { Product } from '#domain/catalog/product'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { ProductId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { same } from '#domain/same'
import { followSaved } from '../pricing/follow.ts'
import { productsBy } from './catalog.ts'
import { isConflict, standBack } from './conflict.ts'
import { versionStatements } from './history.ts'
import { memberStatements, rulesOf } from './membership.ts'
import { productStatements } from './product-statements.ts'
import { newIds } from './save.ts'

export type ProductUnknown = { readonly code: 'product-unknown' }
/** Another product has the name in the address. */
export type HandleTaken = { readonly code: 'handle-taken'; readonly handle: string }

export type Changed<A> = {
  readonly product: Product
  readonly answer: A
  /** false: nothing had to be changed, or it had been under the same key. */
  readonly changed: boolean
}

/** What is to become of a product, or why not; `answer` is plain data. */
export type Decide<A, R> = (product: Product) => Result<{ readonly draft: Draft; readonly answer: A }, R>

/** The same, where the whole of it is said; its version is counted here. */
export type Replace<A, R> = (product: Product) => Result<{ readonly product: Product; readonly answer: A }, R>

/** As long as the shards remember theirs, in ms. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/** Repeated, it is decided anew. */
export const changeProduct = async <A, R>(
  db: D1Database,
  id: ProductId,
  decide: Decide<A, R>,
  by: By,
  now: number,
): Promise<Result<Changed<A>, R | ProductUnknown>> => {
  // Without a key there is none that could have been used before; a draft keeps the handle.
  return (await change(db, id, decide, by, now)) as Result<Changed<A>, R | ProductUnknown>
}

/** Repeated, it is decided anew. */
export const replaceProduct = async <A, R>(
  db: D1Database,
  id: ProductId,
  decide: Replace<A, R>,
  by: By,
  now: number,
): Promise<Result<Changed<A>, R | ProductUnknown | HandleTaken>> =>
  (await change(db, id, decide, by, now)) as Result<Changed<A>, R | ProductUnknown | HandleTaken>

/** Repeated under its key, it is answered as before and not done again. */
export const changeProductOnce = async <A, R>(
  db: D1Database,
  id: ProductId,
  decide: Decide<A, R>,
  by: By,
  now: number,
  once: Idempotency,
): Promise<Result<Changed<A>, R | ProductUnknown | IdempotencyRefusal>> =>
  (await change(db, id, decide, by, now, once)) as Result<Changed<A>, R | ProductUnknown | IdempotencyRefusal>

const change = async <A, R>(
  db: D1Database,
  id: ProductId,
  decide: Decide<A, R> | Replace<A, R>,
  by: By,
  now: number,
  once?: Idempotency,
  attempt = 1,
): Promise<Result<Changed<A>, R | ProductUnknown | HandleTaken | IdempotencyRefusal>> => {
  const [[product], before] = await Promise.all([productsBy(db, 'id', [id]), once && answerUnder<A>(db, once.key)])
  if (!product) return refuse({ code: 'product-unknown' })
  if (before && before.request !== once?.request) return refuse({ code: 'idempotency-key-reused' })
  if (before) return ok({ product, answer: before.answer, changed: false })
  const decided = decide(product)
  if (!decided.ok) return decided
  const { answer } = decided.value
  const next =
    'draft' in decided.value ? merged(product, decided.value.draft, now) : counted(product, decided.value, now)
  const changed = next !== product
  const statements = [
    ...(changed ? versionStatements(db, [replacedBy(next, product)], by, now) : []),
    ...(changed ? productStatements(db, [next]) : []),
    ...(next.handle === product.handle ? [] : [keepingPlaces(db, product.handle, next.handle)]),
    ...(changed ? memberStatements(db, [next], await rulesOf(db)) : []),
    ...(once ? remembering(db, once, answer, now) : []),
  ]
  if (statements.length === 0) return ok({ product, answer, changed })
  try {
    await db.batch(statements)
  } catch (fault) {
    if (!isConflict(fault)) throw fault
    if (isHandleTaken(fault)) return refuse({ code: 'handle-taken', handle: next.handle })
    await standBack(fault, attempt, id)
    return change(db, id, decide, by, now, once, attempt + 1)
  }
  if (changed) await followSaved(db, [id], now)
  return ok({ product: next, answer, changed })
}

const merged = (product: Product, draft: Draft, now: number): Product => {
  const laid = mergeDraft(product, draft, newIds, now)
  if (!laid.ok) throw new Error(`a change of ${product.handle} would leave no product: ${laid.refusal.code}`)
  return laid.value.outcome === 'updated' ? laid.value.product : product
}

const counted = (before: Product, { product }: { readonly product: Product }, now: number): Product => {
  const { id, version, createdAt, updatedAt } = before
  const next = { ...product, variants: variantsIn(product), id, version, createdAt, updatedAt }
  return same(next, before) ? before : { ...next, version: version + 1, updatedAt: now }
}

/** Collections by hand list their products by handle. */
export const keepingPlaces = (db: D1Database, before: string, after: string) =>
  db.prepare('UPDATE OR REPLACE collection_handles SET handle = ?2 WHERE handle = ?1').bind(before, after)

/** @param fault of the store */
export const isHandleTaken = (fault: unknown): boolean => String(fault).includes('products.handle')

/** What was answered under a key; undefined when it was never used, or long ago. */
export const answerUnder = async <A>(
  db: D1Database,
  key: string,
): Promise<{ readonly request: string; readonly answer: A } | undefined> => {
  const row = await db
    .prepare('SELECT request, answer FROM product_changes WHERE key = ?1')
    .bind(key)
    .first<{ request: string; answer: string }>()
  return row ? { request: row.request, answer: JSON.parse(row.answer) as A } : undefined
}

/** A key that is there already is a conflict, which makes the whole change begin again and find it. */
export const remembering = (db: D1Database, { key, request }: Idempotency, answer: unknown, now: number) => [
  db.prepare('DELETE FROM product_changes WHERE at < ?1').bind(now - KEPT_MS),
  db
    .prepare('INSERT INTO product_changes (key, request, answer, at) VALUES (?1, ?2, ?3, ?4)')
    .bind(key, request, JSON.stringify(answer), now),
]
