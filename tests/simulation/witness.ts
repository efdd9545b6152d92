/** What shoppers and staff were told: the shop must stand by it. Whatever cannot be is written down. */
import type { CartId, CustomerId, OrderId, VariantId } from '#domain/ids'
import type { AlertKind } from '#domain/notifications/alert'
import type { StockChange } from '#domain/inventory/stock'
import type { Order } from '#domain/orders/order'

/** Somebody with an account, and what they know to have put into carts that they signed in with. */
export type Known = {
  readonly customer: { readonly id: CustomerId; readonly email: string }
  readonly wanted: Map<VariantId, number>
}

/** @property asked and the address is known to be theirs, as they were told @property ended they want no more of it, as they were told */
export type Waiter = { readonly email: string; readonly kind: AlertKind; asked: boolean; ended: boolean }

export type Awaited = {
  readonly goods: { readonly id: VariantId }
  readonly waiters: readonly Waiter[]
  /** Units that came in, as far as anybody knows; and when the first of them did. */
  units: number
  first: { readonly units: number; readonly at: number } | null
}

/** @property agreed when they were told that it is noted; null: they were not, or never agreed */
export type Left = {
  readonly email: string
  readonly cart: CartId
  readonly agrees: boolean
  agreed: number | null
  filledAt: number
}

export class Witness {
  /** Everything that broke a promise, in words. */
  readonly broken: string[] = []
  /** Orders that a shopper was told are placed. */
  readonly completed = new Map<OrderId, Order>()
  /** The answers to each key: a key that was told of an order is never told of another. */
  readonly byKey = new Map<string, OrderId>()
  /** What a shopper knows to be in the cart. */
  readonly wanted = new Map<CartId, ReadonlyMap<VariantId, number>>()
  /** Money that staff were told is recorded, by the key that they gave it. */
  readonly handedIn = new Map<string, { readonly order: OrderId; readonly amount: number }>()
  readonly shipped = new Map<string, OrderId>()
  /** Cancellations that staff were told are done. */
  readonly cancelled = new Map<string, OrderId>()
  /** Returns and refunds that somebody was told are written down. */
  readonly promisedBack = new Map<string, OrderId>()
  /** Changes of stock that were asked for, and whether staff were told that they are done. */
  readonly changes = new Map<string, { readonly change: StockChange; done: boolean }>()
  /** People with accounts. */
  readonly customers: Known[] = []
  /** Goods that people wait for, and those of them that cost less since. */
  readonly awaited: Awaited[] = []
  readonly cheaper = new Set<VariantId>()
  /** Carts that somebody has left, or was about to. */
  readonly left: Left[] = []
  /** Who has agreed to be asked what they think: by address, when they were told that it is noted; null: they were not told. */
  readonly asked = new Map<string, number | null>()
  /** Whether buyers of this shop are asked so. */
  asksOpinions = false
  /** Whether somebody of the staff reads what ran low. */
  readsDigests = false
  /** People who gave an address of their own. */
  people = 0
  visits = 0
  /** Idempotency keys that were given out. */
  keys = 0

  saw(what: string): void {
    if (!this.broken.includes(what)) this.broken.push(what)
  }

  told(key: string, order: Order, expected: number): void {
    const before = this.byKey.get(key)
    if (before && before !== order.id) this.saw(`the key ${key} was told of ${before} and then of ${order.id}`)
    this.byKey.set(key, order.id)
    if (order.status === 'cancelled') return
    this.completed.set(order.id, order)
    if (order.totals.total.amount !== expected)
      this.saw(`${order.id} costs ${order.totals.total.amount}, and its shopper agreed to ${expected}`)
  }
}
