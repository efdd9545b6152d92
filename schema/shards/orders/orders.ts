/** Orders of one order shard. */
import { idsNamed, type OrderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'

export const orderOf = (sql: SqlStorage, id: OrderId): Order | undefined => {
  const [row] = sql.exec<{ order: string }>('SELECT "order" FROM orders WHERE id = ?', id).toArray()
  return row && (JSON.parse(row.order) as Order)
}

/** Whether another order of this slot has the name that this one would have. */
export const hasNamesake = (sql: SqlStorage, id: OrderId, more: number): boolean =>
  sql.exec('SELECT 1 FROM orders WHERE id >= ? AND id < ? AND id <> ? LIMIT 1', ...idsNamed(id, more), id).toArray()
    .length > 0

export const saveOrder = (sql: SqlStorage, order: Order): void => {
  sql.exec(
    `INSERT INTO orders (id, cart, status, "order") VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, "order" = excluded."order"`,
    order.id,
    order.cartId,
    order.status,
    JSON.stringify(order),
  )
}

/** Nothing of it stays but what the log says. */
export const deleteOrder = (sql: SqlStorage, id: OrderId): void => {
  sql.exec('DELETE FROM orders WHERE id = ?', id)
}
