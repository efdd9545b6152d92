/** The copy of orders that staff search and page through. It takes an order only when it is newer than what it has. */
import type { Event } from '#domain/events'
import type { OrderId } from '#domain/ids'
import type { Currency, Money } from '#domain/money'
import { REFUND_SETTLES_WITHIN_MS } from '#domain/orders/cancellation'
import { dueOf } from '#domain/orders/balance'
import { customerOf, type Order, type OrderStatus, type PaymentStatus } from '#domain/orders/order'
import { searchQuestion, searchWords } from '#domain/orders/search'
import { insertRows } from '#schema/insert-rows'
import { copyingReturns, forgettingReturns } from '../after-sales/returns.ts'
import { copyingShipments, forgettingShipments } from '../logistics/shipments.ts'
import { copyingTags, forgettingTags } from './order-tags.ts'
import { copyingImports } from './imported.ts'
import { copyingUses, forgettingUses } from './promotion-uses.ts'

const COPYING = [
  `INSERT INTO orders (id, name, status, payment, email, customer, country, delivery, total, currency, units,
                       placed_at, version, changed_at, copied_at, words, "order", due, archived_at) VALUES`,
  `ON CONFLICT (id) DO UPDATE SET
     name = excluded.name, status = excluded.status, payment = excluded.payment, email = excluded.email,
     customer = excluded.customer, country = excluded.country, delivery = excluded.delivery, total = excluded.total,
     currency = excluded.currency, units = excluded.units, placed_at = excluded.placed_at, version = excluded.version,
     changed_at = excluded.changed_at, copied_at = excluded.copied_at, words = excluded.words, "order" = excluded."order",
     due = excluded.due, archived_at = excluded.archived_at
   WHERE excluded.version > orders.version`,
] as const

const copying = (db: D1Database, orders: readonly Order[], now: number): D1PreparedStatement[] => {
  const rows = orders.map((order) => [
    order.id,
    order.name,
    order.status,
    // The column is for the views; what is shown is read from the order.
    order.payment === 'refund-due' || order.payment === 'refunded' ? order.payment : 'paid',
    order.email,
    customerOf(order),
    order.address?.country ?? '',
    order.delivery ?? '',
    order.totals.total.amount,
    order.currency,
    order.lines.reduce((sum, { units }) => sum + units, 0),
    order.placedAt,
    order.version,
    order.updatedAt,
    now,
    searchWords(order),
    JSON.stringify(order),
    dueOf(order).amount,
    order.archivedAt ?? null,
  ])
  if (rows.length === 0) return []
  return [
    ...insertRows(db, COPYING, rows),
    ...copyingUses(db, orders),
    ...copyingTags(db, orders),
    ...copyingShipments(db, orders),
    ...copyingReturns(db, orders),
  ]
}

export const copyOrders = async (db: D1Database, orders: readonly Order[], now: number): Promise<void> => {
  const statements = copying(db, orders, now)
  if (statements.length > 0) await db.batch(statements)
}

/** What facts say of orders. */
export const copyFacts = async (db: D1Database, events: readonly Event[], now: number): Promise<void> => {
  const orders = events.flatMap((event) => ('order' in event ? [event.order] : []))
  const statements = [...copying(db, orders, now), ...copyingImports(db, events)]
  if (statements.length > 0) await db.batch(statements)
}

/** Before a rebuild. The messages stay: they are no copy. */
export const clearCopy = async (db: D1Database): Promise<void> => {
  await db.batch([
    db.prepare(`DELETE FROM orders`),
    ...[forgettingUses, forgettingTags, forgettingShipments, forgettingReturns].map((forgetting) => forgetting(db)),
    db.prepare(`INSERT INTO order_words (order_words) VALUES ('rebuild')`),
  ])
}

export const ORDER_VIEWS = [
  'all',
  'to-fulfil',
  'part-sent',
  'cancelled',
  'refund-owed',
  'unpaid',
  'overdue',
  'authorised',
  'archived',
  'imported',
] as const
export type OrderView = (typeof ORDER_VIEWS)[number]

