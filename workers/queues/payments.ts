/** Payments listens: asks the provider about payments without an end, and gives back what is owed. */
import type { Event } from '#domain/events'
import type { ItemKey, PaymentId, VariantId } from '#domain/ids'
import { isOpenPromise } from '#domain/orders/authorisation'
import { dueOf } from '#domain/orders/balance'
import { owedByHand, refundByProvider } from '#domain/orders/sources'
import { moneyBackOf, type MoneyBack, type Refund } from '#domain/orders/money-back'
import type { Cancellation, Order } from '#domain/orders/order'
import { chargeNamed, isChargeOfOrder } from '#domain/orders/order-charge'
import { keptOfStored } from '#domain/orders/stored-payments'
import { moneyKey } from '#domain/stored-value/stored-value'
import type { Env } from '../env.ts'
import { askOrder } from '../sharding/call-shard.ts'
import { keepOnly } from '../flows/inventory/give-back.ts'
import { noteOwed } from '../flows/orders/findings.ts'
import { finishCapture, letGoOfSettled } from '../flows/orders/authorisations.ts'
import { findOutCharge } from '../flows/orders/order-charges.ts'
import { isEnd, settlePayment, taken } from '../flows/orders/payment.ts'
import { saveMethodLeft } from '../flows/orders/saved-methods.ts'
import { giveAsCredit } from '../flows/after-sales/credit.ts'
import { mayHold } from '../flows/promotions/held.ts'
import { paymentsOf } from '../providers/payments/index.ts'
import type { Listens } from './settle.ts'

type Cancelled = Extract<Event, { type: 'order-cancelled' }>
type Returning = Pick<Cancelled, 'order' | 'token'> & { readonly back?: Cancellation | Refund | undefined }
type Uncertain = Extract<Event, { type: 'payment-uncertain' }>

export const payments: Listens = async (events, env) => {
  for (const event of events) {
    if (event.type === 'payment-uncertain') await findOut(event, env)
    if (event.type === 'payment-owed') {
      const { paymentId, token, amount } = event
      await paymentsOf(env).refund({ paymentId, token, amount, refundId: `owed ${paymentId}` })
      await noteOwed(env, paymentId, amount, event.at)
    }
    if (event.type === 'order-cancelled' || event.type === 'refund-begun') {
      await giveBack({ ...event, back: event.type === 'refund-begun' ? event.refund : event.cancellation }, env)
      if (event.order.authorisation) await letGoOfSettled(env, event.order)
    }
    if (event.type === 'capture-begun') await finishCapture(env, event.order)
    if (event.type === 'payment-method-left') await saveMethodLeft(env, event.order, event.token)
    if (event.type === 'order-shipped') await takeWithGoods(event.order, env)
    if (event.type === 'payment-received') {
      await giveExcessBack(event.order, env)
      if (isOpenPromise(event.order)) await letGoOfSettled(env, event.order)
    }
  }
}

/** With the first parcel all that is due: most cards are taken from once. */
const takeWithGoods = async (order: Order, env: Env): Promise<void> => {
  if (!isOpenPromise(order) || dueOf(order).amount === 0) return
  const begun = await askOrder(env, order.id, 'beginCapture', { order: order.id, amount: null, idempotency: null })
  // Taken, let go or cancelled meanwhile: then there is nothing to take. What is being taken is told by its own fact.
  if (!begun.ok) console.error(`${order.id} was sent, and nothing is taken: ${begun.refusal.code}`)
}

/** What was cancelled while it was being taken has come after all: it goes back, and staff see it. */
const giveExcessBack = async (order: Order, env: Env): Promise<void> => {
  const { authorisation, paymentId } = order
  if (authorisation?.state !== 'captured') return
  for (const back of moneyBackOf(order).filter(({ refundedAt }) => refundedAt === null)) {
    await giveBack({ order, token: authorisation.token, back }, env)
    const amount = refundByProvider(order, back)
    if (amount.amount > 0) await noteOwed(env, paymentId, amount, order.updatedAt)
  }
}

/** It is given back to where it came from, or as credit; of a fact from before parts could be cancelled, all of it. */
const giveBack = async ({ order, token, back }: Returning, env: Env): Promise<void> => {
  const { id, paymentId, totals } = order
  const amount = back ? refundByProvider(order, back) : totals.total
  if (back?.returned) await giveMoneyBack({ order, returned: back.returned }, env)
  if (back && 'credited' in back && back.refundedAt === null) await giveAsCredit(env, order, back)
  const refundId = `${id} ${back?.id ?? 'all'}`
  // What cost nothing was never charged.
  if (amount.amount > 0) await paymentsOf(env).refund({ paymentId, token, amount, refundId })
  for (const { payment, amount: part } of back?.charged ?? []) {
    const charge = chargeNamed(order, payment)
    if (charge)
      await paymentsOf(env).refund({
        paymentId: payment,
        token: charge.token,
        amount: part,
        refundId: `${refundId} ${payment}`,
      })
  }
  // Nobody but staff can give back what came by transfer or in cash: they say when they have.
  if (back && owedByHand(order, back).amount > 0) return
  if (back && 'reason' in back && back.reason === 'payment-late')
    await noteOwed(env, paymentId, amount, back.cancelledAt)
  await askOrder(env, id, 'refunded', { order: id, ...(back && { cancellation: back.id }) })
}

type Returned = Pick<Cancelled, 'order'> & { readonly returned: NonNullable<MoneyBack['returned']> }

/** On the card, or the account, that it came from: said as what the order keeps of it, it may be said twice and late. */
const giveMoneyBack = async ({ order, returned }: Returned, env: Env): Promise<void> => {
  const items = new Set(returned.map(({ storedValue }) => moneyKey(storedValue.id)))
  for (const { item, units } of keptOfStored(order))
    if (items.has(item)) await keepOnly({ id: order.holdId, item: item as VariantId, units }, env)
}

/**
 * What nobody will finish any more is stopped, so that the provider's word is its last one; what was promised for a sale
 * that is agreed on is taken: the shopper has done their part. Money that came although
 * nothing was agreed on is given back by the fact that it is owed, never here: somebody may just be placing the order.
 */
const findOut = async (event: Uncertain, env: Env): Promise<void> => {
  const { paymentId, token, paidBy } = event
  if (isChargeOfOrder(paymentId)) return findOutCharge(env, { paymentId, token })
  if (paidBy) return void (await settlePayment(env, { paymentId: paidBy, token, quote: null }, { state: 'paid' }))
  const provider = paymentsOf(env)
  const state = await taken(env, { paymentId, token }, await provider.stateOf(event))
  const end = isEnd(state) ? state : await provider.stop(event)
  if (!isEnd(end)) throw new Error(`the provider did not stop ${paymentId}`)
  const held = end.state === 'declined' ? await unwritten(env, paymentId) : []
  await settlePayment(env, { paymentId, token, quote: null, held }, end)
}

/** Its Worker has died between the hold and the word of it: uses of promotions without a code stand in no cart. */
const unwritten = async (env: Env, paymentId: PaymentId): Promise<readonly ItemKey[]> => {
  const promoted = (await askOrder(env, paymentId, 'standingOf', paymentId))?.promoted
  return promoted ? mayHold(env, promoted, Date.now()) : []
}
