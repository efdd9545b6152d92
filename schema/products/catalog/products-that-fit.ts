/** All products that a list is narrowed to, so many at a time, in an order that no change of them moves. */
import type { ProductId } from '#domain/ids'
import type { Currency } from '#domain/money'
import { conditions, type ProductQuery } from './list-conditions.ts'

export type Fitting = {
  readonly ids: readonly ProductId[]
  /** Where to go on; null: these were the last. */
  readonly next: number | null
  /** How many there are in all; null where that was told before. */
  readonly count: number | null
  /** The last of them then: what is made while it goes on is none of them. */
  readonly last: number | null
  /** Which they are, in short: another product among them is another text. null where they are not counted. */
  readonly mark: string | null
}

type Counted = { readonly count: number; readonly last: number | null; readonly mark: string }

/** By the numbers of products, which no change of one moves: how many, their sum, and the sum of what is scattered of each. */
const MARK = `count(*) || '.' || coalesce(sum(p.number), 0) || '.' || coalesce(sum((p.number * 2654435761) % 4294967291), 0)`

/** @param after where the call before has ended; 0: from the first, and they are counted. @param until the last that counts */
export const productsThatFit = async (
  db: D1Database,
  query: ProductQuery,
  {
    currency,
    now,
    after,
    until,
    most,
  }: {
    readonly currency: Currency
    readonly now: number
    readonly after: number
    readonly until?: number | undefined
    readonly most: number
  },
): Promise<Fitting> => {
  const { bound, bind, where } = conditions(query, currency, now)
  const beyond = `p.number > ${bind(after)}${until ? ` AND p.number <= ${bind(until)}` : ''}`
  // Every condition binds the currency; a statement has to name it.
  const fitting = `FROM products p WHERE ${where} AND ${beyond} AND ?1 IS NOT NULL`
  const page = db.prepare(`SELECT p.id, p.number ${fitting} ORDER BY p.number LIMIT ${most}`).bind(...bound)
  const counted = db
    .prepare(`SELECT count(*) AS count, max(p.number) AS last, ${MARK} AS mark ${fitting}`)
    .bind(...bound)
  const [found, whole] = await db.batch([page, ...(after === 0 ? [counted] : [])])
  const rows = (found?.results ?? []) as readonly { readonly id: ProductId; readonly number: number }[]
  const [sum] = (whole?.results ?? []) as readonly Counted[]
  return {
    ids: rows.map(({ id }) => id),
    next: rows.length < most ? null : (rows.at(-1)?.number ?? null),
    count: sum?.count ?? null,
    last: sum?.last ?? null,
    mark: sum?.mark ?? null,
  }
}