const inView: Record<OrderView, string> = {
  all: 'true',
  'to-fulfil': `status IN ('placed', 'part-shipped')`,
  'part-sent': `status = 'part-shipped'`,
  cancelled: `status = 'cancelled'`,
  // What is on its way back is nobody's to look at yet.
  'refund-owed': `payment = 'refund-due' AND changed_at <= unixepoch('subsec') * 1000 - ${REFUND_SETTLES_WITHIN_MS}`,
  // What a provider has promised is none of the buyer's to pay any more.
  unpaid: `due > 0 AND "order" ->> 'payment' <> 'authorised'`,
  // The whole day counts until which it was to be paid.
  overdue: `due > 0 AND "order" ->> '$.terms.dueAt' <= unixepoch('subsec') * 1000 - 86400000`,
  authorised: `due > 0 AND "order" ->> 'payment' = 'authorised'`,
  archived: 'archived_at IS NOT NULL',
  imported: `"order" ->> '$.imported.id' IS NOT NULL`,
}

/** One row of the list. */
export type OrderRow = {
  readonly id: OrderId
  readonly name: string
  readonly status: OrderStatus
  readonly payment: PaymentStatus
  readonly email: string
  readonly customer: string
  readonly country: string
  readonly delivery: string
  readonly total: Money
  /** What is still to be paid, and until when, ms since the epoch; null: no day was agreed on. */
  readonly due: Money
  readonly dueAt: number | null
  readonly units: number
  readonly placedAt: number
  readonly changedAt: number
  readonly tags: readonly string[]
  /** Put away, ms since the epoch; null: it is not. */
  readonly archivedAt: number | null
  /** Of another shop: how far it was sent there, in its words; null: it was placed here. */
  readonly imported: string | null
}

export type OrderFilter = {
  readonly view: OrderView
  /** What was typed; empty for everything. */
  readonly search: string
  /** Not before this, ms since the epoch. */
  readonly since: number | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  /** Only those that have it. */
  readonly tag: string | null
}

/** Where a page begins: just older, or just newer, than this order. */
export type OrderCursor = { readonly towards: 'older' | 'newer'; readonly placedAt: number; readonly id: string }

export type OrderPage = {
  /** The newest first. */
  readonly rows: readonly OrderRow[]
  readonly newer: boolean
  readonly older: boolean
}

export const ORDERS_PER_PAGE = 50

const FILTER = `
  (?1 IS NULL OR sequence IN (SELECT rowid FROM order_words WHERE order_words MATCH ?1))
  AND (?2 IS NULL OR placed_at >= ?2) AND (?3 IS NULL OR country = ?3)
  AND (?4 IS NULL OR id IN (SELECT order_id FROM order_tags WHERE tag = ?4))`

const filterValues = ({ search, since, country, tag }: OrderFilter): (string | number | null)[] => {
  const question = searchQuestion(search)
  return [question === '' ? null : question, since, country, tag]
}

type Row = Omit<OrderRow, 'total' | 'due' | 'tags'> & {
  /** JSON; null where it never had one. */
  readonly tags: string | null
  readonly amount: number
  readonly due: number
  readonly currency: Currency
}

export const ordersPage = async (
  db: D1Database,
  filter: OrderFilter,
  cursor: OrderCursor | null,
): Promise<OrderPage> => {
  const newer = cursor?.towards === 'newer'
  const beyond = cursor ? `AND (placed_at, id) ${newer ? '>' : '<'} (?6, ?7)` : ''
  const { results } = await db
    .prepare(
      `SELECT id, name, status, "order" ->> 'payment' AS payment, email, customer, country, delivery, total AS amount, currency, units,
              due, "order" ->> '$.terms.dueAt' AS dueAt,
              placed_at AS placedAt, changed_at AS changedAt, archived_at AS archivedAt, "order" ->> '$.tags' AS tags,
              "order" ->> '$.imported.fulfilment' AS imported
       FROM orders WHERE ${inView[filter.view]} AND ${FILTER} ${beyond}
       ORDER BY placed_at ${newer ? 'ASC' : 'DESC'}, id ${newer ? 'ASC' : 'DESC'} LIMIT ?5`,
    )
    .bind(...filterValues(filter), ORDERS_PER_PAGE + 1, ...(cursor ? [cursor.placedAt, cursor.id] : []))
    .all<Row>()
  const more = results.length > ORDERS_PER_PAGE
  const rows = results.slice(0, ORDERS_PER_PAGE).map(({ amount, due, currency, tags, ...row }) => ({
    ...row,
    tags: tags === null ? [] : (JSON.parse(tags) as string[]),
    total: { amount, currency },
    due: { amount: due, currency },
  }))
  if (newer) rows.reverse()
  return { rows, newer: newer ? more : cursor !== null, older: newer || more }
}

