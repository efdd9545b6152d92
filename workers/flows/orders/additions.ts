/**
 * Goods are added to an order: priced by the one calculation, held at the inventory shards, then written down by the order shard, whose
 * fact takes the hold. What is held and not written down goes back, or lapses.
 */
import type { ClaimRefusal } from '#domain/after-sales/claiming'
import type { Idempotency } from '#domain/idempotency'
import { paymentIdOf, type CartKey, type OrderId, type PaymentId, type VariantId } from '#domain/ids'
import type { HoldRefusal } from '#domain/inventory/hold'
import { times, type Money } from '#domain/money'
import type { AddRefusal } from '#domain/orders/adding'
import type { AdditionReason } from '#domain/orders/addition'
import { emptyCart, type Cart } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import { NOTHING_PROMOTED } from '#domain/orders/promoting'
import { quote, quoteLines, type Explained, type QuoteRefusal } from '#domain/orders/quote'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import type { EditedOrder } from '#durable-objects/orders/edits'
import { askOrder } from '../../sharding/call-shard.ts'
import { release } from '../inventory/give-back.ts'
import { holdStock } from '../inventory/hold.ts'
import { pricingOf } from './cart.ts'

export type WantedLine = { readonly variantId: VariantId; readonly units: number }

export type AddAsk = {
  readonly order: Order
  /** Of the order as it was read. */
  readonly version: number
  readonly lines: readonly WantedLine[]
  readonly reason: AdditionReason
  /** The shop pays: what is added costs nothing. */
  readonly isFree: boolean
  readonly once: Idempotency
  /** It goes out in the place of what was claimed. */
  readonly claim?: { readonly id: string; readonly answer: string }
}

export type AddToRefusal =
  | AddRefusal
  | ClaimRefusal
  | QuoteRefusal
  | HoldRefusal
  | { readonly code: 'idempotency-key-reused' }
  /** Cards are dealt for what was ordered: whoever wants one orders it. */
  | { readonly code: 'gift-card-not-added'; readonly variantId: VariantId }

/** It is priced as a cart of whoever ordered, where it goes: of that cart nothing is kept anywhere. */
export const cartFor = (order: Order, lines: readonly WantedLine[], now: number): Cart => {
  const { cartId: id, currency, language, customerId, email, address, business } = order
  const free: Money = { amount: 0, currency }
  return {
    ...emptyCart({ id, key: '' as CartKey, currency, language }, now),
    ...(customerId && { customerId }),
    ...(business && { business }),
    email,
    address,
    lines: lines.map(({ variantId, units }) => ({ variantId, units, seen: free })),
  }
}

const forNothing = (line: OrderLineItem): OrderLineItem => {
  const price: Money = { ...line.price, amount: 0 }
  return { ...line, price, total: times(price, line.units), regular: line.price }
}

/**
 * What these goods cost beside the order, at today's prices for whoever ordered. They travel with it, so that no delivery is charged; no
 * promotion counts for them, as it was the order that was judged.
 */
export const quoteAddition = async (
  env: Env,
  { order, lines, isFree }: Pick<AddAsk, 'order' | 'lines' | 'isFree'>,
  now: number,
): Promise<Result<Explained, QuoteRefusal | Extract<AddToRefusal, { readonly code: 'gift-card-not-added' }>>> => {
  const cart = cartFor(order, lines, now)
  const { charging: _whole, ...by } = await pricingOf(env, cart, now, false)
  const pricing = { ...by, promoting: NOTHING_PROMOTED }
  const card = lines.find(({ variantId }) => by.offers.get(variantId)?.isGiftCard)
  if (card) return refuse({ code: 'gift-card-not-added', variantId: card.variantId })
  const quoted = quote(cart, pricing)
  return quoted.ok && isFree ? quoteLines(cart, quoted.value.lines.map(forNothing), pricing) : quoted
}

/** The same request holds the same; no attempt to pay has a number that high. */
const FIRST_HOLD = 1_000
export const holdFor = (order: OrderId, { key }: Idempotency): PaymentId =>
  paymentIdOf(order, FIRST_HOLD + (Number.parseInt(key.slice(0, 12), 16) % (10_000 - FIRST_HOLD)))

const additionFor = ({ key }: Idempotency): string => `add_${key.slice(0, 24)}`

export const addToOrder = async (env: Env, ask: AddAsk, now: number): Promise<Result<EditedOrder, AddToRefusal>> => {
  const { order, version, reason, once } = ask
  const id = additionFor(once)
  // Asked again by whoever did not hear: nothing is priced or held anew.
  const known = order.additions?.find((one) => one.id === id)
  if (known)
    return known.request === once.request ? ok({ order, isNew: false }) : refuse({ code: 'idempotency-key-reused' })
  const quoted = await quoteAddition(env, ask, now)
  if (!quoted.ok) return quoted
  const { lines, totals, taxed } = quoted.value
  if (!taxed) return refuse({ code: 'order-tax-differs' })
  const holdId = holdFor(order.id, once)
  const held = await holdStock(env, holdId, { lines, totals, taxed }, now)
  const done: Result<EditedOrder, AddToRefusal> = held.ok
    ? await askOrder(env, order.id, 'add', {
        order: order.id,
        adding: { id, request: once.request, holdId, reason, version, quote: { lines, totals, taxed } },
        items: held.value.held ?? [],
        ...(ask.claim && { claim: ask.claim }),
      })
    : held
  if (!done.ok) await giveUp(env, order.id, { holdId, lines })
  return done
}

/** Unless somebody else was given the same hold meanwhile: then it is theirs. */
const giveUp = async (
  env: Env,
  id: OrderId,
  { holdId, lines }: { readonly holdId: PaymentId; readonly lines: readonly OrderLineItem[] },
): Promise<void> => {
  const { order } = await askOrder(env, id, 'orderForStaff', id)
  if (order?.additions?.some((one) => one.holdId === holdId)) return
  const items = new Set(lines.flatMap(({ tracked, variantId }) => (tracked ? [variantId] : [])))
  await release(
    [...items].map((item) => ({ id: holdId, item })),
    env,
  )
}
