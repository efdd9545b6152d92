/** Staff have somebody written to where an order can be paid: one mail for each time they do, with what is due when it is sent. */
import type { Event } from '#domain/events'
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { messageId, type Message } from '#domain/notifications/message'
import type { SealEnv } from '../../http/seal.ts'
import { paymentLink } from '../orders/payment-link.ts'
import { personalMessage } from './account-emails.ts'
import { paymentRequestMessages } from './messages/payment-requests.ts'
import type { Shop } from './sender.ts'
import { OWN_WORDS, type Wording } from './wording.ts'

type Requested = Extract<Event, { type: 'payment-requested' }>
export type ToldRequest = { readonly event: Requested; readonly link: string }

/** @param url of the shop, or empty */
export const toldRequests = (env: SealEnv, events: readonly Requested[], url: string): Promise<ToldRequest[]> =>
  Promise.all(
    events.map(async (event) => ({ event, link: await paymentLink(env, url, event.order.id, event.order.language) })),
  )

/** @param wording a merchant's own words */
export const paymentRequestMessage = (
  { event: { id, at, order, request }, link }: ToldRequest,
  shop: Shop,
  wording: Wording = OWN_WORDS,
): Message => {
  const { language } = order
  const texts = paymentRequestMessages[language]
  const amount = formatMoney(request.amount, localeOf(language))
  return personalMessage({
    id: messageId(id),
    at,
    orderId: order.id,
    template: 'payment-request',
    reader: { customerId: order.customerId ?? null, email: order.email, name: order.address?.name ?? '', language },
    opening: texts.opening(order.name, amount),
    lines: [{ label: texts.due, amount, strong: true }],
    link,
    shop,
    wording,
    values: { order: order.name, amount },
  })
}
