/** Carts: each change is one call to the order shard that keeps the cart. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import { newCartId, newCartKey, type CartId, type CartKey, type VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { type Currency } from '#domain/money'
import {
  isPaying,
  UNITS_MAX,
  type Cart,
  type CartChange,
  type CartLineItem,
  type CartOwner,
  type CartRefusal,
} from '#domain/orders/cart'
import type { Offer } from '#domain/orders/offer'
import {
  contextOf,
  quote,
  quoteLineItem,
  sellsIn,
  type LineContext,
  type Quote,
  type QuotedBy,
  type QuoteRefusal,
} from '#domain/orders/quote'
import { giftsOf } from '#domain/orders/promoting'
import { inPublic } from '#domain/pricing/price-for'
import { linesToCount, review, type Review } from '#domain/orders/review'
import { reviewOrdered } from '#domain/orders/review-ordered'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { availableToCart } from '../inventory/available-to-cart.ts'
import { ownCurrencyFresh, settingsFresh } from '../settings/settings.ts'
import { offersFresh } from '../catalog/offers.ts'
import { asksForCart, buyerFresh } from '../pricing/buyer.ts'
import { isExempt } from '../tax/exempt.ts'
import { withRatesAt } from '../tax/rates-at.ts'
import { promotingFor } from '../promotions/promoting.ts'
import { balancesOf, storedToCount } from '../stored-value/balances.ts'
import { chargingIn } from './charging.ts'

type Changed<R> = Result<{ readonly cart: Cart; readonly key: CartKey }, CartRefusal | IdempotencyRefusal | R>
export type CartAnswer = Changed<QuoteRefusal>

const newOwner = (): CartOwner => {
  const random = crypto.getRandomValues(new Uint8Array(64))
  return { id: newCartId(random), key: newCartKey(random.subarray(32)) }
}

export const readCart = async (env: Env, owner: CartOwner): Promise<Cart | undefined> =>
  (await askOrder(env, owner.id, 'cartOf', owner)) ?? undefined

/**
 * What stands in these carts is put into that of the owner, once for each: they were opened in the same moment. They are
 * empty from then on, so that nothing of them comes into a cart that is filled after this one was paid for.
 */
export const gatherCarts = async (env: Env, owner: CartOwner, others: readonly CartOwner[]): Promise<void> => {
  const found = await Promise.all(others.map(async (other) => ({ other, cart: await readCart(env, other) })))
  for (const { other, cart } of found) {
    if (!cart || cart.orderId || isPaying(cart.payment) || cart.lines.length === 0) continue
    const idempotency = { key: `gathered ${other.id}`, request: other.id }
    const gathered = await change(env, owner, { type: 'add', lines: cart.lines }, { idempotency })
    if (!gathered.ok) continue
    for (const { variantId } of cart.lines)
      await change(env, other, { type: 'set', variantId, units: 0, lastSeenPrice: null })
  }
}

/** Adding twice is not adding once: a call that is repeated must be known again, also when its shopper gave no key. */
const keyFor = (change: CartChange | null): Idempotency | null =>
  change?.type === 'add' ? { key: crypto.randomUUID(), request: 'add' } : null

const change = async (
  env: Env,
  owner: CartOwner,
  change: CartChange | null,
  rest: { open?: { currency: Currency; language: Language } | undefined; idempotency?: Idempotency | undefined } = {},
): Promise<Changed<never>> => {
  const ask = { owner, change, open: rest.open ?? null, idempotency: rest.idempotency ?? keyFor(change) }
  const changed = await askOrder(env, owner.id, 'changeCart', ask)
  return changed.ok ? ok({ cart: changed.value, key: owner.key }) : changed
}

/** For whom a good is priced that goes into a cart: whose cart it is is asked where some pay another price. */
const contextFor = async (
  env: Env,
  owner: CartOwner | undefined,
  offers: ReadonlyMap<VariantId, Offer>,
  { currency, now }: { readonly currency: Currency; readonly now: number },
): Promise<LineContext> => {
  const cart = owner && asksForCart(offers.values()) ? await readCart(env, owner) : undefined
  if (!cart) return inPublic(currency, now)
  const [buyer, rules] = await Promise.all([
    buyerFresh(env, cart.customerId, offers.values(), now),
    settingsFresh(env, now),
  ])
  return contextOf({ currency, address: cart.address }, { buyer, rules, now })
}

