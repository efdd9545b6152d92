/**
 * What is told on devices, beside mails: of orders where somebody has pressed for it, of goods where they have agreed to it. A message
 * for each device, under the fact that it tells of, so it is told there once.
 */
import type { CustomerId } from '#domain/ids'
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { Message, OrderEvent } from '#domain/notifications/message'
import { isPushed, pushText, type PushDevice, type PushWords } from '#domain/notifications/push'
import { travels } from '#domain/orders/order-line'
import { consentOf } from '#schema/users/notifications/consents'
import { pushDevicesOf } from '#schema/users/notifications/push-devices'
import type { Env } from '../../env.ts'
import { pushKeyOf, type PushEnv } from '../../providers/push/index.ts'
import { trackingText } from './messages/en.ts'
import { amountIn } from './order-emails.ts'
import { pushMessages } from './messages/push.ts'

export type PushingEnv = PushEnv & Pick<Env, 'USERS_DB'>

/** Of one that has pressed on an order and on the account there is one: their endpoint is the same. */
const eachOnce = (devices: readonly PushDevice[]): PushDevice[] => [
  ...new Map(devices.map((device) => [device.endpoint, device])).values(),
]

type Told = Pick<Message, 'id' | 'template' | 'orderId' | 'customerId' | 'language' | 'at'> & {
  readonly words: PushWords
  readonly link: string
}

const onDevice = ({ words, link, ...told }: Told, { id, device }: PushDevice): Message => ({
  ...told,
  id: `${told.id}:push:${id}`,
  channel: 'push',
  recipient: id,
  name: device,
  subject: words.title,
  text: pushText(words.body, link),
  html: '',
})

/** @returns null where its mail is enough */
export const wordsOfOrder = (event: OrderEvent): PushWords | null => {
  const { order } = event
  const texts = pushMessages[order.language]
  const cancellation = 'cancellation' in event ? event.cancellation : undefined
  const amount = formatMoney(amountIn(event), localeOf(order.language))
  switch (event.type) {
    case 'order-placed':
      return null
    case 'order-shipped': {
      if (!travels(order.lines)) return texts.done(order.name)
      const said = order.status === 'shipped' ? texts.shipped : texts.partShipped
      return said(order.name, trackingText(event.shipment))
    }
    case 'order-cancelled':
      if (cancellation?.waived && cancellation.refund.amount === 0) return texts.cancelledUnpaid(order.name)
      return cancellation && order.status !== 'cancelled'
        ? texts.partCancelled(order.name, amount)
        : texts.cancelled(order.name, amount)
    case 'order-refunded':
      return texts.refunded(order.name, amount)
  }
}

/** What is pushed of an order: of a fact, under a template. @property link what the message says its reader's browser alone can read */
export type Pushed = {
  readonly event: Pick<OrderEvent, 'id' | 'at' | 'order'>
  readonly template: Message['template']
  readonly words: PushWords
  readonly link: string
}

/** Facts of an order that its buyer is told of on devices, too. @param linkOf to the order's page, with its key */
export const pushedOf = (events: readonly OrderEvent[], linkOf: (event: OrderEvent) => string): Pushed[] =>
  events.flatMap((event) => {
    const words = wordsOfOrder(event)
    return words ? [{ event, template: event.type, words, link: linkOf(event) }] : []
  })

export const pushesOfOrders = async (env: PushingEnv, told: readonly Pushed[], now: number): Promise<Message[]> => {
  if (told.length === 0) return []
  const about = told.flatMap(({ event: { order } }) => [order.id, ...(order.customerId ? [order.customerId] : [])])
  const devices = await pushDevicesOf(env.USERS_DB, [...new Set(about)], { now, serverKey: pushKeyOf(env) })
  return told.flatMap(({ event, template, words, link }) => {
    const { id, at, order } = event
    const customerId = order.customerId ?? null
    const message = { id, at, template, orderId: order.id, customerId, language: order.language }
    const theirs = devices.filter((one) => one.about === order.id || one.about === customerId)
    return eachOnce(theirs).map((device) => onDevice({ ...message, words, link }, device))
  })
}

/** On the devices of whoever is mailed, if they have agreed to that way as well. @param id of the fact */
export const pushesOfGood = async (
  env: PushingEnv,
  mail: Message,
  told: { readonly id: string; readonly words: PushWords; readonly link: string },
  now: number,
): Promise<Message[]> => {
  const { customerId, template, language, at } = mail
  if (customerId === null || !isPushed(template)) return []
  if ((await consentOf(env.USERS_DB, pushAddress(customerId), 'back-in-stock')) !== 'given') return []
  const devices = await pushDevicesOf(env.USERS_DB, [customerId], { now, serverKey: pushKeyOf(env) })
  const message = { template, orderId: null, customerId, language, at }
  return eachOnce(devices).map((device) => onDevice({ ...message, ...told }, device))
}

/** Under what the log of consents keeps what somebody agrees to on all of their devices. */
export const pushAddress = (customer: CustomerId): string => customer
