/** What a buyer is written of a claim: that it came, and what became of it; one message for one fact, in the order's language. */
import type { CartKey, OrderId } from '#domain/ids'
import { claimTemplate, messageId, orderLink, type ClaimEvent, type Message } from '#domain/notifications/message'
import { personalMessage } from './account-emails.ts'
import { claimMessages } from './messages/claims.ts'
import type { Shop } from './sender.ts'

/** @param keys of the orders, by which their pages open */
export const claimEmails = (
  events: readonly ClaimEvent[],
  keys: ReadonlyMap<OrderId, CartKey>,
  shop: Shop,
): Message[] =>
  events.flatMap((event) => {
    const { order, claim, id, at } = event
    const template = claimTemplate(event)
    const key = keys.get(order.id)
    if (!template || !key) return []
    const { language } = order
    const { told, action } = claimMessages[language]
    return personalMessage({
      id: messageId(id),
      at,
      orderId: order.id,
      template,
      reader: { customerId: order.customerId ?? null, email: order.email, name: order.address?.name ?? '', language },
      opening: { ...told[template](order.name, claim.answer ?? ''), action },
      link: orderLink(shop.url, order, key),
      shop,
    })
  })
