/**
 * Gift cards that were bought: when an order is paid, one is dealt for each unit that it keeps; what it gives back is closed, the unspent
 * first. Asked again by any later fact it comes to the same.
 */
import type { Event } from '#domain/events'
import type { OrderId } from '#domain/ids'
import { dueWhenPlaced } from '#domain/orders/balance'
import { cardsGone, isOfCards } from '#domain/orders/gift-cards-back'
import type { Order } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { recordsOfOrder, setTakenBack } from '#schema/transactions/stored-value/records'
import { askOrder } from '../../sharding/call-shard.ts'
import { settingsFresh } from '../settings/settings.ts'
import { disable } from './change.ts'
import { issueCard } from './issue.ts'
import type { MailEnv } from './mail.ts'
import { cardsOfLine, specOf, type Moment } from './sold-units.ts'

/** Whose money goes back first: what nobody has spent, and of these what was dealt last. */
const unspentFirst = (one: StoredValueRecord, other: StoredValueRecord): number =>
  Number(one.balance < one.issued) - Number(other.balance < other.issued) || other.sequence - one.sequence

const settleLine = async (
  env: MailEnv,
  order: Order,
  line: OrderLineItem,
  known: readonly StoredValueRecord[],
  moment: Moment,
): Promise<void> => {
  const { dealt, units, kept } = cardsOfLine(order, line, known)
  if (dueWhenPlaced(order).amount === 0)
    for (let unit = dealt.length; unit < units; unit++)
      await issueCard(env, specOf(order, line, unit, moment), moment.now)
  const gone = cardsGone(order)
  for (const card of dealt.filter(({ id, disabledFor }) => gone.has(id) && disabledFor !== 'order'))
    await setTakenBack(env.TRANSACTIONS_DB, card.id, moment.now)
  for (const card of dealt.filter(({ id }) => gone.has(id)))
    await disable(env, card, { for: 'order', who: '' }, moment.now)
  const open = dealt.filter(({ id, disabledAt }) => disabledAt === null && !gone.has(id)).toSorted(unspentFirst)
  for (const card of open.slice(0, Math.max(0, open.length - kept)))
    await disable(env, card, { for: 'order', who: '' }, moment.now)
}

const settle = async (env: MailEnv, id: OrderId, now: number): Promise<void> => {
  // As it is by now: facts come in any order.
  const { order } = await askOrder(env, id, 'orderForStaff', id)
  if (!order || order.forgottenAt !== undefined) return
  const [settings, known] = await Promise.all([settingsFresh(env, now), recordsOfOrder(env.TRANSACTIONS_DB, id)])
  for (const line of order.lines.filter(isOfCards)) await settleLine(env, order, line, known, { settings, now })
}

/** Of an order without gift cards nothing is asked and nothing is written. */
export const dealSold = async (env: MailEnv, events: readonly Event[], now: number): Promise<void> => {
  const orders = events.flatMap((event) =>
    'order' in event && event.order.lines.some(isOfCards) ? event.order.id : [],
  )
  for (const id of new Set(orders)) await settle(env, id, now)
}
