/** What one order shard knows of customers: which cart is theirs, which carts of guests come into it, and their orders. */
import type { CartId, CustomerId, OrderId } from '#domain/ids'
import type { CartOwner } from '#domain/orders/cart'
import type { Order, OrderRef } from '#domain/orders/order'

export type CustomerCart = {
  readonly cart: CartId
  readonly gathering: readonly CartOwner[]
  /** Whose things are in: asked for once more, they come in no more. */
  readonly gathered: readonly CartId[]
}

export const customerCart = (sql: SqlStorage, customer: CustomerId): CustomerCart | undefined => {
  const [row] = sql
    .exec<{ cart: CartId; gathering: string; gathered: string }>(
      'SELECT cart, gathering, gathered FROM customer_carts WHERE customer = ?',
      customer,
    )
    .toArray()
  return (
    row && {
      cart: row.cart,
      gathering: JSON.parse(row.gathering) as CartOwner[],
      gathered: JSON.parse(row.gathered) as CartId[],
    }
  )
}

/** A browser that asks for one of longer ago holds a cart that is deleted since. */
const GATHERED_KEPT = 100

export const saveCustomerCart = (
  sql: SqlStorage,
  customer: CustomerId,
  { cart, gathering, gathered }: CustomerCart,
): void => {
  sql.exec(
    `INSERT INTO customer_carts (customer, cart, gathering, gathered) VALUES (?, ?, ?, ?)
     ON CONFLICT (customer) DO UPDATE SET cart = excluded.cart, gathering = excluded.gathering, gathered = excluded.gathered`,
    customer,
    cart,
    JSON.stringify(gathering),
    JSON.stringify(gathered.slice(-GATHERED_KEPT)),
  )
}

export const saveOrderRefs = (sql: SqlStorage, customer: CustomerId, refs: readonly OrderRef[]): void => {
  sql.exec(
    `INSERT INTO customer_orders (customer, placed_at, id) SELECT ?1, value ->> 'placedAt', value ->> 'id' FROM json_each(?2)
     WHERE true ON CONFLICT DO NOTHING`,
    customer,
    JSON.stringify(refs),
  )
}

export const deleteOrderRef = (sql: SqlStorage, customer: CustomerId, { placedAt, id }: OrderRef): void => {
  sql.exec('DELETE FROM customer_orders WHERE customer = ? AND placed_at = ? AND id = ?', customer, placedAt, id)
}

/** The latest first, with the order where this shard keeps it. @param before the last one that was seen */
export const orderRefs = (
  sql: SqlStorage,
  customer: CustomerId,
  { before, limit }: { readonly before: OrderRef | null; readonly limit: number },
): (OrderRef & { readonly order: Order | null })[] =>
  sql
    .exec<{ id: OrderId; placedAt: number; found: string | null }>(
      `SELECT refs.id, placed_at AS placedAt, "order" AS found FROM customer_orders AS refs LEFT JOIN orders ON orders.id = refs.id
       WHERE customer = ?1 AND (placed_at, refs.id) < (?2, ?3) ORDER BY placed_at DESC, refs.id DESC LIMIT ?4`,
      customer,
      before?.placedAt ?? Number.MAX_SAFE_INTEGER,
      before?.id ?? '',
      limit,
    )
    .toArray()
    .map(({ id, placedAt, found }) => ({ id, placedAt, order: found === null ? null : (JSON.parse(found) as Order) }))

export const countOrderRefs = (sql: SqlStorage, customer: CustomerId): number =>
  sql.exec<{ n: number }>('SELECT count(*) AS n FROM customer_orders WHERE customer = ?', customer).one().n

export const hasOrderRef = (sql: SqlStorage, customer: CustomerId, id: OrderId): boolean =>
  sql.exec('SELECT 1 FROM customer_orders WHERE customer = ? AND id = ? LIMIT 1', customer, id).toArray().length > 0

/** Whoever leaves: their cart is nobody's, and their orders are no account's. */
export const forgetCustomer = (sql: SqlStorage, customer: CustomerId): void => {
  sql.exec('DELETE FROM customer_carts WHERE customer = ?', customer)
  sql.exec('DELETE FROM customer_orders WHERE customer = ?', customer)
}
