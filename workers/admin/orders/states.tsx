/** How far an order is, and what of its money, as a shape and a word; a wash of colour only where somebody must act. */
import type { Language } from '#domain/languages'
import { REFUND_SETTLES_WITHIN_MS } from '#domain/orders/cancellation'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'
import { ordersMessages } from './messages/index.ts'

const ofStatus: Record<OrderStatus, string> = {
  placed: 'due',
  'part-shipped': 'half',
  shipped: 'full',
  cancelled: 'off',
}
const ofPayment: Record<PaymentStatus, string> = {
  due: 'due',
  authorised: 'half',
  'part-paid': 'half',
  voided: 'off',
  paid: 'full',
  'refund-due': 'bad',
  'part-refunded': 'half',
  refunded: 'off',
}

export const OrderState = ({ status, language }: { status: OrderStatus; language: Language }) => (
  <span class={`st ${ofStatus[status]}`}>{ordersMessages[language].status[status]}</span>
)

type Paid = {
  readonly payment: PaymentStatus
  readonly language: Language
  /** How long it has been so, in ms. */
  readonly since: number
}

export const PaymentState = ({ payment, language, since }: Paid) =>
  payment === 'refund-due' && since < REFUND_SETTLES_WITHIN_MS ? (
    <span class="st half">{ordersMessages[language].settling}</span>
  ) : (
    <span class={`st ${ofPayment[payment]}`}>{ordersMessages[language].payment[payment]}</span>
  )
