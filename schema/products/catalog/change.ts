/**
 * One product is changed by what it is now: read, decided, merged and written, and begun again when somebody else has
 * written meanwhile. Under a key it is done once, and the answer is kept in the transaction of the change.
 */
import type { Draft } from '#domain/catalog/draft'
import { mergeDraft } from '#domain/catalog/merge'
import type { Product } from '#domain/catalog/product'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { ProductId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { productsBy } from './catalog.ts'
import { memberStatements, rulesOf } from './membership.ts'
import { productStatements } from './product-statements.ts'
import { newIds } from './save.ts'

export type ProductUnknown = { readonly code: 'product-unknown' }

export type Changed<A> = {
  readonly product: Product
  readonly answer: A
  /** false: nothing had to be changed, or it had been under the same key. */
  readonly changed: boolean
}

/** What is to become of a product, or why not; `answer` is plain data. */
export type Decide<A, R> = (product: Product) => Result<{ readonly draft: Draft; readonly answer: A }, R>

/** Of so many who change one product at once the last still has its turn: in every round one of them is done. */
const ATTEMPTS = 12

/** As long as the shards remember theirs, in ms. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/** Repeated, it is decided anew. */
export const changeProduct = async <A, R>(
  db: D1Database,
  id: ProductId,
  decide: Decide<A, R>,
  now: number,
): Promise<Result<Changed<A>, R | ProductUnknown>> => {
  // Without a key there is none that could have been used before.
  return (await change(db, id, decide, now)) as Result<Changed<A>, R | ProductUnknown>
}

/** Repeated under its key, it is answered as before and not done again. */
export const changeProductOnce = <A, R>(
  db: D1Database,
  id: ProductId,
  decide: Decide<A, R>,
  now: number,
  once: Idempotency,
): Promise<Result<Changed<A>, R | ProductUnknown | IdempotencyRefusal>> => change(db, id, decide, now, once)

const change = async <A, R>(
  db: D1Database,
  id: ProductId,
  decide: Decide<A, R>,
  now: number,
  once?: Idempotency,
  attempt = 1,
): Promise<Result<Changed<A>, R | ProductUnknown | IdempotencyRefusal>> => {
  const [[product], before] = await Promise.all([productsBy(db, 'id', [id]), once && answerUnder<A>(db, once.key)])
  if (!product) return refuse({ code: 'product-unknown' })
  if (before && before.request !== once?.request) return refuse({ code: 'idempotency-key-reused' })
  if (before) return ok({ product, answer: before.answer, changed: false })
  const decided = decide(product)
  if (!decided.ok) return decided
  const { draft, answer } = decided.value
  const merged = mergeDraft(product, draft, newIds, now)
  if (!merged.ok) throw new Error(`a change of ${product.handle} would leave no product: ${merged.refusal.code}`)
  const changed = merged.value.outcome === 'updated'
  const statements = [
    ...(changed ? productStatements(db, [merged.value.product]) : []),
    ...(changed ? memberStatements(db, [merged.value.product], await rulesOf(db)) : []),
    ...(once ? remembering(db, once, answer, now) : []),
  ]
  if (statements.length === 0) return ok({ product, answer, changed })
  try {
    await db.batch(statements)
  } catch (fault) {
    if (!/constraint/i.test(String(fault))) throw fault
    // Whoever asked is told to come back in a moment (workers/http/fault.ts).
    if (attempt === ATTEMPTS) throw Object.assign(new Error(`${id} is changed too often`), { overloaded: true })
    return change(db, id, decide, now, once, attempt + 1)
  }
  return ok({ product: merged.value.product, answer, changed })
}

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
const remembering = (db: D1Database, { key, request }: Idempotency, answer: unknown, now: number) => [
  db.prepare('DELETE FROM product_changes WHERE at < ?1').bind(now - KEPT_MS),
  db
    .prepare('INSERT INTO product_changes (key, request, answer, at) VALUES (?1, ?2, ?3, ?4)')
    .bind(key, request, JSON.stringify(answer), now),
]
