/** Payments listens: asks the provider about payments without an end, and gives back what is owed. */
import type { Event } from '#domain/events'
import type { VariantId } from '#domain/ids'
import { refundBeside } from '#domain/orders/cancellation'
import type { Cancellation } from '#domain/orders/order'
import { keptOfStored } from '#domain/orders/stored-payments'
import { moneyKey } from '#domain/stored-value/stored-value'
import type { Env } from '../env.ts'
import { askOrder } from '../sharding/call-shard.ts'
import { keepOnly } from '../flows/inventory/give-back.ts'
import { noteOwed } from '../flows/orders/findings.ts'
import { settlePayment, taken } from '../flows/orders/payment.ts'
import { paymentsOf } from '../providers/payments/index.ts'
import type { Listens } from './settle.ts'

type Cancelled = Extract<Event, { type: 'order-cancelled' }>
type Uncertain = Extract<Event, { type: 'payment-uncertain' }>

export const payments: Listens = async (events, env) => {
  for (const event of events) {
    if (event.type === 'payment-uncertain') await findOut(event, env)
    if (event.type === 'payment-owed') {
      const { paymentId, token, amount } = event
      await paymentsOf(env).refund({ paymentId, token, amount, refundId: `owed ${paymentId}` })
      await noteOwed(env, paymentId, amount, event.at)
    }
    if (event.type === 'order-cancelled') await giveBack(event, env)
  }
}

/** What was cancelled is given back to where it came from; of a fact from before parts could be cancelled, all of it. */
const giveBack = async ({ order, token, cancellation }: Cancelled, env: Env): Promise<void> => {
  const { id, paymentId, totals } = order
  const amount = cancellation ? refundBeside(cancellation) : totals.total
  if (cancellation?.returned) await giveMoneyBack({ order, returned: cancellation.returned }, env)
  // Nobody but staff can give back what came by transfer or in cash: they say when they have.
  if (order.terms && (amount.amount > 0 || !cancellation?.returned)) return
  const refundId = `${id} ${cancellation?.id ?? 'all'}`
  // What cost nothing was never charged.
  if (amount.amount > 0) await paymentsOf(env).refund({ paymentId, token, amount, refundId })
  if (cancellation?.reason === 'payment-late') await noteOwed(env, paymentId, amount, cancellation.cancelledAt)
  await askOrder(env, id, 'refunded', { order: id, ...(cancellation && { cancellation: cancellation.id }) })
}

type Returned = Pick<Cancelled, 'order'> & { readonly returned: NonNullable<Cancellation['returned']> }

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
  if (paidBy) return void (await settlePayment(env, { paymentId: paidBy, token, quote: null }, { state: 'paid' }))
  const provider = paymentsOf(env)
  const state = await taken(env, { paymentId, token }, await provider.stateOf(event))
  const end = state.state === 'paid' || state.state === 'declined' ? state : await provider.stop(event)
  if (end.state !== 'paid' && end.state !== 'declined') throw new Error(`the provider did not stop ${paymentId}`)
  await settlePayment(env, { paymentId, token, quote: null }, end)
}
