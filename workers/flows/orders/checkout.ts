/**
 * Checkout: begin at the order shard, hold the stock, pay, confirm.
 *
 * Three calls to shards that the shopper waits for, one more for each further inventory shard. Each may be repeated
 * with the same key and goes on where it stopped. Whatever dies in between is ended by the order shard's own clock,
 * which asks the provider what became of the payment.
 */
import pTimeout from 'p-timeout'
import type { AdmissionRefusal } from '#domain/admission/pass'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { ItemKey, OrderId, PaymentId } from '#domain/ids'
import { orderOfPayment } from '#domain/ids'
import type { HoldRefusal } from '#domain/inventory/hold'
import type { Money } from '#domain/money'
import { itemsToHold, limitsToHold, type BeginRefusal } from '#domain/orders/attempt'
import { unitsToHold, type HeldUnitsRefusal } from '#domain/orders/held-units'
import { isPaying, missingOf, type Attempt, type Cart, type CartOwner } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import { travels } from '#domain/orders/order-line'
import type { PaymentTerms } from '#domain/orders/payment-terms'
import type { Quote, QuoteRefusal } from '#domain/orders/quote'
import { isLimit, usesKey } from '#domain/promotions/limits'
import type { PromotionId } from '#domain/promotions/promotion'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { unitsSettled, type HoldUnits } from '../../http/unpaid-units.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { Charge } from '../../providers/payments/provider.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { admitted } from '../admission/admission.ts'
import { holdStock } from '../inventory/hold.ts'
import { forgetUses } from '../promotions/uses.ts'
import { agreedTerms } from './agreed-terms.ts'
import { quoteCart, readCart, saveDetails, shortOf } from './cart.ts'
import { placeUnpaid, PROVIDER_TIMEOUT, settlePayment, stopPayment, taken, type Settled } from './payment.ts'

export type Completed =
  | { readonly state: 'completed'; readonly order: Order }
  | {
      readonly state: 'challenge'
      readonly orderId: OrderId
      readonly paymentId: PaymentId
      readonly redirect?: string
    }
  | { readonly state: 'uncertain'; readonly orderId: OrderId }

type Declined = { readonly code: 'payment-declined'; readonly reason: string }

/** In the order they are checked. */
export type CompleteRefusal =
  | BeginRefusal
  | IdempotencyRefusal
  | AdmissionRefusal
  | QuoteRefusal
  | { readonly code: 'payment-method-unavailable' }
  | { readonly code: 'price-changed'; readonly expected: Money; readonly total: Money }
  | HeldUnitsRefusal
  | { readonly code: 'too-many-unpaid-units'; readonly retryAfterSeconds: number }
  | HoldRefusal
  | { readonly code: 'promotion-used-up'; readonly promotion: PromotionId; readonly promotionCode?: string }
  | Declined

type Completion = {
  readonly owner: CartOwner
  readonly idempotency: Idempotency
  /** The total that the shopper was shown: another total is refused, never slipped in. */
  readonly expected: Money
  readonly token: string
  /** Passes of drops that were shown, of any drop. */
  readonly passes: readonly string[]
  /** Of the shop, for whoever is sent to the provider's page and comes back; without it nobody can be sent. */
  readonly origin?: string
  /** Said with the payment: an attempt that takes another's place brings its own. */
  readonly details?: Parameters<typeof saveDetails>[2]
  /** Whether whoever asks may hold so much more without having paid; absent where nobody is counted. */
  readonly mayHold?: HoldUnits
}

/**
 * Pay for a cart, and order it.
 *
 * Every rule that looks at the cart judges what `begin` has frozen: a cart that is read before may be another one by
 * the time it is paid for.
 */
export const completeCheckout = async (
  env: Env,
  completion: Completion,
  now: number,
): Promise<Result<Completed, CompleteRefusal>> => {
  const { owner, token, expected, passes, origin = '', mayHold } = completion
  const begun = await begin(env, completion)
  if (!begun.ok) return begun
  const { cart, attempt, order } = begun.value
  if (order) return ok({ state: 'completed', order })
  const orderId = orderOfPayment(attempt.id)
  if (attempt.state === 'challenged') return ok(challengeOf(attempt.id, attempt.redirect))
  if (attempt.state === 'uncertain') return ok({ state: 'uncertain', orderId })

  const promised = await promise(env, { attempt, cart, expected, passes, token, mayHold }, now)
  if (!promised.ok) {
    unitsSettled(owner.id)
    const { refusal, held } = promised
    await askOrder(env, owner.id, 'giveUp', { paymentId: attempt.id, reason: refusal.code, held })
    return refuse(refusal)
  }
  const { quote, terms } = promised.value
  if (terms) return completed(await placeUnpaid(env, { paymentId: attempt.id, quote, terms }))
  const returnTo = origin + pathIn(cart.language, `/checkout/return?payment=${attempt.id}`)
  const { language, email } = cart
  return pay(env, { paymentId: attempt.id, token, quote, returnTo, language, email })
}

