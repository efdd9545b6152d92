/** /account: the latest of everything that an account has, each with the way to the rest. */
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { App } from '../../env.ts'
import { ownAddresses } from '../../flows/customers/addresses.ts'
import { ownWishes } from '../../flows/customers/wish-list.ts'
import { ordersOfCustomer } from '../../flows/orders/history.ts'
import { sendPrivate } from '../frame/render.tsx'
import { currencyOfRequest, requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { AddressText } from './addresses.tsx'
import { House, PATHS, type Part } from './house.tsx'
import { customersMessages } from './messages/index.ts'
import { OrderList } from './order-list.tsx'
import { signedIn } from './signed-in.ts'
import { Wishes } from './wish-list-page.tsx'

/** Of each: a row of them. */
const ORDERS = 3
const WISHES = 3
const ADDRESSES = 2

type Shown = {
  readonly request: RequestContext
  readonly part: Part
  readonly title: string
  /** Of the link to all of them. */
  readonly all: string
  readonly children?: Child
}

const Latest = ({ request, part, title, all, children }: Shown) => (
  <section class="part" aria-labelledby={part}>
    <div class="between">
      <h2 id={part}>{title}</h2>
      <a href={to(request, PATHS[part])}>{all}</a>
    </div>
    {children}
  </section>
)

export const overview = new Hono<App>().get('/', async (c) => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  const now = Date.now()
  const [request, page, { wished }, addresses] = await Promise.all([
    requestContextOf(c),
    ordersOfCustomer(c.env, customer.id, null, ORDERS),
    ownWishes(c.env, { customer: customer.id }, now, currencyOfRequest(c, now)),
    ownAddresses(c.env, customer.id),
  ])
  const texts = customersMessages[request.language]
  return sendPrivate(
    c,
    <House
      request={request}
      customer={customer}
      here="overview"
      title={texts.overview.title(customer.name)}
      lead={texts.overview.lead(page.count)}
    >
      <section class="part" aria-labelledby="orders">
        <div class="between">
          <h2 id="orders">{texts.orders.title}</h2>
          {page.count > ORDERS && <a href={to(request, PATHS.orders)}>{texts.orders.all(page.count)}</a>}
        </div>
        <OrderList request={request} orders={page.orders} />
      </section>
      {wished.length > 0 && (
        <Latest
          request={request}
          part="wishes"
          title={texts.wishes.title}
          all={texts.overview.allWishes(wished.length)}
        >
          <Wishes request={request} wished={wished.slice(0, WISHES)} own={false} />
        </Latest>
      )}
      {addresses.length > 0 && (
        <Latest request={request} part="addresses" title={texts.addresses.title} all={texts.overview.allAddresses}>
          <ul class="addresses">
            {addresses.slice(0, ADDRESSES).map(({ address }, index) => (
              <li class={index === 0 ? 'first' : undefined}>
                <AddressText request={request} address={address} />
              </li>
            ))}
          </ul>
        </Latest>
      )}
    </House>,
  )
})
