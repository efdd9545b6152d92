/** Notifications listens: what happens to an order is told to the shopper, each fact once. */
import type { Event } from '#domain/events'
import type { CartKey, OrderId } from '#domain/ids'
import { isTold, messageFor, orderLink } from '#domain/notifications/message'
import { orderShardOf } from '#domain/shards'
import { mailProvider, type MailEnv } from '../providers/mail/provider.ts'

export type NotificationsEnv = MailEnv & {
  readonly ORDERS: { getByName(name: string): { keyOf(order: OrderId): Promise<CartKey | null> } }
  /** `https://shop.example`; without it a mail's link is an address within the shop. */
  readonly SHOP_URL?: string
}

/** The key that opens the order's page is no part of a fact: facts are kept and copied, keys are not. */
const linkTo = async (env: NotificationsEnv, order: Parameters<typeof orderLink>[1]): Promise<string> => {
  const key = await env.ORDERS.getByName(orderShardOf(order.id)).keyOf(order.id)
  if (!key) throw new Error(`a fact about an order that its shard does not know: ${order.id}`)
  return orderLink(env.SHOP_URL ?? '', order, key)
}

export const notifications = async (events: readonly Event[], env: NotificationsEnv): Promise<void> => {
  const messages = await Promise.all(
    events.filter(isTold).map(async (event) => messageFor(event, await linkTo(env, event.order))),
  )
  await mailProvider(env).send(messages)
}