/**
 * The shopper tries anew while an earlier attempt still waits for them at their bank: that one is ended first, by the
 * provider's word. When it was paid after all, it is the order.
 */
const begin = async (env: Env, { owner, idempotency, token, details }: Completion) => {
  const ask = { owner, idempotency, token }
  const begun = await askOrder(env, owner.id, 'begin', ask)
  if (begun.ok || begun.refusal.code !== 'payment-in-progress' || !begun.refusal.waiting) return begun
  const taken = await takeCartBack(env, owner)
  if (!taken.ok) return taken
  if (details) await saveDetails(env, owner, details)
  return askOrder(env, owner.id, 'begin', ask)
}

export type TakeBackRefusal =
  | { readonly code: 'cart-unknown' }
  | { readonly code: 'cart-ordered'; readonly orderId: OrderId }
  | { readonly code: 'payment-in-progress' }

/**
 * The shopper takes back a cart whose payment waits for them: from then on it can be changed and paid for anew. Asked
 * twice it is done once; a payment that is under way on its own cannot be called back.
 */
export const takeCartBack = async (env: Env, owner: CartOwner): Promise<Result<Cart, TakeBackRefusal>> => {
  const cart = await readCart(env, owner)
  if (!cart) return refuse({ code: 'cart-unknown' })
  if (cart.orderId) return refuse({ code: 'cart-ordered', orderId: cart.orderId })
  if (!isPaying(cart.payment)) return ok(cart)
  const { id: paymentId, state, token } = cart.payment
  if (state !== 'challenged') return refuse({ code: 'payment-in-progress' })
  const settled = await stopPayment(env, { paymentId, token })
  if (!settled) return refuse({ code: 'payment-in-progress' })
  if (settled.state === 'placed') return refuse({ code: 'cart-ordered', orderId: settled.order.id })
  return ok((await readCart(env, owner)) ?? cart)
}

type Frozen = Pick<Completion, 'expected' | 'passes' | 'token'> & {
  readonly attempt: Attempt
  readonly cart: Cart
  readonly mayHold: HoldUnits | undefined
}

/**
 * Admit, quote and hold: everything that can be refused before money moves.
 *
 * A pass has to be good when the attempt begins: whoever asks again with the same key is not late.
 */
const promise = async (
  env: Env,
  { attempt, cart, expected, passes, token, mayHold }: Frozen,
  now: number,
): Promise<Promised> => {
  const allowed = await admitted(env, { cart: cart.id, items: cart.lines, passes }, attempt.startedAt)
  if (!allowed.ok) return withheld(allowed.refusal)
  const quoted = await quoteShown(env, cart, expected, now)
  if (!quoted.ok) return withheld(quoted.refusal)
  const missing = missingOf(cart, travels(quoted.value.lines))
  if (missing.length > 0) return withheld({ code: 'checkout-incomplete', missing })
  const agreed = isFree(quoted.value) ? ok(null) : await agreedTerms(env, { cart, token }, now)
  if (!agreed.ok) return withheld(agreed.refusal)
  const { total } = quoted.value.totals
  if (!isSame(total, expected)) {
    // What was shown is the sum of as many as there are: then the number is what has to change.
    const short = await shortOf(env, cart, now)
    return withheld(short ?? { code: 'price-changed', expected, total })
  }
  const units = unitsToHold(itemsToHold(quoted.value))
  if (!units.ok) return withheld(units.refusal)
  const retryAfterSeconds = mayHold?.(cart.id, units.value) ?? 0
  if (retryAfterSeconds > 0) return withheld({ code: 'too-many-unpaid-units', retryAfterSeconds })
  const held = await holdStock(env, attempt.id, quoted.value, now)
  if (held.ok) return ok({ quote: held.value, terms: agreed.value })
  return { ok: false, refusal: usedUp(held.refusal, quoted.value), held: asked(quoted.value) }
}

/** @property held what the inventory was asked for: the order shard has not heard of it */
type Promised =
  /** `terms`: it is paid later, and so. */
  | { readonly ok: true; readonly value: { readonly quote: Quote; readonly terms: PaymentTerms | null } }
  | { readonly ok: false; readonly refusal: CompleteRefusal; readonly held: readonly ItemKey[] }

const withheld = (refusal: CompleteRefusal): Promised => ({ ok: false, refusal, held: [] })

const asked = (quoted: Quote): ItemKey[] => [...itemsToHold(quoted), ...limitsToHold(quoted)].map(({ item }) => item)

