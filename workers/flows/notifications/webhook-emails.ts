/** Staff are written when nothing is sent to an endpoint any more: to the shop's own address, in its own language. */
import { type EndpointId, type OffReason } from '#domain/notifications/webhooks/delivery'
import { hostOf } from '#domain/notifications/webhooks/address'
import type { Endpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'
import { htmlOf, textOf, type Email } from './email.tsx'
import { webhookEmailMessages } from './messages/webhooks.ts'
import { sendMessages } from './send.ts'
import { senderOf } from './sender.ts'

/** Where staff see it. */
const pageOf = (shop: string, id: EndpointId): string => `${shop}/admin/settings/webhooks/${id}`

/** Once, however often it is told: by the endpoint and since when it failed. A shop without an address reads it on the page. */
export const tellStaffOfOff = async (
  env: Env,
  { id, url, note, failingSince }: Pick<Endpoint, 'id' | 'url' | 'note' | 'failingSince'>,
  reason: OffReason,
  now: number,
): Promise<void> => {
  const { shop, markets } = await settingsFresh(env, now)
  if (shop.email === '') return
  const language = markets.languages[0] ?? 'en'
  const link = pageOf(env.SHOP_URL ?? '', id)
  const sender = senderOf({ ...shop, url: env.SHOP_URL ?? '' }, language)
  const messages = webhookEmailMessages[language]
  const email: Email = {
    subject: messages.subject(note || hostOf(url)),
    greeting: messages.greeting,
    paragraphs: [reason === 'gone' ? messages.gone(url) : messages.failing(url), messages.after],
    lines: [],
    address: [],
    action: messages.action,
    farewell: messages.farewell,
  }
  await sendMessages(env, [
    {
      id: `${id}:${reason}:${failingSince ?? now}:mail`,
      channel: 'mail',
      template: 'webhook-off',
      orderId: null,
      customerId: null,
      recipient: shop.email,
      name: shop.name,
      language,
      subject: email.subject,
      text: textOf(email, link, sender),
      html: htmlOf({ email, link, language, sender }),
      at: now,
    },
  ])
}
