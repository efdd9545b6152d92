/** What mails say that an invoice or a credit note comes with. */
import type { Language } from '#domain/languages'
import type { InvoiceKind } from '#domain/orders/invoices/invoice'
import type { AccountOpening } from './account.ts'

type InvoiceMessages = Readonly<Record<InvoiceKind, (number: string, order: string, amount: string) => AccountOpening>>

const en: InvoiceMessages = {
  invoice: (number, order, amount) => ({
    subject: `Your invoice ${number}`,
    greeting: `Invoice ${number}`,
    paragraphs: [
      `The invoice for your order ${order} is ready: ${amount}. You find it with your order, to read and to print.`,
    ],
    action: 'To the invoice',
  }),
  'credit-note': (number, order, amount) => ({
    subject: `Your credit note ${number}`,
    greeting: `Credit note ${number}`,
    paragraphs: [
      `A credit note over ${amount} for your order ${order} is ready: for what went back to you, or need not be paid any more.`,
    ],
    action: 'To the credit note',
  }),
}

const zh: InvoiceMessages = {
  invoice: (number, order, amount) => ({
    subject: `您的发票 ${number}`,
    greeting: `发票 ${number}`,
    paragraphs: [`订单 ${order} 的发票已开具：${amount}。可在订单页面查看和打印。`],
    action: '查看发票',
  }),
  'credit-note': (number, order, amount) => ({
    subject: `您的贷记单 ${number}`,
    greeting: `贷记单 ${number}`,
    paragraphs: [`订单 ${order} 的贷记单已开具：${amount}，对应已退回或无需再支付的金额，可在订单页面查看。`],
    action: '查看贷记单',
  }),
}

export const invoiceMessages: Readonly<Record<Language, InvoiceMessages>> = { en, zh }
