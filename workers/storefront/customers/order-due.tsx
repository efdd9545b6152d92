/** What of an order is still to be paid, and until when: nothing where nothing is. */
import { dueOf } from '#domain/orders/balance'
import type { Order } from '#domain/orders/order'
import { isOverdue } from '#domain/orders/payment-terms'
import { dayText } from '../frame/dates.ts'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { customersMessages } from './messages/index.ts'

export const OrderDue = ({ request, order }: { readonly request: RequestContext; readonly order: Order }) => {
  const due = dueOf(order)
  if (due.amount === 0 || (!order.terms && !order.additions)) return null
  const texts = customersMessages[request.language].orders
  const dueAt = order.terms?.dueAt ?? null
  const amount = priceText(request, due)
  const day = dueAt === null ? null : dayText(request, dueAt)
  const late = isOverdue({ dueAt }, Date.now())
  return (
    <p class={late ? 'small wrong' : 'small'}>
      {day === null ? texts.due(amount) : late ? texts.overdue(amount, day) : texts.dueBy(amount, day)}
    </p>
  )
}
