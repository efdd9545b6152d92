/** What the shop writes to somebody about their account: one message for one fact of the users store. */
import { userEventId, type UserEvent } from '#domain/customers/facts'
import type { CustomerId, OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { messageId, type Message, type Template } from '#domain/notifications/message'
import type { Values } from '#domain/notifications/template'
import { htmlOf, textOf, type Email, type EmailLine, type Unsubscribe } from './email.tsx'
import { accountEmailMessages, type AccountOpening } from './messages/account.ts'
import { senderOf, type Shop } from './sender.ts'
import { OWN_WORDS, type Wording } from './wording.ts'

export type Reader = {
  readonly customerId: CustomerId | null
  readonly email: string
  readonly name: string
  readonly language: Language
}

type Written = {
  /** Told once under it. */
  readonly id: string
  readonly at: number
  readonly orderId?: OrderId
  /** What it is about. */
  readonly lines?: readonly EmailLine[]
  readonly template: Template
  readonly reader: Reader
  readonly opening: AccountOpening
  readonly link: string
  readonly shop: Shop
  readonly code?: string
  readonly unsubscribe?: Unsubscribe
  /** A merchant's own words, and what stands in them for what is only known now. */
  readonly wording?: Wording
  readonly values?: Values
}

/** @param written under the fact that it tells of */
export const accountMessage = ({
  event,
  ...written
}: Omit<Written, 'id' | 'at'> & { readonly event: Pick<UserEvent, 'sequence' | 'at'> }): Message =>
  personalMessage({ ...written, id: messageId(userEventId(event.sequence)), at: event.at })

export const personalMessage = ({
  id,
  at,
  orderId,
  lines = [],
  template,
  reader,
  opening,
  link,
  shop,
  code,
  unsubscribe,
  wording = OWN_WORDS,
  values = {},
}: Written): Message => {
  const { language } = reader
  const { farewell } = accountEmailMessages[language]
  const { subject, greeting, paragraphs, action } = opening
  const own: Email = {
    subject,
    greeting,
    paragraphs,
    lines,
    address: [],
    action,
    farewell,
    ...(code !== undefined && { code }),
    ...(unsubscribe && { unsubscribe }),
  }
  const email = wording(template, language, own, { shop: shop.name, name: reader.name, ...values })
  const sender = senderOf(shop, language)
  return {
    id,
    channel: 'mail',
    template,
    orderId: orderId ?? null,
    customerId: reader.customerId,
    recipient: reader.email,
    name: reader.name,
    language,
    subject: email.subject,
    text: textOf(email, link, sender),
    html: htmlOf({ email, link, language, sender }),
    at,
  }
}
