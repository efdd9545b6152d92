/** The mail that an invoice comes with (attachments.ts): it leads to the order, where it can be fetched by whoever has that mail. */
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { orderLink, type Message } from '#domain/notifications/message'
import type { Invoice } from '#domain/orders/invoices/invoice'
import type { Order } from '#domain/orders/order'
import { personalMessage } from './account-emails.ts'
import { invoiceMailId } from './attachments.ts'
import { invoiceMessages } from './messages/invoices.ts'
import type { Shop } from './sender.ts'
import type { Wording } from './wording.ts'

/** @param key of the order's page */
export const invoiceEmail = (
  invoice: Invoice,
  order: Order,
  { key, shop, wording }: { readonly key: string; readonly shop: Shop; readonly wording: Wording },
): Message => {
  const { kind, name: number, language, currency, total } = invoice
  const amount = formatMoney({ amount: total, currency }, localeOf(language))
  return personalMessage({
    id: invoiceMailId(invoice),
    at: invoice.issuedAt,
    orderId: order.id,
    template: kind,
    reader: { customerId: order.customerId ?? null, email: order.email, name: order.address?.name ?? '', language },
    opening: invoiceMessages[language][kind](number, order.name, amount),
    link: orderLink(shop.url, order, key),
    shop,
    wording,
    values: { order: order.name, number, amount },
  })
}
