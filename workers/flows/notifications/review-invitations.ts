/** The question what somebody thinks of what they bought: once for an order, to who agreed, while there is something to say. */
import type { OrderId } from '#domain/ids'
import { emailKey } from '#domain/customers/staff'
import { consentOf } from '#schema/users/notifications/consents'
import { reviewable } from '#domain/reviews/purchase'
import type { Order } from '#domain/orders/order'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { orderForStaff } from '../orders/orders.ts'
import { invitationPath } from '../reviews/proof.ts'
import { ownReview } from '../reviews/write.ts'
import { personalMessage } from './account-emails.ts'
import { itemLine } from './order-emails.ts'
import { keysOf } from './order-keys.ts'
import { shopNewsMessages } from './messages/shop-news.ts'
import type { Telling } from './telling.ts'
import { unsubscribeLink } from './unsubscribe-link.ts'

/** What its people have, and have not spoken of; nothing where all of it went back. */
const unspokenOf = async (env: Env, order: Order) => {
  if (order.status === 'cancelled' || order.payment === 'refunded') return []
  const lines = reviewable(order)
  const spoken = await Promise.all(lines.map(({ productId }) => ownReview(env, order.email, productId)))
  return lines.filter((_, index) => spoken[index] === undefined)
}

/** @returns null where nobody is to be asked any more */
export const invitationFor: Telling = async (env, { id, about }, { settings, wording, now }) => {
  if (settings.notifications.reviewAfterDays === null) return null
  const orderId = about as OrderId
  const found = await orderForStaff(env, orderId)
  const key = (await keysOf(env, [orderId])).get(orderId)
  if (!found || !key) return null
  const { order } = found
  const { language } = order
  const address = emailKey(order.email)
  const [lines, consent] = await Promise.all([
    unspokenOf(env, order),
    consentOf(env.USERS_DB, address, 'review-invitation'),
  ])
  if (lines.length === 0 || consent !== 'given') return null
  const shop = { ...settings.shop, url: env.SHOP_URL ?? '' }
  const name = order.address?.name ?? ''
  const message = personalMessage({
    id,
    at: now,
    orderId,
    template: 'review-invitation',
    reader: { customerId: order.customerId ?? null, email: order.email, name, language },
    opening: shopNewsMessages[language].reviewInvitation(name, order.name),
    lines: lines.map((line) => itemLine(language, line, shop)),
    link: `${shop.url}${pathIn(language, invitationPath({ id: orderId, key }))}`,
    shop,
    wording,
    values: { order: order.name },
    unsubscribe: await unsubscribeLink(env, { address, purpose: 'review-invitation', language }),
  })
  return { message, country: order.address?.country ?? null }
}
