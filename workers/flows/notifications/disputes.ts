/** Staff are written of a dispute when it comes, three days before it has to be answered, and on the last day: each once. */
import { zoneNameOf, dateFormat } from '#domain/formats'
import { orderName } from '#domain/ids'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { noticeOf, type DisputeNotice } from '#domain/orders/dispute'
import { messageIsKnown } from '#schema/transactions/notifications/messages'
import { disputesToAnswer, type DisputeKept } from '#schema/transactions/orders/disputes'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'
import { htmlOf, textOf, type Email } from './email.tsx'
import { disputeEmailMessages } from './messages/disputes.ts'
import { sendMessages } from './send.ts'
import { senderOf } from './sender.ts'

type Reader = { readonly language: Language; readonly timeZone: string }

const momentOf = (at: number, { language, timeZone }: Reader): string => {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const parts = { timeZone, day: 'numeric', month: 'long', ...clock } as const
  return `${dateFormat(localeOf(language), parts).format(at)} ${zoneNameOf(at, timeZone)}`
}

const emailOf = ({ orderId, amount, respondBy }: DisputeKept, notice: DisputeNotice, reader: Reader): Email => {
  const messages = disputeEmailMessages[reader.language]
  const order = orderName(orderId)
  return {
    subject: messages.subject[notice](order),
    greeting: messages.greeting,
    paragraphs: [
      messages.wanted(formatMoney(amount, localeOf(reader.language)), order),
      ...(respondBy === null ? [] : [messages.until(momentOf(respondBy, reader))]),
      messages.after,
    ],
    lines: [],
    address: [],
    action: messages.action,
    farewell: messages.farewell,
  }
}

/** By the clock. To the shop's own address, in its own language; a shop without one reads it among its payments. */
export const tellDisputes = async (env: Env, now: number): Promise<void> => {
  const open = await disputesToAnswer(env.TRANSACTIONS_DB)
  if (open.length === 0) return
  const { shop, markets } = await settingsFresh(env, now)
  if (shop.email === '') return
  const language = markets.languages[0] ?? 'en'
  const sender = senderOf({ ...shop, url: env.SHOP_URL ?? '' }, language)
  for (const dispute of open) {
    const notice = noticeOf(dispute, now)
    const id = `dispute:${dispute.id}:${notice}:mail`
    if (notice === null || (await messageIsKnown(env.TRANSACTIONS_DB, id))) continue
    const link = `${env.SHOP_URL ?? ''}/admin/payments/disputes/${encodeURIComponent(dispute.id)}`
    const email = emailOf(dispute, notice, { language, timeZone: shop.timeZone })
    await sendMessages(env, [
      {
        id,
        channel: 'mail',
        template: 'dispute',
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
}
