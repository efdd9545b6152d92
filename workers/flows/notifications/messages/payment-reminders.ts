/** What mails about an order say that is not paid yet. */
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

type PaymentReminderMessages = {
  /** Beside the sum. */
  readonly due: string
} & Readonly<
  Record<'payment-reminder' | 'payment-overdue', (order: string, amount: string, day: string) => AccountOpening>
>

const en: PaymentReminderMessages = {
  due: 'To be paid',
  'payment-reminder': (order, amount, day) => ({
    subject: `Order ${order} is to be paid by ${day}`,
    greeting: 'A reminder of your payment',
    paragraphs: [
      `${amount} for your order ${order} is to be paid by ${day}. If your payment is on its way already, nothing is left to do.`,
    ],
    action: 'See your order',
  }),
  'payment-overdue': (order, amount, day) => ({
    subject: `Order ${order} was to be paid by ${day}`,
    greeting: 'Your payment has not arrived yet',
    paragraphs: [
      `${amount} for your order ${order} was to be paid by ${day}, and has not come. If you have just paid, nothing is left to do.`,
      'Is something wrong with the order? Answer this mail.',
    ],
    action: 'See your order',
  }),
}

const zh: PaymentReminderMessages = {
  due: '应付金额',
  'payment-reminder': (order, amount, day) => ({
    subject: `订单 ${order} 请于 ${day} 前付款`,
    greeting: '付款提醒',
    paragraphs: [`订单 ${order} 的 ${amount} 请于 ${day} 前支付。如果您已付款，请忽略此邮件。`],
    action: '查看订单',
  }),
  'payment-overdue': (order, amount, day) => ({
    subject: `订单 ${order} 已过付款日 ${day}`,
    greeting: '我们尚未收到您的付款',
    paragraphs: [
      `订单 ${order} 的 ${amount} 应于 ${day} 前支付，目前尚未到账。如果您最近几天已付款，请忽略此邮件。`,
      '订单有问题？请直接回复此邮件。',
    ],
    action: '查看订单',
  }),
}

export const paymentReminderMessages: Readonly<Record<Language, PaymentReminderMessages>> = { en, zh }