/** The same whole, the newest first. @param after the last one of the page before; null: from the newest on */
export const ordersWhole = async (
  db: D1Database,
  filter: OrderFilter,
  after: Pick<OrderCursor, 'placedAt' | 'id'> | null,
  most: number,
): Promise<readonly Order[]> => {
  const beyond = after ? 'AND (placed_at, id) < (?6, ?7)' : ''
  const { results } = await db
    .prepare(
      `SELECT "order" FROM orders WHERE ${inView[filter.view]} AND ${FILTER} ${beyond} ORDER BY placed_at DESC, id DESC LIMIT ?5`,
    )
    .bind(...filterValues(filter), most, ...(after ? [after.placedAt, after.id] : []))
    .all<{ order: string }>()
  return results.map(({ order }) => JSON.parse(order) as Order)
}

/** How many orders the filter leaves. */
export const countOrders = async (db: D1Database, filter: OrderFilter): Promise<number> =>
  (await db
    .prepare(`SELECT count(*) AS units FROM orders WHERE ${inView[filter.view]} AND ${FILTER}`)
    .bind(...filterValues(filter))
    .first<number>('units')) ?? 0

/** How many orders each saved view has, without any filter: each counted by its own index. */
export const countViews = async (db: D1Database): Promise<Record<OrderView, number>> => {
  const columns = ORDER_VIEWS.map((view) => `(SELECT count(*) FROM orders WHERE ${inView[view]}) AS "${view}"`)
  const counted = await db.prepare(`SELECT ${columns.join(', ')}`).first<Record<OrderView, number>>()
  return (
    counted ?? {
      all: 0,
      'to-fulfil': 0,
      'part-sent': 0,
      cancelled: 0,
      'refund-owed': 0,
      unpaid: 0,
      overdue: 0,
      authorised: 0,
      archived: 0,
      imported: 0,
    }
  )
}

/** How many were placed after that moment, in that view: what waits behind the line "3 new orders". */
export const countSince = async (db: D1Database, view: OrderView, placedAt: number): Promise<number> =>
  (await db
    .prepare(`SELECT count(*) AS units FROM orders WHERE ${inView[view]} AND placed_at > ?1`)
    .bind(placedAt)
    .first<number>('units')) ?? 0

/** Which of these are orders: of an attempt to pay that came to nothing there is none. */
export const ordersThere = async (db: D1Database, ids: readonly OrderId[]): Promise<ReadonlySet<OrderId>> => {
  const { results } = await db
    .prepare(`SELECT id FROM orders WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids))
    .all<{ id: OrderId }>()
  return new Set(results.map(({ id }) => id))
}

export type CopyAge = {
  /** When the copy last took a new order, ms since the epoch; null when it is empty. */
  readonly copiedAt: number | null
  /** How long the last one took from the shard to here, ms. */
  readonly behindMs: number
}

export const copyAge = async (db: D1Database): Promise<CopyAge> => {
  const last = await db
    .prepare(`SELECT copied_at AS copiedAt, changed_at AS changedAt FROM orders ORDER BY sequence DESC LIMIT 1`)
    .first<{ copiedAt: number; changedAt: number }>()
  return last
    ? { copiedAt: last.copiedAt, behindMs: Math.max(0, last.copiedAt - last.changedAt) }
    : { copiedAt: null, behindMs: 0 }
}

/** The orders just newer and just older: for walking from one to the next. */
export const neighboursOf = async (
  db: D1Database,
  { placedAt, id }: Pick<Order, 'placedAt' | 'id'>,
): Promise<{ readonly newer: OrderId | null; readonly older: OrderId | null }> => {
  const [newer, older] = await db.batch<{ id: OrderId }>([
    db
      .prepare(`SELECT id FROM orders WHERE (placed_at, id) > (?1, ?2) ORDER BY placed_at, id LIMIT 1`)
      .bind(placedAt, id),
    db
      .prepare(`SELECT id FROM orders WHERE (placed_at, id) < (?1, ?2) ORDER BY placed_at DESC, id DESC LIMIT 1`)
      .bind(placedAt, id),
  ])
  return { newer: newer?.results[0]?.id ?? null, older: older?.results[0]?.id ?? null }
}
