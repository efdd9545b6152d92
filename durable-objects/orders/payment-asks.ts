/** What an order shard is asked about an attempt to pay, and what it answers. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { ItemKey, PaymentId } from '#domain/ids'
import type { Money } from '#domain/money'
import type { BeginRefusal, SettleRefusal } from '#domain/orders/attempt'
import type { Promised } from '#domain/orders/authorisation'
import type { Attempt, Cart, CartOwner } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import type { PaymentTerms } from '#domain/orders/payment-terms'
import type { Quote } from '#domain/orders/quote'
import type { Result } from '#domain/result'

export type Begin = { readonly owner: CartOwner; readonly idempotency: Idempotency; readonly token: string }
export type Begun = Result<{ cart: Cart; attempt: Attempt; order: Order | null }, BeginRefusal | IdempotencyRefusal>
export type Awaited = {
  readonly paymentId: PaymentId
  readonly quote: Quote | null
  readonly state: 'challenged' | 'uncertain'
  readonly redirect?: string | undefined
  /** By which the provider knows it from now on. */
  readonly token?: string | undefined
}
export type Confirm = {
  readonly paymentId: PaymentId
  readonly quote: Quote | null
  /** It is not paid yet, and is to be paid so. */
  readonly terms?: PaymentTerms | undefined
  /** The provider has promised it, and is asked for it later. */
  readonly authorised?: Promised | undefined
  /** By which the provider knows it from now on. */
  readonly token?: string | undefined
}
export type Fail = {
  readonly paymentId: PaymentId
  readonly reason: string
  readonly unasked?: true
  /** What was asked of the inventory beside the goods of the cart, by whoever asked it. */
  readonly held?: readonly ItemKey[]
}
export type Revive = { readonly paymentId: PaymentId; readonly quote: Quote | null }
export type Owe = Revive & { readonly token: string }
export type Revived = { readonly attempt: Attempt; readonly quote: Quote }
export type Refused = SettleRefusal
/** `begun`: somebody is at it just now, and nothing is agreed on; null: there is no such cart. */
export type Standing = {
  readonly state: 'begun' | 'open' | 'ended'
  /** What the provider is to be paid, while it can be sold. */
  readonly due: Money | null
  /** What it promises is left to stand: it is taken when the goods are sent. */
  readonly captureLater: boolean
  /** By what its promotions count, while nothing is agreed on: what it was promised of them nobody has written down. */
  readonly promoted?: Pick<Cart, 'codes' | 'customerId' | 'currency' | 'email'>
} | null