/** Variants at today's price for whoever has that cart, as line items that remember what the shopper was shown. */
const pricedLineItems = async (
  env: Env,
  owner: CartOwner | undefined,
  wanted: NewLineItems['lines'],
  currency: Currency,
  now: number,
): Promise<Result<CartLineItem[], QuoteRefusal | CartRefusal>> => {
  const offers = await offersFresh(
    env,
    wanted.map(({ variantId }) => variantId),
    now,
  )
  const context = await contextFor(env, owner, offers, { currency, now })
  const lines: CartLineItem[] = []
  for (const { variantId, units, gifts } of wanted) {
    if (!Number.isInteger(units) || units < 1 || units > UNITS_MAX) {
      return refuse({ code: 'units-invalid', units, unitsMax: UNITS_MAX })
    }
    // What one costs, as its page says it: that many cost less than one is no news.
    const one = { variantId, units: 1, seen: { amount: 0, currency } }
    const offer = offers.get(variantId)
    const priced = quoteLineItem(one, offer, context)
    if (!priced.ok) return priced
    // Of what is no gift card nothing is said.
    const forSome = gifts && offer?.isGiftCard ? { gifts } : {}
    lines.push({ variantId, units, seen: priced.value.price, ...forSome })
  }
  return ok(lines)
}

/** What the shopper is told of the cart now: prices, what is in the way, what has changed; or what was ordered with it. */
export const reviewCart = async (env: Env, cart: Cart, now: number): Promise<Review> => {
  if (cart.orderId !== null) {
    const [pricing, [order]] = await Promise.all([
      pricingOf(env, cart, now, false),
      askOrder(env, cart.id, 'ordersOf', [cart.orderId]),
    ])
    if (order) return reviewOrdered(cart, order, { ...pricing, available: new Map() })
  }
  const pricing = await pricingOf(env, cart, now)
  const wanted = [...linesToCount(cart, pricing.offers), ...storedToCount(cart)]
  const available = await availableToCart(env, cart.id, wanted, now)
  return review(cart, { ...pricing, available, balances: available })
}

/** The first of which the cart wants more than there are. */
export const shortOf = async (env: Env, cart: Cart, now: number) => {
  const { offers } = await pricingOf(env, cart, now)
  const counted = cart.lines.filter(({ variantId }) => {
    const offer = offers.get(variantId)
    return offer?.tracked && !offer.oversell
  })
  const available = await availableToCart(env, cart.id, counted, now)
  for (const { variantId: item, units: wanted } of counted) {
    const there = available.get(item) ?? wanted
    if (there < wanted) return { code: 'insufficient-stock', item, wanted, available: there } as const
  }
  return undefined
}

/** What a cart is priced by: all of it is at most five seconds old. @param counted whether what is limited is counted first */
export const pricingOf = async (env: Env, cart: Cart, now: number, counted = true): Promise<QuotedBy> => {
  const items = cart.lines.map(({ variantId }) => variantId)
  const [settings, promoting, exempt] = await Promise.all([
    settingsFresh(env, now),
    promotingFor(env, cart, now, counted),
    isExempt(env, cart.customerId, now),
  ])
  const rules = await withRatesAt(env, settings, cart.address, now)
  const offers = await offersFresh(env, [...items, ...giftsOf(promoting.candidates)], now)
  const buyer = await buyerFresh(env, cart.customerId, offers.values(), now)
  const charging = chargingIn(env, settings, cart.currency)
  return { offers, rules, promoting, exempt, buyer, ...(charging && { charging }), now }
}

export type NewLineItems = {
  readonly currency: Currency
  readonly language: Language
  /** `gifts`: of a gift card, whom its first units are for. */
  readonly lines: readonly Pick<CartLineItem, 'variantId' | 'units' | 'gifts'>[]
  readonly idempotency?: Idempotency | undefined
  /** The cart that they were shown of, by a reminder. */
  readonly of?: CartId | undefined
}

const adding = (lines: readonly CartLineItem[], of: CartId | undefined) =>
  ({ type: 'add', lines, ...(of !== undefined && { of }) }) as const

