/**
 * An order that was placed is paid, or a part of it: begun at its shard, which says how much; charged by the
 * provider; settled at its shard.
 * Whatever dies in between is ended by the shard's own clock, which asks the provider what became of it.
 */
import pTimeout from 'p-timeout'
import type { Idempotency } from '#domain/idempotency'
import { orderOfPayment, type OrderId, type PaymentId } from '#domain/ids'
import { CHECK_AFTER_MS } from '#domain/orders/attempt'
import type { Money } from '#domain/money'
import { chargeNamed, isOpenCharge, type ChargeRefusal } from '#domain/orders/order-charge'
import type { Order } from '#domain/orders/order'
import { isManualToken, type OrderCharge } from '#domain/orders/payment-terms'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { PaymentState } from '../../providers/payments/provider.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { settingsFresh } from '../settings/settings.ts'
import { chargingIn } from './charging.ts'
import { noteOwed } from './findings.ts'
import { orderForStaff } from './orders.ts'
import { isEnd, PROVIDER_TIMEOUT, type End } from './payment.ts'

/** `uncertain`: the provider has not said in time; it is asked until it has. */
export type Charged =
  | { readonly state: 'paid' | 'uncertain'; readonly order: Order; readonly charge: OrderCharge }
  | { readonly state: 'challenge'; readonly order: Order; readonly charge: OrderCharge }

type Declined = { readonly code: 'payment-declined'; readonly reason: string }
export type PayOrderRefusal = ChargeRefusal | { readonly code: 'payment-method-unavailable' } | Declined

export type PayingOrder = {
  readonly order: OrderId
  /** The provider's word for what was filled in. */
  readonly token: string
  /** What the payer was shown. */
  readonly expected: Money
  readonly idempotency: Idempotency
  /** An address of the shop: whoever is sent elsewhere comes back there. */
  readonly returnTo: string
}

export const payOrder = async (env: Env, ask: PayingOrder, now: number): Promise<Result<Charged, PayOrderRefusal>> => {
  const settings = await settingsFresh(env, now)
  if (isManualToken(ask.token) || !settings.payments.online) return refuse({ code: 'payment-method-unavailable' })
  const { order: id, token, expected, idempotency } = ask
  const charging = chargingIn(env, settings, expected.currency) ?? { step: 1, least: 1 }
  const begin = () =>
    askOrder(env, id, 'beginCharge', { order: id, charge: { ...idempotency, token, expected, charging } })
  const first = await begin()
  const waiting = !first.ok && first.refusal.code === 'payment-in-progress' ? first.refusal.waiting : undefined
  if (waiting) await stopCharge(env, waiting)
  const begun = waiting ? await begin() : first
  return begun.ok ? charge(env, begun.value, ask) : begun
}

const charge = async (
  env: Env,
  { order, charge: one }: { readonly order: Order; readonly charge: OrderCharge },
  { returnTo }: PayingOrder,
): Promise<Result<Charged, Declined>> => {
  if (one.state === 'failed') return refuse({ code: 'payment-declined', reason: one.reason ?? '' })
  if (one.state === 'paid' || one.state === 'uncertain') return ok({ state: one.state, order, charge: one })
  if (one.state === 'challenged') return ok({ state: 'challenge', order, charge: one })
  const { id: paymentId, token, amount } = one
  const { language, email } = order
  const asked = paymentsOf(env).charge({ paymentId, token, amount, returnTo, language, email })
  const said = await pTimeout(asked, PROVIDER_TIMEOUT).catch(() => null)
  return answered(env, one, said)
}

/** What the provider has said, or has not, is written down. */
const answered = async (env: Env, one: OrderCharge, said: PaymentState | null): Promise<Result<Charged, Declined>> => {
  const { id } = one
  if (said?.state === 'challenge') {
    const { redirect, token } = said
    const waits = { id, state: 'challenged', ...(redirect !== undefined && { redirect }), token } as const
    return standing('challenge', id, await askOrder(env, id, 'waitForCharge', { charge: waits }))
  }
  const end = said && (await takenAtOnce(env, one, said))
  if (!end || !isEnd(end))
    return standing('uncertain', id, await askOrder(env, id, 'waitForCharge', { charge: { id, state: 'uncertain' } }))
  const settled = await settleCharge(env, id, end)
  return settled.ok ? standing('paid', id, settled) : settled
}

const standing = (
  state: Charged['state'],
  id: PaymentId,
  done: Result<Order, { readonly code: string }>,
): Result<Charged, Declined> => {
  const charge = done.ok ? chargeNamed(done.value, id) : undefined
  // It has ended meanwhile by another call: whoever asks again is told how.
  if (!done.ok || !charge) return refuse({ code: 'payment-declined', reason: 'payment-interrupted' })
  return ok({ state: charge.state === 'paid' ? 'paid' : state, order: done.value, charge })
}

