/** What the shop writes to somebody about their account: one message for one fact of the users store. */
import { userEventId, type UserEvent } from '#domain/customers/facts'
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { messageId, type Message, type Template } from '#domain/notifications/message'
import { htmlOf, textOf, type Email, type Unsubscribe } from './email.tsx'
import { accountEmailMessages, type AccountOpening } from './messages/account.ts'
import { senderOf, type Shop } from './sender.ts'

export type Reader = {
  readonly customerId: CustomerId | null
  readonly email: string
  readonly name: string
  readonly language: Language
}

type Written = {
  readonly event: Pick<UserEvent, 'sequence' | 'at'>
  readonly template: Template
  readonly reader: Reader
  readonly opening: AccountOpening
  readonly link: string
  readonly shop: Shop
  readonly code?: string
  readonly unsubscribe?: Unsubscribe
}

export const accountMessage = ({
  event,
  template,
  reader,
  opening,
  link,
  shop,
  code,
  unsubscribe,
}: Written): Message => {
  const { language } = reader
  const { farewell } = accountEmailMessages[language]
  const { subject, greeting, paragraphs, action } = opening
  const email: Email = {
    subject,
    greeting,
    paragraphs,
    lines: [],
    address: [],
    action,
    farewell,
    ...(code !== undefined && { code }),
    ...(unsubscribe && { unsubscribe }),
  }
  const sender = senderOf(shop, language)
  return {
    id: messageId(userEventId(event.sequence)),
    channel: 'mail',
    template,
    orderId: null,
    customerId: reader.customerId,
    recipient: reader.email,
    name: reader.name,
    language,
    subject,
    text: textOf(email, link, sender),
    html: htmlOf({ email, link, language, sender }),
    at: event.at,
  }
}
