/** Staff who want it are written what ran low, once an hour at most, each thing once, and only what is low still. */
import { may } from '#domain/customers/staff'
import type { VariantId } from '#domain/ids'
import { inLanguage } from '#domain/languages'
import { DIGEST_MAX, digestId, TOLD_MS } from '#domain/notifications/low-stock'
import type { Message } from '#domain/notifications/message'
import type { Offer } from '#domain/orders/offer'
import type { Settings } from '#domain/settings/settings'
import { offersOf } from '#schema/products/catalog/catalog'
import { messageIsKnown } from '#schema/transactions/notifications/messages'
import { markingTold, markTold, plannedOf } from '#schema/transactions/notifications/planned'
import { newsReaders, type StaffReader } from '#schema/users/notifications/staff-news'
import type { Env } from '../../env.ts'
import { availabilityOfItems } from '../inventory/availability.ts'
import { stockOf } from '../inventory/stock.ts'
import { settingsFresh } from '../settings/settings.ts'
import { goodName } from './alert-emails.ts'
import { htmlOf, textOf, type Email } from './email.tsx'
import { lowStockMessages } from './messages/low-stock.ts'
import { sendMessages } from './send.ts'
import { inMail, senderOf } from './sender.ts'

export type Low = { readonly offer: Offer; readonly left: number }

/** Those of them that are low now, the fewest units first. */
const lowAmong = async (env: Env, items: readonly VariantId[], now: number): Promise<Low[]> => {
  const words = await availabilityOfItems(env, items)
  const low = words.filter(({ word }) => word !== 'in-stock').map(({ item }) => item)
  const [offers, stock] = await Promise.all([offersOf(env.PRODUCTS_DB, low, now), stockOf(env, low)])
  return low
    .flatMap((item) => {
      const offer = offers.get(item)
      const left = (stock.get(item) ?? []).reduce((sum, { available }) => sum + available, 0)
      return offer?.tracked ? [{ offer, left }] : []
    })
    .toSorted((one, other) => one.left - other.left)
}

/** @param shop with the address of the shop, for links and pictures */
export const lowStockMessage = (
  low: readonly Low[],
  reader: Omit<StaffReader, 'role'>,
  { id, at }: Pick<Message, 'id' | 'at'>,
  shop: Settings['shop'] & { readonly url: string },
): Message => {
  const { language } = reader
  const texts = lowStockMessages[language]
  const named = low.slice(0, DIGEST_MAX)
  const email: Email = {
    subject: texts.subject(low.length),
    greeting: texts.greeting,
    paragraphs: [texts.paragraph, ...(low.length > named.length ? [texts.more(low.length - named.length)] : [])],
    lines: named.map(({ offer, left }) => ({
      label: [goodName(offer, language), offer.sku].filter(Boolean).join(' · '),
      amount: texts.left(left),
      ...(offer.picture !== null && {
        picture: { src: inMail(shop, offer.picture), alt: inLanguage(offer.title, language) },
      }),
    })),
    address: [],
    action: texts.action,
    farewell: texts.farewell,
  }
  const link = `${shop.url}/admin/inventory/reorder`
  const sender = senderOf(shop, language)
  return {
    id,
    channel: 'mail',
    template: 'low-stock',
    orderId: null,
    customerId: null,
    recipient: reader.email,
    name: reader.name,
    language,
    subject: email.subject,
    text: textOf(email, link, sender),
    html: htmlOf({ email, link, language, sender }),
    at,
  }
}

/**
 * By the clock. What was told stays noted for a week, so that a fact that is heard again tells nobody anew: noted with the mail that names
 * it or not at all, so that what was heard late goes with the next one.
 */
export const tellLowStock = async (env: Env, now: number): Promise<void> => {
  const db = env.TRANSACTIONS_DB
  const due = await plannedOf(db, 'low-stock', now)
  if (due.length === 0) return
  const ids = due.map(({ id }) => id)
  const readers = (await newsReaders(env.USERS_DB)).filter(({ role }) => may(role, 'inventory:see'))
  const [first] = readers
  if (!first) return markTold(db, ids, now + TOLD_MS)
  if (await messageIsKnown(db, digestId(now, first.userId))) return
  const low = await lowAmong(env, [...new Set(due.map(({ about }) => about as VariantId))], now)
  if (low.length === 0) return markTold(db, ids, now + TOLD_MS)
  const settings = await settingsFresh(env, now)
  const shop = { ...settings.shop, url: env.SHOP_URL ?? '' }
  const messages = readers.map((reader) =>
    lowStockMessage(low, reader, { id: digestId(now, reader.userId), at: now }, shop),
  )
  const told = { id: digestId(now, first.userId), at: now }
  await sendMessages(env, messages, [markingTold(db, ids, now + TOLD_MS, told)])
}
