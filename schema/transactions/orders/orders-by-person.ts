/** What people have bought, by the copy: of whoever was signed in by their id, of guests by the address that they gave. */
import type { OrderId } from '#domain/ids'
import type { Currency, Money } from '#domain/money'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'
import { searchQuestion } from '#domain/orders/search'

/** As the index has it. */
const PERSON = `coalesce("order" ->> '$.customerId', lower(email))`

export type Bought = {
  /** An id of a customer, or a mail address. */
  readonly person: string
  readonly currency: Currency
  /** Cancelled ones too. */
  readonly orders: number
  /** Minor units: what was paid, less what goes back. */
  readonly spent: number
  readonly firstAt: number
  readonly lastAt: number
  /** Of them, those that came with a file of another shop. */
  readonly importedOrders: number
  readonly importedSpent: number
}

/** @param people ids and addresses; those who have bought nothing are not told of */
export const boughtBy = async (db: D1Database, people: readonly string[]): Promise<Bought[]> => {
  if (people.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT person, currency, count(*) AS orders, min(placed_at) AS firstAt, max(placed_at) AS lastAt, sum(spent) AS spent,
         sum(imported) AS importedOrders, sum(imported * spent) AS importedSpent
       FROM (SELECT ${PERSON} AS person, currency, placed_at, "order" ->> '$.imported.id' IS NOT NULL AS imported,
           CASE WHEN status = 'cancelled' OR "order" ->> 'payment' = 'voided' THEN 0 ELSE total -
             coalesce((SELECT sum(part.value ->> '$.refund.amount') FROM json_each("order" -> '$.cancellations') AS part), 0) -
             coalesce((SELECT sum(part.value ->> '$.refund.amount') FROM json_each("order" -> '$.refunds') AS part), 0) END AS spent
         FROM orders WHERE ${PERSON} IN (SELECT value FROM json_each(?1))) GROUP BY 1, 2`,
    )
    .bind(JSON.stringify(people))
    .all<Bought>()
  return results
}

export type BoughtOrder = {
  readonly id: OrderId
  readonly name: string
  readonly status: OrderStatus
  readonly payment: PaymentStatus
  readonly total: Money
  readonly units: number
  readonly placedAt: number
  readonly changedAt: number
  /** Of another shop: how far it was sent there, in its words; null: it was placed here. */
  readonly imported: string | null
}

type OrderRow = Omit<BoughtOrder, 'total'> & { readonly amount: number; readonly currency: Currency }

/** The latest first. @param before the time of the last one seen */
export const ordersBy = async (
  db: D1Database,
  people: readonly string[],
  before: number | null,
  most: number,
): Promise<{ readonly orders: readonly BoughtOrder[]; readonly older: boolean }> => {
  const { results } = await db
    .prepare(
      `SELECT id, name, status, "order" ->> 'payment' AS payment, total AS amount, currency, units,
         placed_at AS placedAt, changed_at AS changedAt, "order" ->> '$.imported.fulfilment' AS imported
       FROM orders WHERE ${PERSON} IN (SELECT value FROM json_each(?1)) AND placed_at < ?2
       ORDER BY placed_at DESC, id DESC LIMIT ?3`,
    )
    .bind(JSON.stringify(people), before ?? Number.MAX_SAFE_INTEGER, most + 1)
    .all<OrderRow>()
  const orders = results.slice(0, most).map(({ amount, currency, ...row }) => ({ ...row, total: { amount, currency } }))
  return { orders, older: results.length > most }
}

const PEOPLE_MAX = 50

/** Whose orders are found by what was typed: a name of an order, a tracking number. */
export const peopleOfOrders = async (db: D1Database, typed: string): Promise<string[]> => {
  const words = searchQuestion(typed)
  if (words === '') return []
  const { results } = await db
    .prepare(
      `SELECT DISTINCT ${PERSON} AS person FROM orders
       WHERE sequence IN (SELECT rowid FROM order_words WHERE order_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2)`,
    )
    .bind(words, PEOPLE_MAX)
    .all<{ person: string }>()
  return results.map(({ person }) => person)
}
