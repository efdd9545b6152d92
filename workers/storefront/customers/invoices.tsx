/** /account/invoices: what was invoiced and credited, by order, and what is still to be paid. */
import { Hono } from 'hono'
import { dayName } from '#domain/formats'
import type { App } from '../../env.ts'
import { invoicesOfCustomer, type OwnInvoices } from '../../flows/orders/invoices/own.ts'
import { priceText } from '../frame/price.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from '../orders/messages/index.ts'
import { orderAddress } from '../orders/order-address.ts'
import { House, PATHS } from './house.tsx'
import { customersMessages } from './messages/index.ts'
import { OrderDue } from './order-due.tsx'
import { OrderPages, refIn } from './order-pages.tsx'
import { signedIn } from './signed-in.ts'

type Shown = { readonly request: RequestContext; readonly orders: OwnInvoices['orders'] }

const Table = ({ request, orders }: Shown) => {
  const texts = customersMessages[request.language].invoices
  const { invoices: words } = ordersMessages[request.language].order
  return (
    <div class="listed">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.number}</th>
            <th scope="col">{texts.order}</th>
            <th scope="col" class="num">
              {texts.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.flatMap(({ order, invoices }) =>
            invoices.map(({ kind, name, day, total, currency }) => {
              const file = `${orderAddress(request, order.id)}/invoices/${encodeURIComponent(name)}`
              return (
                <tr>
                  <td>
                    <a href={`${file}.pdf`}>{`${words.kinds[kind]} ${name}`}</a>
                    <br />
                    <span class="soft small">
                      {dayName(day, request.locale)} ·{' '}
                      <a href={`${file}.xml`}>
                        {words.machine}
                        <span class="hidden"> {name}</span>
                      </a>
                    </span>
                  </td>
                  <td>
                    <a href={orderAddress(request, order.id)}>{order.name}</a>
                    {kind === 'invoice' && <OrderDue request={request} order={order} />}
                  </td>
                  <td class="num">{priceText(request, { amount: kind === 'invoice' ? total : -total, currency })}</td>
                </tr>
              )
            }),
          )}
        </tbody>
      </table>
    </div>
  )
}

export const invoices = new Hono<App>().get('/', async (c) => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  const before = refIn(c.req.query('before'))
  const [request, { orders, older }] = await Promise.all([
    requestContextOf(c),
    invoicesOfCustomer(c.env, customer.id, before),
  ])
  const texts = customersMessages[request.language].invoices
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="invoices" title={texts.title} lead={texts.lead}>
      {orders.length === 0 ? (
        <div class="stack start">
          <p class="soft">{older ? texts.noneHere : texts.none}</p>
          <p>
            <a class="button quiet" href={to(request, PATHS.orders)}>
              {texts.toOrders}
            </a>
          </p>
        </div>
      ) : (
        <Table request={request} orders={orders} />
      )}
      <OrderPages request={request} path={PATHS.invoices} before={before} older={older} />
    </House>,
  )
})
