/** Invoices and credit notes of an order, each to read and to print. */
import { dayName } from '#domain/formats'
import type { Invoice } from '#domain/orders/invoices/invoice'
import type { OrderId } from '#domain/ids'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { orderAddress } from './order-address.ts'
import { ordersMessages } from './messages/index.ts'

type Props = { readonly request: RequestContext; readonly order: OrderId; readonly invoices: readonly Invoice[] }

export const OrderInvoices = ({ request, order, invoices }: Props) => {
  const { invoices: texts } = ordersMessages[request.language].order
  if (invoices.length === 0) return null
  return (
    <div>
      <dt>{texts.title}</dt>
      <dd>
        {invoices.map(({ kind, name, day, total, currency }) => (
          <div>
            <a href={`${orderAddress(request, order)}/invoices/${encodeURIComponent(name)}.pdf`}>
              {`${texts.kinds[kind]} ${name}`}
            </a>{' '}
            <span class="soft small">
              {`${dayName(day, request.locale)} · ${priceText(request, { amount: total, currency })} · `}
              <a href={`${orderAddress(request, order)}/invoices/${encodeURIComponent(name)}.xml`}>{texts.machine}</a>
            </span>
          </div>
        ))}
      </dd>
    </div>
  )
}
