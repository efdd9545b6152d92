/**
 * Gift cards that were bought: when an order is paid, one is dealt for each unit that it keeps; what it gives back is closed, the unspent
 * first. Asked again by any later fact it comes to the same.
 */
import type { Event } from '#domain/events'
import type { OrderId } from '#domain/ids'
import { dueOf } from '#domain/orders/balance'
import { keptUnits } from '#domain/orders/cancellation'
import type { Order } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import type { Settings } from '#domain/settings/settings'
import { deliveryOf, type Gift } from '#domain/stored-value/draft'
import { expiryOf } from '#domain/stored-value/expiry'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { recordsOfOrder } from '#schema/transactions/stored-value/records'
import { askOrder } from '../../sharding/call-shard.ts'
import { settingsFresh } from '../settings/settings.ts'
import { disable } from './change.ts'
import { issueCard } from './issue.ts'
import type { MailEnv } from './mail.ts'

const isOfCard = ({ giftCards }: OrderLineItem): boolean => giftCards !== undefined

/** For the buyer, who said of nobody else that it is theirs. */
const ownGift = (order: Order): Gift => ({
  recipient: { name: order.address?.name ?? '', email: order.email },
  sender: '',
  message: '',
  deliverOn: null,
})

/** What it is worth: what it costs everybody, where a sale has made it cheaper. */
const worthOf = ({ regular, price }: OrderLineItem): number => (regular ?? price).amount

const deal = async (
  env: MailEnv,
  order: Order,
  line: OrderLineItem,
  unit: number,
  { settings, now }: { readonly settings: Settings; readonly now: number },
): Promise<void> => {
  const gift = line.giftCards?.[unit] ?? ownGift(order)
  const { shop, payments } = settings
  const { timeZone } = shop
  const amount = worthOf(line)
  // A card of nothing was given away, and is none.
  if (amount === 0) return
  await issueCard(
    env,
    {
      seed: `${order.id} ${line.variantId} ${unit}`,
      amount,
      currency: order.currency,
      customerId: null,
      recipient: gift.recipient,
      sender: gift.sender,
      message: gift.message,
      language: order.language,
      deliverAt: gift.recipient.email === '' ? null : deliveryOf(gift, { now, timeZone }),
      expiresAt: expiryOf(now, payments.giftCardMonths, shop.address?.country ?? ''),
      note: '',
      order: { id: order.id, name: order.name, variant: line.variantId },
      by: '',
    },
    now,
  )
}

/** Whose money goes back first: what nobody has spent, and of these what was dealt last. */
const unspentFirst = (one: StoredValueRecord, other: StoredValueRecord): number =>
  Number(one.balance < one.issued) - Number(other.balance < other.issued) || other.sequence - one.sequence

const settleLine = async (
  env: MailEnv,
  order: Order,
  line: OrderLineItem,
  known: readonly StoredValueRecord[],
  moment: { readonly settings: Settings; readonly now: number },
): Promise<void> => {
  const kept = keptUnits(order, line.variantId)
  const dealt = known.filter(({ variantId }) => variantId === line.variantId)
  const isPaid = dueOf(order).amount === 0
  if (isPaid) for (let unit = dealt.length; unit < kept; unit++) await deal(env, order, line, unit, moment)
  const open = dealt.filter(({ disabledAt }) => disabledAt === null).toSorted(unspentFirst)
  for (const card of open.slice(0, Math.max(0, open.length - kept)))
    await disable(env, card, { for: 'order', who: '' }, moment.now)
}

const settle = async (env: MailEnv, id: OrderId, now: number): Promise<void> => {
  // As it is by now: facts come in any order.
  const { order } = await askOrder(env, id, 'orderForStaff', id)
  if (!order || order.forgottenAt !== undefined) return
  const [settings, known] = await Promise.all([settingsFresh(env, now), recordsOfOrder(env.TRANSACTIONS_DB, id)])
  for (const line of order.lines.filter(isOfCard)) await settleLine(env, order, line, known, { settings, now })
}

/** Of an order without gift cards nothing is asked and nothing is written. */
export const dealSold = async (env: MailEnv, events: readonly Event[], now: number): Promise<void> => {
  const orders = events.flatMap((event) => ('order' in event && event.order.lines.some(isOfCard) ? event.order.id : []))
  for (const id of new Set(orders)) await settle(env, id, now)
}
