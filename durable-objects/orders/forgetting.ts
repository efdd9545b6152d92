/**
 * What an order shard forgets of people. Each is one transaction, may be asked for twice, and is carried along by a move like any
 * other change of a row.
 */
import { cartOfOrder, type CartId, type CustomerId, type OrderId } from '#domain/ids'
import { cartWithoutBuyer, factWithoutBuyer, isCartUnsettled, withoutBuyer } from '#domain/orders/forgetting'
import type { Cart } from '#domain/orders/cart'
import { isUnsettled, type Order } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { rewriteFacts } from '#schema/shards/events'
import { forgetAnswersAbout } from '#schema/shards/orders/answers'
import * as carts from '#schema/shards/orders/carts'
import * as customers from '#schema/shards/orders/customers'
import { orderOf, saveOrder } from '#schema/shards/orders/orders'

export type ForgottenOrders = {
  /** As they are now: for the copy. */
  readonly orders: readonly Order[]
  /** Something is still to be sent or given back for these: they stay as they are. */
  readonly unsettled: readonly OrderId[]
}

export const forgetOrders = (sql: SqlStorage, ids: readonly OrderId[], now: number): ForgottenOrders => {
  const known = ids.flatMap((id) => orderOf(sql, id) ?? [])
  const orders = known.filter((order) => !isUnsettled(order)).map((order) => withoutBuyer(order, now))
  for (const order of orders) {
    saveOrder(sql, order)
    rewriteFacts(sql, order.id, factWithoutBuyer)
    const stored = carts.cartOf(sql, cartOfOrder(order.id))
    if (stored) carts.saveCart(sql, { ...stored, cart: cartWithoutBuyer(stored.cart) })
    // What was answered about them says it all again.
    forgetAnswersAbout(sql, [order.id, cartOfOrder(order.id)])
  }
  return { orders, unsettled: known.filter(isUnsettled).map(({ id }) => id) }
}

/** Of what somebody has put aside as a guest and taken into their account; nobody else's. */
export const forgetCarts = (
  sql: SqlStorage,
  { customer, carts: ids }: { readonly customer: CustomerId; readonly carts: readonly CartId[] },
): void => {
  const theirs = ids.filter((id) => carts.cartOf(sql, id)?.cart.gatheredInto === customer)
  carts.deleteCarts(sql, theirs)
}

export type CartsOf = {
  readonly cart: Cart | null
  /** Carts of guests whose things are in it, or on their way: each stands still where it was. */
  readonly taken: readonly CartId[]
}

export const cartsOf = (sql: SqlStorage, customer: CustomerId): CartsOf => {
  const known = customers.customerCart(sql, customer)
  const stored = known && carts.cartOf(sql, known.cart)
  return {
    cart: stored?.cart ?? null,
    taken: known ? [...known.gathered, ...known.gathering.map(({ id }) => id)] : [],
  }
}

export type CartUnsettled = { readonly code: 'payment-in-progress' }

/** Their cart, and which orders were theirs. Last of all: by these the others are found. */
export const forgetCustomer = (sql: SqlStorage, customer: CustomerId): Result<null, CartUnsettled> => {
  const known = customers.customerCart(sql, customer)
  const stored = known && carts.cartOf(sql, known.cart)
  if (stored && isCartUnsettled(stored.cart)) return refuse({ code: 'payment-in-progress' })
  if (stored && !stored.cart.orderId) carts.deleteCarts(sql, [stored.cart.id])
  customers.forgetCustomer(sql, customer)
  return ok(null)
}
