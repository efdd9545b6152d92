/** The copy of what comes back: listed for staff, found by the number of its parcel, asked for at its carrier. */
import type { Return, ReturnStatus } from '#domain/after-sales/return'
import type { OrderId } from '#domain/ids'
import { compactNumber } from '#domain/logistics/tracking-number'
import type { Order } from '#domain/orders/order'
import { searchQuestion } from '#domain/orders/search'
import { insertRows } from '#schema/insert-rows'

const COPYING = [
  `INSERT INTO returns (order_id, id, kind, status, resolution, units, carrier, tracking, number, requested_at, since, sent_at, version)
   VALUES`,
  `ON CONFLICT (order_id, id) DO UPDATE SET status = excluded.status, carrier = excluded.carrier, tracking = excluded.tracking,
     number = excluded.number, since = excluded.since, sent_at = excluded.sent_at, version = excluded.version
   WHERE excluded.version > returns.version`,
] as const

/** Nothing for orders of which nothing comes back. */
export const copyingReturns = (db: D1Database, orders: readonly Order[]): D1PreparedStatement[] => {
  const rows = orders.flatMap(({ id: order, returns = [], version }) =>
    returns.map(({ id, kind, status, resolution, units, parcel, requestedAt, since }) => {
      const [carrier, tracking] = [parcel?.carrier ?? '', parcel?.tracking ?? '']
      const many = units.reduce((sum, one) => sum + one.units, 0)
      const sent = [carrier, tracking, compactNumber(tracking)]
      return [order, id, kind, status, resolution, many, ...sent, requestedAt, since, parcel?.sentAt ?? null, version]
    }),
  )
  return rows.length === 0 ? [] : insertRows(db, COPYING, rows)
}

export const forgettingReturns = (db: D1Database): D1PreparedStatement => db.prepare('DELETE FROM returns')

export const RETURN_VIEWS = ['all', 'to-decide', 'coming', 'to-inspect', 'to-pay', 'over'] as const
export type ReturnView = (typeof RETURN_VIEWS)[number]

const inView: Readonly<Record<ReturnView, readonly ReturnStatus[] | null>> = {
  all: null,
  'to-decide': ['requested'],
  coming: ['approved', 'sent'],
  'to-inspect': ['received'],
  'to-pay': ['inspected'],
  over: ['declined', 'cancelled', 'refunded', 'credited', 'exchanged', 'sent-back'],
}

export type ReturnRow = Pick<Return, 'id' | 'kind' | 'status' | 'resolution' | 'requestedAt' | 'since'> & {
  readonly orderId: OrderId
  readonly order: string
  readonly customer: string
  readonly units: number
  readonly carrier: string
  readonly tracking: string
}

export type ReturnFilter = {
  readonly view: ReturnView
  /** What was typed, of its order; empty for everything. */
  readonly search: string
}

/** Where a page ended. */
export type ReturnPlace = Pick<ReturnRow, 'requestedAt' | 'id'>

export const RETURNS_PER_PAGE = 50

/** @param view null: all @returns as the question of SQL has it, from the first of its parameters on */
const filtered = ({ view, search }: ReturnFilter) => {
  const words = searchQuestion(search)
  return {
    where: `(?1 IS NULL OR r.status IN (SELECT value FROM json_each(?1)))
      AND (?2 IS NULL OR o.sequence IN (SELECT rowid FROM order_words WHERE order_words MATCH ?2))`,
    values: [inView[view] && JSON.stringify(inView[view]), words === '' ? null : words] as const,
  }
}

/** The newest first. @param after the last one of the page before; null: from the newest on */
export const returnsPage = async (
  db: D1Database,
  filter: ReturnFilter,
  after: ReturnPlace | null,
): Promise<{ readonly rows: readonly ReturnRow[]; readonly next: ReturnPlace | null }> => {
  const { where, values } = filtered(filter)
  const { results } = await db
    .prepare(
      `SELECT r.order_id AS orderId, o.name AS "order", o.customer, r.id, r.kind, r.status, r.resolution, r.units, r.carrier,
              r.tracking, r.requested_at AS requestedAt, r.since
       FROM returns r JOIN orders o ON o.id = r.order_id
       WHERE ${where} ${after ? 'AND (r.requested_at, r.id) < (?4, ?5)' : ''}
       ORDER BY r.requested_at DESC, r.id DESC LIMIT ?3`,
    )
    .bind(...values, RETURNS_PER_PAGE + 1, ...(after ? [after.requestedAt, after.id] : []))
    .all<ReturnRow>()
  const rows = results.slice(0, RETURNS_PER_PAGE)
  const last = rows.at(-1)
  return { rows, next: results.length > RETURNS_PER_PAGE && last ? last : null }
}

/** How many stand in each view, by the same search. */
export const countReturns = async (db: D1Database, search: string): Promise<Readonly<Record<ReturnView, number>>> => {
  const { where, values } = filtered({ view: 'all', search })
  const { results } = await db
    .prepare(
      `SELECT r.status, count(*) AS units FROM returns r JOIN orders o ON o.id = r.order_id WHERE ${where} GROUP BY 1`,
    )
    .bind(...values)
    .all<{ status: ReturnStatus; units: number }>()
  const countIn = (view: ReturnView) =>
    results.reduce((sum, { status, units }) => (inView[view]?.includes(status) === false ? sum : sum + units), 0)
  return Object.fromEntries(RETURN_VIEWS.map((view) => [view, countIn(view)])) as Record<ReturnView, number>
}

export type ReturnName = { readonly order: OrderId; readonly id: string; readonly carrier: string }

/** A number is one carrier's for some months, and then another parcel's: the newest few. */
const NAMESAKES_MAX = 5

/** Which of them come in a parcel with this number, however it is written. */
export const returnsNumbered = async (db: D1Database, tracking: string): Promise<ReturnName[]> => {
  const number = compactNumber(tracking)
  if (number === '') return []
  const { results } = await db
    .prepare(
      `SELECT order_id AS "order", id, carrier FROM returns WHERE number = ?1 AND number <> ''
       ORDER BY sent_at DESC LIMIT ?2`,
    )
    .bind(number, NAMESAKES_MAX)
    .all<ReturnName>()
  return results
}

export type ReturnToAsk = ReturnName & { readonly tracking: string; readonly sentAt: number }

type Due = {
  /** Not asked since then, and sent since then: ms since the epoch. */
  readonly askedBefore: number
  readonly shippedAfter: number
  /** Names of carriers in small letters; none: all of them. */
  readonly carriers: readonly string[]
  readonly most: number
}

/** Those whose turn it is are taken: whoever looks at the same moment takes others. */
export const takeReturnsToAsk = async (
  db: D1Database,
  { askedBefore, shippedAfter, carriers, most }: Due,
  now: number,
): Promise<ReturnToAsk[]> => {
  const { results } = await db
    .prepare(
      `UPDATE returns SET asked_at = ?1 WHERE (order_id, id) IN (
         SELECT order_id, id FROM returns
         WHERE number <> '' AND status = 'sent' AND asked_at <= ?2 AND sent_at >= ?3
           AND (?4 = '[]' OR lower(trim(carrier)) IN (SELECT value FROM json_each(?4)))
         ORDER BY asked_at LIMIT ?5)
       RETURNING order_id AS "order", id, carrier, tracking, sent_at AS sentAt`,
    )
    .bind(now, askedBefore, shippedAfter, JSON.stringify(carriers), most)
    .all<ReturnToAsk>()
  return results
}
