/** States as a shape and a word; a wash of colour only where somebody must act. */
import type { Availability } from '#domain/catalog/product'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'
import type { Words } from '../messages/words.ts'

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

export const OrderState = ({ status, words }: { status: OrderStatus; words: Words }) => (
  <span class={`st ${ofStatus[status]}`}>{words.status[status]}</span>
)

export const PaymentState = ({ payment, words }: { payment: PaymentStatus; words: Words }) => (
  <span class={`st ${ofPayment[payment]}`}>{words.payment[payment]}</span>
)

export const StockWord = ({ word, words }: { word: Availability | 'untracked'; words: Words }) => (
  <span class={`st ${ofWord[word]}`}>{words.availability[word]}</span>
)
