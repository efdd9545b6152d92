/** Orders of one order shard. */
import type { OrderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'

export const orderOf = (sql: SqlStorage, id: OrderId): Order | undefined => {
  const [row] = sql.exec<{ order: string }>('SELECT "order" FROM orders WHERE id = ?', id).toArray()
  return row && (JSON.parse(row.order) as Order)
}

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
