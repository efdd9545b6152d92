/**
 * What an order shard decides about people who are signed in: which cart is theirs, and how what they put into another one before
 * comes into it, once, whatever is lost on the way.
 *
 * That a guest's cart comes in is written down here first. Then it stands still where it is, its things are added here in the
 * transaction that crosses it off, and until that has happened it is asked for anew with every look at the cart.
 */
import type { CartId, CartKey, CustomerId, OrderId } from '#domain/ids'
import {
  emptyCart,
  giveAway,
  giveBack,
  takeIn,
  type Cart,
  type CartOwner,
  type CartRefusal,
  type NewCart,
} from '#domain/orders/cart'
import type { OrderRef } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import * as carts from '#schema/shards/orders/carts'
import * as customers from '#schema/shards/orders/customers'

export type CartOfCustomer = {
  readonly owner: CartOwner
  readonly cart: Cart
  /** Carts of guests whose things are not in it yet. */
  readonly gathering: readonly CartOwner[]
}

export type OpenForCustomer = {
  /** What a new one is opened as; whose it is stands in it. */
  readonly open: NewCart & { readonly customer: { readonly id: CustomerId; readonly email: string } }
  /** A cart of a guest that is theirs. */
  readonly gather: CartOwner | null
}

/** More carts at once than somebody has browsers. */
const GATHERING_MAX = 20

/** Whether somebody can go on filling it. An empty one of another currency is of no use. */
const isOpen = ({ cart }: carts.StoredCart, { currency }: NewCart): boolean =>
  !cart.orderId && (cart.lines.length > 0 || cart.currency === currency)

export const cartOfCustomer = (sql: SqlStorage, { open, gather }: OpenForCustomer, now: number): CartOfCustomer => {
  const { id } = open.customer
  const known = customers.customerCart(sql, id)
  const stored = known && carts.cartOf(sql, known.cart)
  const isNew = !stored || !isOpen(stored, open)
  const cart = isNew ? emptyCart(open, now) : stored.cart
  const key: CartKey = isNew ? open.key : stored.key
  if (isNew) carts.saveCart(sql, { cart, key, quote: null, attempts: 0, checkAt: null })
  const before = known?.gathering ?? []
  const gathered = known?.gathered ?? []
  const isKnown = (guest: CartId) => gathered.includes(guest) || before.some((one) => one.id === guest)
  const adds = gather && gather.id !== cart.id && !isKnown(gather.id) ? [gather] : []
  const gathering = [...before, ...adds].slice(-GATHERING_MAX)
  if (isNew || adds.length > 0) customers.saveCustomerCart(sql, id, { cart: cart.id, gathering, gathered })
  return { owner: { id: cart.id, key }, cart, gathering }
}

/** Of a guest's cart, at the shard that keeps it. @returns it, as it stays from now on */
export const give = (
  sql: SqlStorage,
  { owner, into }: { readonly owner: CartOwner; readonly into: CustomerId },
): Result<Cart, CartRefusal> => {
  const stored = carts.cartOf(sql, owner.id)
  if (!stored || stored.key !== owner.key) return refuse({ code: 'cart-unknown' })
  const given = giveAway(stored.cart, into)
  if (given.ok && given.value !== stored.cart) carts.saveCart(sql, { ...stored, cart: given.value })
  return given
}

export const back = (sql: SqlStorage, owner: CartOwner): void => {
  const stored = carts.cartOf(sql, owner.id)
  if (stored?.key === owner.key && stored.cart.gatheredInto)
    carts.saveCart(sql, { ...stored, cart: giveBack(stored.cart) })
}

/** @param other a cart that stands still; null: there is nothing of it to be had, it is only crossed off */
export const take = (
  sql: SqlStorage,
  { customer, from, other }: { readonly customer: CustomerId; readonly from: CartId; readonly other: Cart | null },
  now: number,
): Result<Cart | null, CartRefusal> => {
  const known = customers.customerCart(sql, customer)
  const stored = known && carts.cartOf(sql, known.cart)
  if (!known || !known.gathering.some(({ id }) => id === from)) return ok(stored?.cart ?? null)
  if (!stored) return refuse({ code: 'cart-unknown' })
  // Into one that is being paid for nothing goes: its things come with the next look.
  const taken = other ? takeIn(stored.cart, other, now) : ok(stored.cart)
  if (!taken.ok) return taken
  if (taken.value !== stored.cart) carts.saveCart(sql, { ...stored, cart: taken.value })
  const gathering = known.gathering.filter(({ id }) => id !== from)
  const gathered = other ? [...known.gathered, from] : known.gathered
  customers.saveCustomerCart(sql, customer, { ...known, gathering, gathered })
  return taken
}

export type History = {
  readonly orders: ReturnType<typeof customers.orderRefs>
  readonly count: number
}

export const historyOf = (
  sql: SqlStorage,
  {
    customer,
    before,
    limit,
  }: { readonly customer: CustomerId; readonly before: OrderRef | null; readonly limit: number },
): History => ({
  orders: customers.orderRefs(sql, customer, { before, limit }),
  count: customers.countOrderRefs(sql, customer),
})

export const isOrderOf = (sql: SqlStorage, customer: CustomerId, id: OrderId): boolean =>
  customers.hasOrderRef(sql, customer, id)
