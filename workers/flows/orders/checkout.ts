/**
 * Checkout: begin at the order shard, hold the stock, pay, confirm.
 *
 * Three calls to shards that the shopper waits for, one more for each further inventory shard. Each may be repeated
 * with the same key and goes on where it stopped. Whatever dies in between is ended by the order shard's own clock,
 * which asks the provider what became of the payment.
 */
import pTimeout from 'p-timeout'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId, PaymentId } from '#domain/ids'
import { orderOfPayment } from '#domain/ids'
import type { Money } from '#domain/money'
import type { BeginRefusal } from '#domain/orders/attempt'
import { isPaying, type Cart, type CartOwner } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import type { Quote } from '#domain/orders/quote'
import { leftToPay } from '#domain/orders/stored-payments'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { unitsSettled, type HoldUnits } from '../../http/unpaid-units.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { Charge } from '../../providers/payments/provider.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { readCart, saveDetails } from './cart.ts'
import { isEnd, placeUnpaid, PROVIDER_TIMEOUT, settlePayment, stopPayment, taken, type Settled } from './payment.ts'
import { isFree, promise, type Payer, type PromiseRefusal } from './promise.ts'
import { canBeSaved, payerOf } from './saved-methods.ts'

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
export type CompleteRefusal = BeginRefusal | IdempotencyRefusal | PromiseRefusal | Declined

type Completion = {
  readonly owner: CartOwner
  readonly idempotency: Idempotency
  /** The total that the shopper was shown: another total is refused, never slipped in. */
  readonly expected: Money
  /** What they were shown to be left to pay when stored value has paid its part; absent: all of it. */
  readonly expectedDue?: Money
  readonly token: string
  /** Passes of drops that were shown, of any drop. */
  readonly passes: readonly string[]
  /** Of the shop, for whoever is sent to the provider's page and comes back; without it nobody can be sent. */
  readonly origin?: string
  /** Whoever pays is signed in and wants to pay with the same again. */
  readonly keep?: boolean
  /** Said with the payment: an attempt that takes another's place brings its own. */
  readonly details?: Parameters<typeof saveDetails>[2]
  /** Whether whoever asks may hold so much more without having paid; absent where nobody is counted. */
  readonly mayHold?: HoldUnits
  /** Absent: nobody has shown who they are, and no credit is spent. */
  readonly payer?: Payer
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
  const {
    owner,
    token,
    expected,
    expectedDue = expected,
    passes,
    origin = '',
    mayHold,
    payer,
    keep = false,
  } = completion
  const begun = await begin(env, completion)
  if (!begun.ok) return begun
  const { cart, attempt, order } = begun.value
  if (order) return ok({ state: 'completed', order })
  const orderId = orderOfPayment(attempt.id)
  if (attempt.state === 'challenged') return ok(challengeOf(attempt.id, attempt.redirect))
  if (attempt.state === 'uncertain') return ok({ state: 'uncertain', orderId })

  const shown = { total: expected, due: expectedDue }
  const promised = await promise(env, { attempt, cart, shown, passes, token, mayHold, payer }, now)
  if (!promised.ok) {
    unitsSettled(owner.id)
    const { refusal, held } = promised
    await askOrder(env, owner.id, 'giveUp', { paymentId: attempt.id, reason: refusal.code, held })
    return refuse(refusal)
  }
  const { quote, terms } = promised.value
  if (terms) return completed(await placeUnpaid(env, { paymentId: attempt.id, quote, terms }))
  const returnTo = origin + pathIn(cart.language, `/checkout/return?payment=${attempt.id}`)
  const { language, email, customerId } = cart
  const payment = { paymentId: attempt.id, token, returnTo, language, email }
  // Only what somebody's account is paid with: a guest's could never be taken away.
  if (!keep || !customerId || isFree(quote) || !canBeSaved(env)) return pay(env, { ...payment, quote })
  return pay(env, {
    ...payment,
    quote: { ...quote, keepMethod: true },
    keep: { payer: await payerOf(env, customerId) },
  })
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

type Payment = Omit<Charge, 'amount'> & { readonly quote: Quote }

const pay = async (env: Env, payment: Payment): Promise<Result<Completed, CompleteRefusal>> => {
  const { quote, ...asked } = payment
  const { paymentId, token } = asked
  const orderId = orderOfPayment(paymentId)
  const charge = { ...asked, amount: leftToPay(quote), ...(quote.captureLater && { later: true }) }
  const answer = isFree(quote) ? PAID : await pTimeout(charged(env, charge), PROVIDER_TIMEOUT).catch(() => null)
  if (!answer || (answer.state !== 'challenge' && !isEnd(answer))) {
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

/** What was only promised is taken at once, unless it was agreed on that it is taken with the goods. */
const charged = async (env: Env, charge: Charge) => {
  const provider = paymentsOf(env)
  const answer = await provider.charge(charge)
  return answer.state === 'authorised' && !charge.later ? provider.capture(charge) : answer
}

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
  const later = (await askOrder(env, paymentId, 'standingOf', paymentId))?.captureLater === true
  const proven = async () =>
    taken(env, { paymentId, token }, await paymentsOf(env).answer({ paymentId, token, later }, approved))
  const answer = await pTimeout(proven(), PROVIDER_TIMEOUT).catch(() => null)
  if (!answer || !isEnd(answer)) {
    return ok({ state: 'uncertain', orderId: orderOfPayment(paymentId) })
  }
  return completed(await settlePayment(env, { paymentId, token, quote: null }, answer))
}
