/**
 * The mails of a gift card: when it is given, and before it expires. They lead to its page and never say its code: mails are kept and
 * read by staff, and who has the code has the money.
 */
import { dateFormat } from '#domain/formats'
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { Message } from '#domain/notifications/message'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { personalMessage } from './account-emails.ts'
import { giftCardMessages } from './messages/gift-cards.ts'
import type { Shop } from './sender.ts'
import type { Wording } from './wording.ts'

type Mailing = {
  /** It leaves once under it. */
  readonly id: string
  readonly at: number
  /** To its page. */
  readonly link: string
  readonly shop: Shop
  readonly timeZone: string
  readonly wording: Wording
}

/** The last day on which it pays; empty: for ever. */
const lastDay = ({ expiresAt, language }: StoredValueRecord, timeZone: string): string =>
  expiresAt === null ? '' : dateFormat(localeOf(language), { dateStyle: 'long', timeZone }).format(expiresAt - 1)

const readerOf = ({ customerId, recipient, language }: StoredValueRecord) => ({
  customerId,
  ...recipient,
  language,
})

export const giftCardEmail = (record: StoredValueRecord, mailing: Mailing): Message => {
  const { language, ending, recipient, sender, message, orderId } = record
  const { shop, timeZone, ...rest } = mailing
  const texts = giftCardMessages[language]
  const amount = formatMoney({ amount: record.issued, currency: record.currency }, localeOf(language))
  const values = { amount, sender, message, until: lastDay(record, timeZone) }
  return personalMessage({
    ...rest,
    shop,
    // The order is its buyer's: what is in a mail to somebody else is none of the order's log.
    ...(orderId !== null && { orderId }),
    template: 'gift-card',
    reader: readerOf(record),
    opening: texts.given(shop.name, { ...values, name: recipient.name }),
    lines: [{ label: texts.card(ending), amount, strong: true }],
    values,
  })
}

export const expiringEmail = (record: StoredValueRecord, mailing: Mailing): Message => {
  const { language, ending, recipient } = record
  const { shop, timeZone, ...rest } = mailing
  const texts = giftCardMessages[language]
  const amount = formatMoney({ amount: record.balance, currency: record.currency }, localeOf(language))
  const values = { amount, until: lastDay(record, timeZone) }
  return personalMessage({
    ...rest,
    shop,
    template: 'gift-card-expiring',
    reader: readerOf(record),
    opening: texts.expiring(shop.name, { ...values, name: recipient.name }),
    lines: [{ label: `${texts.card(ending)} · ${texts.left}`, amount, strong: true }],
    values,
  })
}
