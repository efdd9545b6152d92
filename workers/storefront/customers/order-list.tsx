/** Orders of an account as a list: what is in each, where it is, and what can be done. */
import { inLanguage } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import { reviewable } from '#domain/reviews/purchase'
import { importedMessages } from '../orders/messages/imported.ts'
import { orderAddress } from '../orders/order-address.ts'
import { dayText } from '../frame/dates.ts'
import { Picture } from '../frame/picture.tsx'
import { priceText } from '../frame/price.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { customersMessages } from './messages/index.ts'
import { OrderDue } from './order-due.tsx'

/** Shown of one order; how many more there are is told. */
const PICTURES_MAX = 4

const LOOKS: Readonly<Record<Order['status'], string>> = {
  placed: 'state',
  'part-shipped': 'state way',
  shipped: 'state way',
  cancelled: 'state none',
}

const Entry = ({ request, order }: { readonly request: RequestContext; readonly order: Order }) => {
  const texts = customersMessages[request.language].orders
  const { lines } = order
  const titles = lines.map(({ title }) => inLanguage(title, request.language))
  return (
    <li>
      <div>
        <h3>
          <a href={orderAddress(request, order.id)}>
            {texts.order} <span class="num">{order.name}</span>
          </a>
        </h3>
        <p class="soft small">
          {dayText(request, order.placedAt)}
          <br />
          <span class="num">{priceText(request, order.totals.total)}</span>
        </p>
      </div>
      <div class="stack tight">
        <p>
          {order.imported && order.status !== 'cancelled' ? (
            <span class="state none">{importedMessages[request.language].state}</span>
          ) : (
            <span class={LOOKS[order.status]}>{texts.status[order.status]}</span>
          )}
        </p>
        <OrderDue request={request} order={order} />
        <ul class="thumbs">
          {lines.slice(0, PICTURES_MAX).map(({ picture }) => (
            <li>
              <div class="picture">
                <Picture of={picture} language={request.language} shown="line" alt="" />
              </div>
            </li>
          ))}
          {lines.length > PICTURES_MAX && <li class="more num">{`+${lines.length - PICTURES_MAX}`}</li>}
        </ul>
        <p class="soft small">{texts.contents(titles.slice(0, 3), Math.max(0, titles.length - 3))}</p>
      </div>
      <div class="does">
        <a class="button quiet small" href={orderAddress(request, order.id)}>
          {texts.see}
          <span class="hidden"> {order.name}</span>
        </a>
        {reviewable(order).length > 0 && (
          <a class="button quiet small" href={to(request, `/reviews/write?order=${order.id}`)}>
            {texts.review}
            <span class="hidden"> {order.name}</span>
          </a>
        )}
        <form method="post" action={to(request, `/account/orders/${order.id}/again`)}>
          <input type="hidden" name="key" value={crypto.randomUUID()} />
          <button class="button quiet small">
            {texts.again}
            <span class="hidden"> {order.name}</span>
          </button>
        </form>
      </div>
    </li>
  )
}

export const OrderList = ({
  request,
  orders,
}: {
  readonly request: RequestContext
  readonly orders: readonly Order[]
}) =>
  orders.length === 0 ? (
    <div class="stack start">
      <p class="soft">{customersMessages[request.language].orders.none}</p>
      <a class="button quiet" href={to(request, '/collections/all')}>
        {customersMessages[request.language].orders.browse}
      </a>
    </div>
  ) : (
    <ul class="orders">
      {orders.map((order) => (
        <Entry request={request} order={order} />
      ))}
    </ul>
  )
