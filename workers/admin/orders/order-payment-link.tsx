/** The link by which an order, or the rest of one, can be paid: to be copied, or sent to its buyer. */
import { mayGive } from '../../flows/command.ts'
import { sendingPaymentLink } from '../../flows/orders/payment-link-commands.ts'
import { Key } from '../frame/forms.tsx'
import { paymentLinkMessages } from './messages/payment-link.ts'
import { amountIn } from './order-panels.tsx'
import type { OrderPageProps } from './order-page-props.ts'

export const PaymentLink = ({ order, paymentLink, language, staff }: OrderPageProps) => {
  if (!paymentLink || !mayGive(staff, sendingPaymentLink)) return null
  const { link, due } = paymentLink
  const messages = paymentLinkMessages[language]
  return (
    <form
      class="in-p ruled stack tight unprinted"
      method="post"
      action={`/admin/orders/${order.id}/payment-link`}
      aria-label={messages.title}
    >
      <Key />
      <p class="hint">{messages.why(amountIn(language)(due))}</p>
      <span class="row tight nowrap">
        <input class="in mono grow" readonly value={link} aria-label={messages.address} />
        <button type="button" class="btn only-js" data-copy={link} data-copied={messages.copied}>
          {messages.copy}
        </button>
      </span>
      <div>
        <button class="btn">{messages.send(order.email)}</button>
      </div>
    </form>
  )
}
