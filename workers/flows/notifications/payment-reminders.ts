/** An order waits for its payment: its buyer is reminded, each time once, and in the end it is cancelled where the shop wants that. */
import { dateFormat } from '#domain/formats'
import type { OrderId } from '#domain/ids'
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { orderLink, type Message } from '#domain/notifications/message'
import { dueOf } from '#domain/orders/balance'
import type { Order } from '#domain/orders/order'
import { isAwaited, isGivenUp, lookAgainAt, reminderReached, type Reminder } from '#domain/orders/unpaid'
import { textIn } from '#domain/settings/text'
import { messageIsKnown } from '#schema/transactions/notifications/messages'
import type { Env } from '../../env.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { orderForStaff } from '../orders/orders.ts'
import { personalMessage } from './account-emails.ts'
import { paymentReminderMessages } from './messages/payment-reminders.ts'
import { keysOf } from './order-keys.ts'
import type { Moment, Telling } from './telling.ts'

/** Once, however often it is looked at; whoever pays in the same moment comes before or behind it, as its shard has it. */
const giveUp = async (env: Env, { id }: Order): Promise<void> => {
  const cancellation = { id: 'unpaid', reason: 'unpaid', parcels: null } as const
  const idempotency = await idempotencyOf('orders:unpaid', `unpaid_${id}`, { order: id })
  const done = await cancelOrder(env, { order: id, cancellation, idempotency })
  if (!done.ok) console.error(`${id} was not paid and is not cancelled: ${done.refusal.code}`)
}

/** How it is to be paid stands below whatever words a merchant has written. */
const linesOf = (order: Order, amount: string, label: string) => {
  const { terms, language } = order
  const how = terms ? [textIn(terms.name, language), ...textIn(terms.instructions, language).split('\n')] : []
  return [
    { label, amount, strong: true },
    ...how.filter((line) => line.trim() !== '').map((line) => ({ label: line, amount: '' })),
  ]
}

export const reminderMessage = (
  order: Order,
  { days }: Reminder,
  { id, link }: { readonly id: string; readonly link: string },
  { settings, wording, now }: Moment,
  url: string,
): Message => {
  const { language } = order
  const texts = paymentReminderMessages[language]
  const template = days < 0 ? 'payment-reminder' : 'payment-overdue'
  const amount = formatMoney(dueOf(order), localeOf(language))
  const on = dateFormat(localeOf(language), { dateStyle: 'long', timeZone: settings.shop.timeZone })
  const day = on.format(order.terms?.dueAt ?? now)
  const name = order.address?.name ?? ''
  return personalMessage({
    id,
    at: now,
    orderId: order.id,
    template,
    reader: { customerId: order.customerId ?? null, email: order.email, name, language },
    opening: texts[template](order.name, amount, day),
    lines: linesOf(order, amount, texts.due),
    link,
    shop: { ...settings.shop, url },
    wording,
    values: { order: order.name, amount, day },
  })
}

export const paymentReminderFor: Telling = async (env, { about }, moment) => {
  const { settings, now } = moment
  const orderId = about as OrderId
  const order = (await orderForStaff(env, orderId))?.order
  // Whoever is forgotten cannot be written to; what is owed stays with the staff.
  if (!order || !isAwaited(order) || order.forgottenAt !== undefined) return null
  if (isGivenUp(order, settings.payments, now)) {
    await giveUp(env, order)
    return null
  }
  const again = lookAgainAt(order, settings.payments, now)
  const reminder = reminderReached(order, settings.payments, now)
  const id = reminder && `payment-reminder:${order.id}:${reminder.days}`
  if (!id || (await messageIsKnown(env.TRANSACTIONS_DB, id))) return again
  const key = (await keysOf(env, [orderId])).get(orderId)
  if (!key) return null
  const url = env.SHOP_URL ?? ''
  const message = reminderMessage(order, reminder, { id, link: orderLink(url, order, key) }, moment, url)
  return { message, country: order.address?.country ?? null, again }
}
