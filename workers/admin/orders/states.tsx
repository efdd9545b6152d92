/** How far an order is, and what of its money, as a shape and a word; a wash of colour only where somebody must act. */
import type { Language } from '#domain/languages'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'
import { ordersMessages } from './messages/index.ts'

const ofStatus: Record<OrderStatus, string> = {
  placed: 'due',
  'part-shipped': 'half',
  shipped: 'full',
  cancelled: 'off',
}
const ofPayment: Record<PaymentStatus, string> = {
  paid: 'full',
  'refund-due': 'bad',
  'part-refunded': 'half',
  refunded: 'off',
}

export const OrderState = ({ status, language }: { status: OrderStatus; language: Language }) => (
  <span class={`st ${ofStatus[status]}`}>{ordersMessages[language].status[status]}</span>
)

export const PaymentState = ({ payment, language }: { payment: PaymentStatus; language: Language }) => (
  <span class={`st ${ofPayment[payment]}`}>{ordersMessages[language].payment[payment]}</span>
)
