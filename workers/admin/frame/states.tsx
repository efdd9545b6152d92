/** States as a shape and a word; a wash of colour only where somebody must act. */
import type { Language } from '#domain/languages'
import type { Availability } from '#domain/catalog/product'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'
import { frameMessages } from './messages/index.ts'
import { ordersMessages } from '../orders/messages/index.ts'

const ofStatus: Record<OrderStatus, string> = {
  placed: 'due',
  'part-shipped': 'half',
  shipped: 'full',
  cancelled: 'off',
}
const ofPayment: Record<PaymentStatus, string> = { paid: 'full', 'refund-due': 'bad', refunded: 'off' }
const ofWord: Record<Availability | 'untracked', string> = {
  'in-stock': 'full',
  low: 'due',
  'sold-out': 'bad',
  untracked: 'off',
}

export const OrderState = ({ status, language }: { status: OrderStatus; language: Language }) => (
  <span class={`st ${ofStatus[status]}`}>{ordersMessages[language].status[status]}</span>
)

export const PaymentState = ({ payment, language }: { payment: PaymentStatus; language: Language }) => (
  <span class={`st ${ofPayment[payment]}`}>{ordersMessages[language].payment[payment]}</span>
)

export const StockWord = ({ word, language }: { word: Availability | 'untracked'; language: Language }) => (
  <span class={`st ${ofWord[word]}`}>{frameMessages[language].availability[word]}</span>
)
