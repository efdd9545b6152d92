/**
 * Somebody says that a payment has moved: the provider by a webhook, or the shopper who comes back from its page. They
 * are believed in nothing but whom to ask about: what became of it is asked for and settled, as often as it is said.
 */
import { orderOfPayment, type PaymentId } from '#domain/ids'
import { isChargeOfOrder } from '#domain/orders/order-charge'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { PaymentNews } from '../../providers/payments/provider.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { keepDisputes, noteOwed } from './findings.ts'
import { learnOfCharge } from './order-charges.ts'
import { orderForStaff } from './orders.ts'
import { heardOfPromise } from './authorisations.ts'
import { isEnd, settlePayment, taken, type Settled } from './payment.ts'

type Payment = { readonly paymentId: PaymentId; readonly token: string }

/**
 * `busy`: the request that began it is at it just now; whoever says it may say it again. `open`: the provider does not
 * know the end yet. `unknown`: none of ours.
 */
export type Learnt = Settled | { readonly state: 'busy' | 'open' | 'unknown' }

/** @throws when the provider or the shard does not answer: then it has to be said again */
export const learnOf = async (env: Env, payment: Payment): Promise<Learnt> => {
  if (isChargeOfOrder(payment.paymentId)) return learntOfCharge(env, payment)
  const standing = await askOrder(env, payment.paymentId, 'standingOf', payment.paymentId)
  if (!standing) return forNothing(env, payment)
  if (standing.state === 'begun') return { state: 'busy' }
  const end = await taken(env, payment, await paymentsOf(env).stateOf(payment), standing.due, standing.captureLater)
  if (!isEnd(end)) return { state: 'open' }
  const settled = await settlePayment(env, { ...payment, quote: null }, end)
  // Of an order that waits for its goods: somebody has taken or let go at the provider's own pages, or its time was over.
  return settled.state === 'placed'
    ? { state: 'placed', order: await heardOfPromise(env, settled.order, end) }
    : settled
}

/** Of a payment for an order that was placed already. */
const learntOfCharge = async (env: Env, payment: Payment): Promise<Learnt> => {
  const state = await learnOfCharge(env, payment, Date.now())
  const order = (await orderForStaff(env, orderOfPayment(payment.paymentId)))?.order
  if (state === 'failed') return { state, reason: 'payment-declined' }
  return state !== 'paid' ? { state } : order ? { state: 'placed', order } : { state: 'unknown' }
}

/** Its cart was left for so long that it is gone: what was paid for it goes back, and staff see it. */
const forNothing = async (env: Env, payment: Payment): Promise<Learnt> => {
  const provider = paymentsOf(env)
  const state = await provider.stateOf(payment)
  const end = state.state === 'authorised' ? await provider.stop(payment) : state
  if (end.state !== 'paid') return { state: 'unknown' }
  await provider.refund({ ...payment, amount: null, refundId: `owed ${payment.paymentId}` })
  await noteOwed(env, payment.paymentId, null, Date.now())
  return { state: 'failed', reason: 'payment-late' }
}

/** What the provider tells by itself: also of money that a bank wants back. */
export const hearOf = async (env: Env, { disputed, ...payment }: PaymentNews): Promise<Learnt> => {
  if (disputed) await keepDisputes(env, (await paymentsOf(env).books?.disputesOf(payment)) ?? [])
  return learnOf(env, payment)
}
