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

/** The provider is asked within seconds; what takes longer is somebody's to look at, in ms. */
const SETTLES_WITHIN = 60_000

type Paid = {
  readonly payment: PaymentStatus
  readonly language: Language
  /** How long it has been so, in ms, where that is known. */
  readonly since?: number
}

export const PaymentState = ({ payment, language, since = SETTLES_WITHIN }: Paid) =>
  payment === 'refund-due' && since < SETTLES_WITHIN ? (
    <span class="st half">{ordersMessages[language].settling}</span>
  ) : (
    <span class={`st ${ofPayment[payment]}`}>{ordersMessages[language].payment[payment]}</span>
  )
