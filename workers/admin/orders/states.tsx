/** How far an order is, and what of its money, as a shape and a word; a wash of colour only where somebody must act. */
import { joined, type Language } from '#domain/languages'
import { REFUND_SETTLES_WITHIN_MS } from '#domain/orders/cancellation'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'
import { fulfilmentText, importedMessages } from './messages/imported.ts'
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

type Sent = {
  readonly status: OrderStatus
  readonly language: Language
  /** Of another shop: how far it was sent there, in its words; null: it was placed here. */
  readonly imported: string | null
}

export const OrderState = ({ status, language, imported }: Sent) =>
  imported === null ? (
    <span class={`st ${ofStatus[status]}`}>{ordersMessages[language].status[status]}</span>
  ) : (
    <span class="st off">
      {joined(
        language,
        importedMessages[language].state,
        fulfilmentText(status === 'cancelled' ? status : imported, language),
      )}
    </span>
  )

type Paid = {
  readonly payment: PaymentStatus
  readonly language: Language
  /** How long it has been so, in ms. */
  readonly since: number
  /** Of another shop: what was not paid there nobody waits for. */
  readonly isImported?: boolean
}

export const PaymentState = ({ payment, language, since, isImported = false }: Paid) =>
  isImported && payment === 'voided' ? (
    <span class="st off">{importedMessages[language].neverPaid}</span>
  ) : payment === 'refund-due' && since < REFUND_SETTLES_WITHIN_MS ? (
    <span class="st half">{ordersMessages[language].settling}</span>
  ) : (
    <span class={`st ${ofPayment[payment]}`}>{ordersMessages[language].payment[payment]}</span>
  )