/** Nobody has agreed on a promise here: it is taken at once. */
const takenAtOnce = async (
  env: Env,
  { id: paymentId, token, amount }: Pick<OrderCharge, 'id' | 'token' | 'amount'>,
  said: PaymentState,
): Promise<PaymentState> =>
  said.state === 'authorised' ? paymentsOf(env).capture({ paymentId, token: said.token ?? token, amount }) : said

const settleCharge = async (env: Env, paymentId: PaymentId, end: End): Promise<Result<Order, Declined>> => {
  if (end.state === 'declined') {
    const { reason } = end
    const failed = await askOrder(env, paymentId, 'failCharge', { paymentId, reason })
    // Paid after all, as somebody else has heard.
    return failed.ok || failed.refusal.code !== 'payment-late'
      ? refuse({ code: 'payment-declined', reason })
      : refuse({ code: 'payment-declined', reason: 'payment-late' })
  }
  const token = end.token === undefined ? {} : { token: end.token }
  const paid = await askOrder(env, paymentId, 'settleCharge', { paymentId, ...token })
  return paid.ok ? paid : refuse({ code: 'payment-declined', reason: 'payment-late' })
}

const chargeOf = async (env: Env, payment: PaymentId): Promise<OrderCharge | undefined> => {
  const found = await orderForStaff(env, orderOfPayment(payment))
  return found && chargeNamed(found.order, payment)
}

/** It waits for its payer, who begins another: from now on it can never be paid, or it was. */
const stopCharge = async (env: Env, payment: PaymentId): Promise<void> => {
  const one = await chargeOf(env, payment)
  if (!one || !isOpenCharge(one)) return
  const end = await pTimeout(paymentsOf(env).stop({ paymentId: payment, token: one.token }), PROVIDER_TIMEOUT).catch(
    () => null,
  )
  if (end && isEnd(end)) await settleCharge(env, payment, await asEnd(env, one, end))
}

const asEnd = async (env: Env, one: OrderCharge, said: End): Promise<End> => {
  const taken = await takenAtOnce(env, one, said)
  return isEnd(taken) ? taken : said
}

/** The payer has answered their bank on a page of ours. */
export const answerCharge = async (
  env: Env,
  payment: PaymentId,
  approved: boolean,
): Promise<Result<Charged, Declined | { readonly code: 'challenge-ended' }>> => {
  const one = await chargeOf(env, payment)
  if (one?.state !== 'challenged') return refuse({ code: 'challenge-ended' })
  const { id: paymentId, token } = one
  const said = await pTimeout(paymentsOf(env).answer({ paymentId, token }, approved), PROVIDER_TIMEOUT).catch(
    () => null,
  )
  return answered(env, one, said?.state === 'challenge' ? null : said)
}

/** What became of one that somebody says has moved. */
export type ChargeLearnt = 'paid' | 'failed' | 'busy' | 'open' | 'unknown'

/** @throws when the provider or the shard does not answer: then it has to be said again */
export const learnOfCharge = async (
  env: Env,
  payment: { readonly paymentId: PaymentId; readonly token: string },
  now: number,
): Promise<ChargeLearnt> => {
  const one = await chargeOf(env, payment.paymentId)
  if (one?.state === 'started' && now - one.startedAt < CHECK_AFTER_MS) return 'busy'
  if (one?.state === 'paid') return 'paid'
  const said = await paymentsOf(env).stateOf(payment)
  if (!one) return forNothing(env, payment, said, now)
  const end = await takenAtOnce(env, { ...one, token: payment.token }, said)
  if (!isEnd(end)) return 'open'
  const settled = await settleCharge(env, payment.paymentId, end)
  return settled.ok ? 'paid' : 'failed'
}

/** No order knows of it any more: what was paid for it goes back, and staff see it. */
const forNothing = async (
  env: Env,
  payment: { readonly paymentId: PaymentId; readonly token: string },
  said: PaymentState,
  now: number,
): Promise<ChargeLearnt> => {
  const provider = paymentsOf(env)
  const end = said.state === 'authorised' ? await provider.stop(payment) : said
  if (end.state !== 'paid') return 'unknown'
  await provider.refund({ ...payment, amount: null, refundId: `owed ${payment.paymentId}` })
  await noteOwed(env, payment.paymentId, null, now)
  return 'failed'
}

/** Nobody ended it in time: what nobody will finish any more is stopped, so that the provider's word is its last one. */
export const findOutCharge = async (
  env: Env,
  payment: { readonly paymentId: PaymentId; readonly token: string },
): Promise<void> => {
  const one = await chargeOf(env, payment.paymentId)
  if (!one || !isOpenCharge(one)) return
  const provider = paymentsOf(env)
  const said = await takenAtOnce(env, one, await provider.stateOf(payment))
  const end = isEnd(said) ? said : await provider.stop(payment)
  if (!isEnd(end)) throw new Error(`the provider did not stop ${payment.paymentId}`)
  await settleCharge(env, payment.paymentId, end)
}
