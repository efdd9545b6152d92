/** /orders/:id?key=…: what became of an order, for whoever has its key. */
import { Hono } from 'hono'
import { cartKey, orderId, orderName, type CartKey, type OrderId } from '#domain/ids'
import type { Cart } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { orderForShopper } from '../../flows/orders/orders.ts'
import { readCartCookie, writeCartCookie } from '../../http/cart-cookie.ts'
import { orderUnknownPage } from '../frame/fault.tsx'
import { OrderPage } from './order-page.tsx'
import { Layout } from '../frame/layout.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { to, requestContextOf, type RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

/** Seconds until a page with an open end looks again. */
const AGAIN_SECONDS = 4

export const order = new Hono<App>().get('/:id', async (c) => {
  const id = orderId(c.req.param('id'))
  const key = cartKey(c.req.query('key'))
  const found = id && key ? await orderForShopper(c.env, id, key) : undefined
  if (!id || !key || !found) return orderUnknownPage(c)
  const request = await requestContextOf(c)
  if ('order' in found) return sendPrivate(c, <OrderPage request={request} {...found} />)
  if (!found.pending.payment) return orderUnknownPage(c)
  // Whoever tries again from here needs the cart: the key in the address proves that it is theirs.
  if (!readCartCookie(c)) writeCartCookie(c, { id: found.pending.id, key })
  return sendPrivate(c, <PendingPage request={request} id={id} ownerKey={key} cart={found.pending} />)
})

type Shown = { readonly request: RequestContext; readonly id: OrderId; readonly ownerKey: CartKey; readonly cart: Cart }

const PendingPage = ({ request, id, cart }: Shown) => {
  const messages = ordersMessages[request.language].order
  const { pending } = messages
  const state = stateOf(cart)
  const open = state === 'started' || state === 'uncertain'
  return (
    <Layout request={request} title={messages.title(orderName(id))} again={open ? AGAIN_SECONDS : undefined}>
      <div class="wrap page-head" aria-live="polite">
        <p class="soft">{messages.waiting(orderName(id))}</p>
        <h1>{pending[state]}</h1>
        <p class="lead soft text">{pending[`${state}Text`]}</p>
        {open && <p class="waiting" aria-hidden="true"></p>}
        {state === 'challenged' && (
          <p>
            <a class="button" href={to(request, `/checkout/challenge?payment=${cart.payment?.id ?? ''}`)}>
              {pending.confirm}
            </a>
          </p>
        )}
        {state === 'failed' && (
          <p>
            <a class="button" href={to(request, '/checkout')}>
              {pending.tryAgain}
            </a>
          </p>
        )}
      </div>
    </Layout>
  )
}

/** A payment that is paid becomes an order within moments: until then it is under way. */
const stateOf = ({ payment }: Cart): 'started' | 'uncertain' | 'challenged' | 'failed' =>
  !payment || payment.state === 'paid' ? 'started' : payment.state