/** Open a cart, with its first line items or empty. @param owner whose it becomes; a repeated call names the same again */
export const openCart = async (env: Env, input: NewLineItems, now: number, owner = newOwner()): Promise<CartAnswer> => {
  const { currency, language, idempotency } = input
  if (!sellsIn(await settingsFresh(env, now), currency)) return refuse({ code: 'currency-unsold', currency })
  const lines = await pricedLineItems(env, undefined, input.lines, currency, now)
  if (!lines.ok) return lines
  const first = lines.value.length > 0 ? adding(lines.value, input.of) : null
  return change(env, owner, first, { open: { currency, language }, idempotency })
}

/** Add to the shopper's cart; without one, or with one that became an order, a new one is opened. */
export const addToCart = async (
  env: Env,
  { owner, ...input }: NewLineItems & { readonly owner: CartOwner | undefined },
  now: number,
): Promise<CartAnswer> => {
  if (!owner) return openCart(env, input, now)
  const lines = await pricedLineItems(env, owner, input.lines, input.currency, now)
  if (!lines.ok) return lines
  const added = await change(env, owner, adding(lines.value, input.of), { idempotency: input.idempotency })
  if (!added.ok && added.refusal.code === 'currency-mismatch') {
    const { currency } = added.refusal
    if (!sellsIn(await settingsFresh(env, now), currency)) return refuse({ code: 'currency-unsold', currency })
    // A cart from before the shop changed its own currency goes on in the one that it was begun in.
    return addToCart(env, { owner, ...input, currency }, now)
  }
  if (added.ok || (added.refusal.code !== 'cart-ordered' && added.refusal.code !== 'cart-unknown')) return added
  return openCart(env, input, now)
}

/**
 * Add to a cart that must be there, as machines do: what is unknown is refused, not opened anew.
 *
 * Most carts have the shop's own currency, so that is tried first: one call to the shard instead of two.
 */
export const addLineItems = async (
  env: Env,
  owner: CartOwner,
  wanted: NewLineItems['lines'],
  idempotency: Idempotency,
  now: number,
): Promise<Changed<QuoteRefusal>> => {
  const add = async (currency: Currency): Promise<Changed<QuoteRefusal>> => {
    if (!sellsIn(await settingsFresh(env, now), currency)) return refuse({ code: 'currency-unsold', currency })
    const lines = await pricedLineItems(env, owner, wanted, currency, now)
    return lines.ok ? change(env, owner, { type: 'add', lines: lines.value }, { idempotency }) : lines
  }
  const own = await ownCurrencyFresh(env, now)
  const added = await add(own)
  if (added.ok) return added
  if (added.refusal.code === 'currency-mismatch') return add(added.refusal.currency)
  if (!('variantId' in added.refusal)) return added
  const cart = await readCart(env, owner)
  if (!cart) return refuse({ code: 'cart-unknown' })
  return cart.currency === own ? added : add(cart.currency)
}

/** 0 units removes the line item. What the shopper sees from now on is today's price. */
export const setUnits = async (
  env: Env,
  owner: CartOwner,
  { variantId, units, idempotency }: { variantId: VariantId; units: number; idempotency?: Idempotency },
): Promise<Changed<never>> =>
  change(env, owner, { type: 'set', variantId, units, lastSeenPrice: null }, { idempotency })

export const saveDetails = async (
  env: Env,
  owner: CartOwner,
  details: Omit<Extract<CartChange, { type: 'details' }>, 'type'>,
  idempotency?: Idempotency,
): Promise<Changed<never>> => change(env, owner, { type: 'details', ...details }, { idempotency })

/** The key of a request that changes nothing in the cart itself is kept with it: another request may not use it. */
export const claimKey = async (env: Env, owner: CartOwner, idempotency: Idempotency): Promise<Changed<never>> =>
  change(env, owner, null, { idempotency })

/** What the cart costs now, by prices at most five seconds old. @param counted whether what is limited is counted first */
export const quoteCart = async (
  env: Env,
  cart: Cart,
  now: number,
  counted = true,
): Promise<Result<Quote, QuoteRefusal>> => {
  const [pricing, balances] = await Promise.all([
    pricingOf(env, cart, now, counted),
    counted ? balancesOf(env, cart, now) : null,
  ])
  const quoted = quote(cart, { ...pricing, ...(balances && { balances }) })
  if (!quoted.ok) return quoted
  const { unapplied: _, next: __, ...agreed } = quoted.value
  return ok(agreed)
}
