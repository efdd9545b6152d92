/**
 * Shops that take money with the goods: it is promised, taken by the parcel or by hand, in part, let go, paid otherwise, and cancelled
 * before, behind and while it is being taken. At the end, of each order: money in is what went back and what is kept.
 */
import { documents } from '#demo/settings'
import { isOpenPromise } from '#domain/orders/authorisation'
import {
  dueOf,
  paymentStatusOf,
  receivedBeside,
  receivedByProvider,
  receivedOf,
  waivedBy,
} from '#domain/orders/balance'
import { moneyBackOf } from '#domain/orders/money-back'
import { owedByHand, refundByHand, refundByProvider } from '#domain/orders/sources'
import type { Order } from '#domain/orders/order'
import { saveSettings } from '#schema/products/settings/settings'
import { capture, letGo } from '#workers/flows/orders/authorisations'
import { cancelOrder } from '#workers/flows/orders/cancel-order'
import { orderForStaff, receivePayment, refundRecorded } from '#workers/flows/orders/orders'
import { isAmong, WITH_PROMISES } from './kinds.ts'
import { returnedOf, type Payment } from './provider.ts'
import { patiently } from './shopper.ts'
import { someOrder } from './staff.ts'
import type { World } from './world.ts'

export const isPromised = (seed: number): boolean => isAmong(seed, WITH_PROMISES)

/** Straight into the store, which answers at once: from its first order on. */
export const takeWithGoods = async ({ stores }: World): Promise<void> => {
  const value = { ...documents.payments, capture: 'dispatch' } as const
  const saved = await saveSettings(stores.products, [{ group: 'payments', value, basedOn: 1 }], 2)
  if (!saved) throw new Error('the settings of the shop were not saved')
}

/** Staff take it, or a part of it, here or at the provider's own pages, let it go, or say that money has come otherwise. */
export const workOnPromise = async (world: World): Promise<void> => {
  const { dice, witness } = world
  const id = await someOrder(world)
  const seen = id && (await patiently(world, (env) => orderForStaff(env, id)))
  if (!id || !seen) return
  const key = `promise-${++witness.keys}`
  const idempotency = { key, request: key }
  const amount = dice.chance(0.5) ? null : dice.between(1, 2_000)
  const kind = dice.roll()
  if (kind < 0.3) await takeAndCancel(world, seen.order)
  else if (kind < 0.5) await patiently(world, (env) => capture(env, { order: id, amount, idempotency }))
  else if (kind < 0.65) await patiently(world, (env) => letGo(env, seen.order))
  else if (kind < 0.9) {
    const payment = { id: key, amount, note: '' }
    const answer = await patiently(world, (env) => receivePayment(env, { order: id, payment, idempotency }))
    const came = answer?.ok && answer.value.received?.find((one) => one.id === key)
    if (came) witness.handedIn.set(key, { order: id, amount: came.amount.amount })
  } else if (kind < 0.95) world.provider.takenThere(seen.order.paymentId)
  else await giveByHand(world, seen.order)
}

/** One of the staff takes it while another cancels: the provider answers when it is too late. */
const takeAndCancel = async (world: World, { id: order }: Order): Promise<void> => {
  const { clock, dice, witness } = world
  const id = `cancel-${++witness.keys}`
  const ask = {
    order,
    cancellation: { id, reason: 'customer', parcels: null },
    idempotency: { key: id, request: id },
  } as const
  const take = { order, amount: null, idempotency: { key: `take ${id}`, request: id } }
  const cancelled = async () => {
    await clock.sleep(dice.between(0, 1_500))
    const answer = await patiently(world, (env) => cancelOrder(env, ask))
    if (answer?.ok && answer.value.cancellations?.some((one) => one.id === id)) witness.cancelled.set(id, order)
  }
  await Promise.all([patiently(world, (env) => capture(env, take)), cancelled()])
}

const giveByHand = async (world: World, order: Order): Promise<void> => {
  for (const { id } of moneyBackOf(order).filter((one) => owedByHand(order, one).amount > 0))
    await patiently(world, (env) => refundRecorded(env, order.id, id))
}

/** Staff give back what nobody else has. */
export const settleByHand = async (world: World): Promise<void> => {
  const rows = world.stores.transactions.sqlite.prepare('SELECT "order" FROM orders ORDER BY sequence').all()
  for (const row of rows) await giveByHand(world, JSON.parse(String(row['order'])) as Order)
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)

/** @param payment as the provider has it */
export const brokenPromise = (order: Order, payment: Payment | undefined, { witness }: World): string[] => {
  const { id, authorisation, status, payment: state } = order
  const backs = moneyBackOf(order)
  const came = receivedByProvider(order).amount
  const excess = authorisation?.excess?.amount ?? 0
  const paid = payment?.paid?.amount ?? 0
  if (came + excess !== paid) return [`${id} was promised, says that ${came} were taken, and ${paid} were`]
  const back = payment ? returnedOf(payment) : 0
  const [byProvider, byHand] = [refundByProvider, refundByHand].map((part) =>
    sum(backs.map((one) => part(order, one).amount)),
  )
  if (back !== (byProvider ?? 0) + excess)
    return [`${id} owes ${byProvider} of what was taken back, and ${excess} that was too much, and ${back} went back`]
  const handed = receivedBeside(order).amount - came
  if ((byHand ?? 0) > handed) return [`${id} gave ${byHand} back by hand, of ${handed} that had come so`]
  const waived = waivedBy(backs)
  const [total, received] = [order.totals.total.amount, receivedOf(order).amount]
  const kept = received - sum(backs.map(({ refund }) => refund.amount))
  if (received + dueOf(order).amount + waived < total) return [`${id} costs ${total}, and nobody asks for the rest`]
  if (kept < 0 || kept > total - waived) return [`${id} keeps ${kept} of ${total}, of which ${waived} need not be paid`]
  if (status === 'cancelled' && kept > 0) return [`${id} is cancelled, and ${kept} of its money is kept`]
  for (const [key, { order: of, amount }] of witness.handedIn) {
    const there = of === id ? (order.received ?? []).filter((one) => one.id === key) : []
    if (of === id && sum(there.map((one) => one.amount.amount)) !== amount)
      return [`${id} was told of ${amount} by hand, and knows ${there.length} of it`]
  }
  if (authorisation?.state === 'taking') return [`${id} is being taken for ever`]
  if (isOpenPromise(order) && dueOf(order).amount > 0 && order.shipments.length > 0)
    return [`${id} was sent, and what was promised was not taken`]
  if (isOpenPromise(order) && dueOf(order).amount === 0) return [`${id} owes nothing, and its promise was not let go`]
  return state === paymentStatusOf(order) ? [] : [`${id} is ${state}, and its books say ${paymentStatusOf(order)}`]
}
