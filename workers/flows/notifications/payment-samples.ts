/** What mails about a payment that is still to come say of the order that every sample is about. */
import { localeOf, type Language } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { paymentReminderMessages } from './messages/payment-reminders.ts'
import { paymentRequestMessages } from './messages/payment-requests.ts'

const DAY = { en: '5 January 2026', zh: '2026年1月5日' } as const satisfies Record<Language, string>

export const paymentSample = (
  template: 'payment-request' | 'payment-reminder' | 'payment-overdue',
  { name: order, totals, language }: Pick<Order, 'name' | 'totals' | 'language'>,
) => {
  const amount = formatMoney(totals.total, localeOf(language))
  const linesOf = (label: string) => [{ label, amount, strong: true }]
  if (template === 'payment-request') {
    const { opening, due } = paymentRequestMessages[language]
    return { opening: opening(order, amount), values: { order, amount }, lines: linesOf(due) }
  }
  const reminders = paymentReminderMessages[language]
  const values = { order, amount, day: DAY[language] }
  return { opening: reminders[template](order, amount, values.day), values, lines: linesOf(reminders.due) }
}