const isSame = (one: Money, other: Money) => one.amount === other.amount && one.currency === other.currency

/**
 * What is limited is counted only where the sum is another than what was shown: a page leaves out what is used up, and
 * whoever was shown what is not is told so when it is held.
 */
const quoteShown = async (env: Env, cart: Cart, expected: Money, now: number) => {
  const quoted = await quoteCart(env, cart, now, false)
  return !quoted.ok || isSame(quoted.value.totals.total, expected) ? quoted : quoteCart(env, cart, now, true)
}

/** A limit that is reached is no good that is sold out: the page says which promotion it was. */
const usedUp = (refusal: HoldRefusal, { promotions = [] }: Quote): CompleteRefusal => {
  if (refusal.code !== 'insufficient-stock' || !isLimit(refusal.item)) return refusal
  // The page that is shown now counts anew, and leaves it out.
  forgetUses()
  const of = promotions.find(({ promotion }) => refusal.item.startsWith(usesKey(promotion)))
  return {
    code: 'promotion-used-up',
    promotion: of?.promotion ?? ('' as PromotionId),
    ...(of?.code !== undefined && { promotionCode: of.code }),
  }
}

type Payment = Omit<Charge, 'amount'> & { readonly quote: Quote }

const pay = async (env: Env, payment: Payment): Promise<Result<Completed, CompleteRefusal>> => {
  const { quote, ...asked } = payment
  const { paymentId, token } = asked
  const orderId = orderOfPayment(paymentId)
  const charge = { ...asked, amount: quote.totals.total }
  const answer = isFree(quote) ? PAID : await pTimeout(charged(env, charge), PROVIDER_TIMEOUT).catch(() => null)
  if (answer?.state !== 'challenge' && answer?.state !== 'paid' && answer?.state !== 'declined') {
    await askOrder(env, paymentId, 'wait', { paymentId, quote, state: 'uncertain' })
    return ok({ state: 'uncertain', orderId })
  }
  if (answer.state === 'challenge') {
    const { redirect, token: known } = answer
    await askOrder(env, paymentId, 'wait', { paymentId, quote, state: 'challenged', redirect, token: known })
    return ok(challengeOf(paymentId, answer.redirect))
  }
  return completed(await settlePayment(env, { paymentId, token, quote }, answer))
}

const challengeOf = (paymentId: PaymentId, redirect: string | undefined): Completed => ({
  state: 'challenge',
  orderId: orderOfPayment(paymentId),
  paymentId,
  ...(redirect !== undefined && { redirect }),
})

const PAID = { state: 'paid' } as const

/** What was only promised is taken at once: nothing is ordered for money that is not there. */
const charged = async (env: Env, charge: Charge) => {
  const provider = paymentsOf(env)
  const answer = await provider.charge(charge)
  return answer.state === 'authorised' ? provider.capture(charge) : answer
}

/** What costs nothing is ordered without asking anybody for money. */
const isFree = ({ totals: { total } }: Pick<Quote, 'totals'>): boolean => total.amount === 0

const completed = (settled: Settled): Result<Completed, Declined> =>
  settled.state === 'placed'
    ? ok({ state: 'completed', order: settled.order })
    : refuse({ code: 'payment-declined', reason: settled.reason })

export type ChallengeRefusal = { readonly code: 'cart-unknown' } | { readonly code: 'challenge-ended' } | Declined

/** The shopper has answered the bank. Asked twice, or too late, it is refused and nothing is charged. */
export const answerChallenge = async (
  env: Env,
  owner: CartOwner,
  { paymentId, approved }: { readonly paymentId: PaymentId; readonly approved: boolean },
): Promise<Result<Completed, ChallengeRefusal>> => {
  const begun = await askOrder(env, owner.id, 'orderForShopper', { order: orderOfPayment(paymentId), key: owner.key })
  if (!begun) return refuse({ code: 'cart-unknown' })
  // Answered before, or paid in another way meanwhile: there is one order, and this leads to it.
  if (begun.order) return ok({ state: 'completed', order: begun.order })
  const attempt = begun.cart.payment
  if (attempt?.id !== paymentId || attempt.state !== 'challenged') return refuse({ code: 'challenge-ended' })
  const { token } = attempt
  const proven = async () =>
    taken(env, { paymentId, token }, await paymentsOf(env).answer({ paymentId, token }, approved))
  const answer = await pTimeout(proven(), PROVIDER_TIMEOUT).catch(() => null)
  if (!answer || (answer.state !== 'paid' && answer.state !== 'declined')) {
    return ok({ state: 'uncertain', orderId: orderOfPayment(paymentId) })
  }
  return completed(await settlePayment(env, { paymentId, token, quote: null }, answer))
}
