/** What a provider has promised is taken or let go: each step is asked for again until the provider has answered, and done once. */
import pTimeout from 'p-timeout'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import { isOpenPromise, isPromised } from '#domain/orders/authorisation'
import { dueOf } from '#domain/orders/balance'
import type { Order, OrderRefusal } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { closeFinding, saveFindings } from '#schema/transactions/orders/payment-findings'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { PaymentState } from '../../providers/payments/provider.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { findingOf } from './findings.ts'
import { PROVIDER_TIMEOUT } from './payment.ts'

type Changed = Result<Order, OrderRefusal | IdempotencyRefusal>

const ENDS = 'authorisation-ends'
const LOST = 'capture-failed'

const changed = (done: Changed): Order => {
  if (!done.ok) throw new Error(`an order that promises money: ${done.refusal.code}`)
  return done.value
}

/** Nobody has to look at its end any more. */
const isOver = async (env: Env, { paymentId }: Order): Promise<void> =>
  void (await closeFinding(env.TRANSACTIONS_DB, `${ENDS} ${paymentId}`, Date.now()))

const isTaken = async (env: Env, order: Order, amount: Order['totals']['total'] | null = null): Promise<Order> => {
  const after = changed(await askOrder(env, order.id, 'captured', { order: order.id, amount }))
  await isOver(env, order)
  return after
}

/** The provider gives nothing any more: staff see it, as goods may have left for it. */
const isLost = async (env: Env, order: Order): Promise<Order> => {
  const after = changed(await askOrder(env, order.id, 'released', order.id))
  await isOver(env, order)
  const { paymentId } = order
  if (order.status !== 'cancelled' && dueOf(order).amount > 0)
    await saveFindings(env.TRANSACTIONS_DB, [findingOf({ kind: LOST, paymentId, amount: dueOf(order) }, Date.now())])
  return after
}

/** What was written down to be taken is asked for. @throws where the provider has not said what became of it */
export const finishCapture = async (env: Env, order: Order): Promise<Order> => {
  const { authorisation, paymentId } = order
  if (authorisation?.state !== 'taking' || !authorisation.taking) return order
  const { token, taking: amount } = authorisation
  const state = await paymentsOf(env).capture({ paymentId, token, amount })
  if (state.state === 'paid') return isTaken(env, order)
  if (state.state === 'declined') return isLost(env, order)
  throw new Error(`the provider has not said whether ${paymentId} was taken`)
}

/**
 * All that is due, or a part: the provider lets go of the rest. Written down first; where the provider does not answer at once, the
 * queue asks it again.
 *
 * @param amount minor units; null: all that can be taken
 */
export const capture = async (
  env: Env,
  ask: { readonly order: OrderId; readonly amount: number | null; readonly idempotency: Idempotency | null },
): Promise<Changed> => {
  const begun = await askOrder(env, ask.order, 'beginCapture', ask)
  if (!begun.ok) return begun
  const done = await pTimeout(finishCapture(env, begun.value), PROVIDER_TIMEOUT).catch((fault: unknown) => {
    console.error(`${ask.order} is taken later`, fault)
    return begun.value
  })
  return ok(done)
}

/** @throws where the provider does not say: it is asked again */
const stopped = async (env: Env, order: Order): Promise<Order> => {
  const { authorisation, paymentId } = order
  if (!authorisation) return order
  const state = await paymentsOf(env).stop({ paymentId, token: authorisation.token })
  // Somebody was quicker: what was taken for nothing goes back.
  if (state.state === 'paid') return isTaken(env, order, authorisation.amount)
  if (state.state !== 'declined') throw new Error(`the provider did not let go of ${paymentId}`)
  const after = changed(await askOrder(env, order.id, 'released', order.id))
  await isOver(env, order)
  return after
}

/** Staff let it go: nothing was charged, and the order is unpaid. */
export const letGo = async (env: Env, order: Order): Promise<Result<Order, { readonly code: 'nothing-authorised' }>> =>
  isOpenPromise(order) ? ok(await stopped(env, order)) : refuse({ code: 'nothing-authorised' })

/** Nothing is due any more before it was taken, as all was cancelled or has come otherwise: the promise is let go. */
export const letGoOfSettled = async (env: Env, { id }: Order): Promise<void> => {
  const { order } = await askOrder(env, id, 'orderForStaff', id)
  if (order && isOpenPromise(order) && dueOf(order).amount === 0) await stopped(env, order)
}

/** The provider has said by itself what became of a promise. */
export const heardOfPromise = async (env: Env, order: Order, said: PaymentState): Promise<Order> => {
  if (!isPromised(order)) return order
  if (said.state === 'paid') return isTaken(env, order)
  return said.state === 'declined' ? isLost(env, order) : order
}

/** A promise has ended, or is about to: staff are told two days before. @returns when to look again; null: never */
export const lookAtPromise = async (env: Env, id: OrderId, now: number): Promise<number | null> => {
  const { order } = await askOrder(env, id, 'orderForStaff', id)
  if (!order?.authorisation || !isPromised(order)) return null
  const { authorisation, paymentId } = order
  if (authorisation.state === 'taking') {
    await finishCapture(env, order)
    return null
  }
  const { captureBefore, amount, token } = authorisation
  if (captureBefore === null) return null
  if (captureBefore <= now) {
    const after = await heardOfPromise(env, order, await paymentsOf(env).stateOf({ paymentId, token }))
    return isPromised(after) ? now + LOOKED_AGAIN_MS : null
  }
  const found = { ...findingOf({ kind: ENDS, paymentId, amount }, now), respondBy: captureBefore }
  await saveFindings(env.TRANSACTIONS_DB, [found])
  return captureBefore
}

/** A bank may keep it for longer than it has said. */
const LOOKED_AGAIN_MS = 6 * 60 * 60_000
