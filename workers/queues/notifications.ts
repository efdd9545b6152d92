/** Notifications listens: what happens to an order is told to the shopper, each fact once. */
import { downloadsFor } from '#domain/orders/order-files'
import type { Event } from '#domain/events'
import type { VariantId } from '#domain/ids'
import { lowStockIn } from '#domain/notifications/low-stock'
import { itemOf } from '#domain/sharding/lanes'
import { isNotified, orderLink, type OrderEvent } from '#domain/notifications/message'
import { planMessages } from '#schema/transactions/notifications/planned'
import { downloadsOf } from '#schema/products/catalog/downloads'
import { invitationsIn, promisesIn, unpaidIn } from '#domain/notifications/planned'
import { claimEmails } from '../flows/notifications/claim-emails.ts'
import { keysOf } from '../flows/notifications/order-keys.ts'
import { messageFor } from '../flows/notifications/order-emails.ts'
import { paymentRequestMessage, toldRequests } from '../flows/notifications/payment-requests.ts'
import { pushedOf, pushesOfOrders, type PushingEnv } from '../flows/notifications/push-messages.ts'
import { returnMessage, toldReturns } from '../flows/notifications/return-emails.ts'
import { sendMessages, type SendEnv } from '../flows/notifications/send.ts'
import { shipmentMessage, shipmentPush, templateOf, toldShipments } from '../flows/notifications/shipment-emails.ts'
import { tellAwaited } from '../flows/notifications/tell-alerts.ts'
import { wordingIn } from '../flows/notifications/wording.ts'
import { settingsFresh } from '../flows/settings/settings.ts'
import type { TopologyEnv } from '../sharding/topology.ts'
import type { Env } from '../env.ts'

export type NotificationsEnv = SendEnv &
  PushingEnv &
  TopologyEnv &
  Pick<Env, 'PRODUCTS_DB' | 'USERS_DB' | 'CURRENCY'> & {
    /** `https://shop.example`; without it a mail's link is an address within the shop. */
    readonly SHOP_URL?: string
  }

/** Only the first mail of an order tells of files; where everything travels nobody waits for one, and no store is asked. */
const digitalIn = (events: readonly OrderEvent[]): VariantId[] => {
  const lines = events.flatMap(({ type, order }) => (type === 'order-placed' ? order.lines : []))
  return [...new Set(lines.flatMap(({ variantId, requiresShipping }) => (requiresShipping === false ? variantId : [])))]
}

/** Items of which there may be some again; of a divided one every part is told, and the whole is asked. */
const backIn = (events: readonly Event[]): VariantId[] =>
  events.flatMap((event) =>
    event.type === 'availability-changed' && (event.split || event.word !== 'sold-out') ? [itemOf(event.item)] : [],
  )

export const notifications = async (events: readonly Event[], env: NotificationsEnv): Promise<void> => {
  const restocked = backIn(events)
  if (restocked.length > 0) await tellAwaited(env, restocked, Date.now())
  await planMessages(env.TRANSACTIONS_DB, lowStockIn(events))
  const notified = events.filter(isNotified)
  const url = env.SHOP_URL ?? ''
  const parcels = await toldShipments(
    env,
    events.filter((event) => event.type === 'shipment-updated'),
    url,
  )
  const requests = await toldRequests(
    env,
    events.filter((event) => event.type === 'payment-requested'),
    url,
  )
  const claimed = events.filter((event) => event.type === 'claim-updated')
  const back = toldReturns(events.filter((event) => event.type === 'return-updated'))
  if (notified.length + parcels.length + requests.length + claimed.length + back.length === 0) return
  const returned = back.map(({ event }) => event)
  const [keys, settings, files, wording] = await Promise.all([
    keysOf(env, [...new Set([...notified, ...claimed, ...returned].map(({ order }) => order.id))]),
    settingsFresh(env, Date.now()),
    downloadsOf(env.PRODUCTS_DB, digitalIn(notified)),
    wordingIn(env.TRANSACTIONS_DB),
  ])
  const { shop } = settings
  const linkOf = ({ order }: Pick<OrderEvent, 'order'>): string => {
    const key = keys.get(order.id)
    if (!key) throw new Error(`a fact about an order that its shard does not know: ${order.id}`)
    return orderLink(url, order, key)
  }
  const messages = notified.map((event) => {
    const hasFiles = downloadsFor(event.order, files).length > 0
    return messageFor(event, linkOf(event), { ...shop, url }, hasFiles, wording)
  })
  const pushed = [
    ...pushedOf(notified, linkOf),
    ...parcels.map((one) => ({ ...one, template: templateOf(one.status), words: shipmentPush(one) })),
  ]
  await sendMessages(env, [
    ...messages,
    ...claimEmails(claimed, keys, { ...shop, url }),
    ...parcels.map((one) => shipmentMessage(one, { ...shop, url }, wording)),
    ...requests.map((one) => paymentRequestMessage(one, { ...shop, url }, wording)),
    ...back.map((one) => returnMessage(one, linkOf(one.event), settings, { ...shop, url }, wording)),
    ...(await pushesOfOrders(env, pushed, Date.now())),
  ])
  await planMessages(env.TRANSACTIONS_DB, [
    ...invitationsIn(notified, settings.notifications),
    ...unpaidIn(notified, settings.payments),
    ...promisesIn(notified),
  ])
}
