/** /account/orders: what somebody has bought, and the same again. */
import { Hono } from 'hono'
import { orderId } from '#domain/ids'
import type { App } from '../../env.ts'
import { ordersOfCustomer, orderOfCustomer } from '../../flows/orders/history.ts'
import { reorderable } from '../../flows/orders/reorder.ts'
import { readForm } from '../../http/form.ts'
import { refusedPage, orderUnknownPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to } from '../frame/request-context.ts'
import { putInCart } from '../orders/put-in-cart.ts'
import { House } from './house.tsx'
import { customersMessages } from './messages/index.ts'
import { OrderList } from './order-list.tsx'
import { OrderPages, refIn } from './order-pages.tsx'
import { signedIn } from './signed-in.ts'

export const orders = new Hono<App>()
  .get('/orders', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const before = refIn(c.req.query('before'))
    const [request, page] = await Promise.all([requestContextOf(c), ordersOfCustomer(c.env, customer.id, before)])
    const texts = customersMessages[request.language].orders
    const { older } = page
    return sendPrivate(
      c,
      <House request={request} customer={customer} here="orders" title={texts.title} lead={texts.lead(page.count)}>
        <h2 class="hidden">{texts.lead(page.count)}</h2>
        <OrderList request={request} orders={page.orders} />
        <OrderPages request={request} path="/account/orders" before={before} older={older} />
      </House>,
    )
  })
  .post('/orders/:id/again', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const id = orderId(c.req.param('id'))
    const found = id && (await orderOfCustomer(c.env, customer.id, id))
    if (!found) return orderUnknownPage(c)
    const request = await requestContextOf(c)
    const { lines, gone } = await reorderable(c.env, found.order, request.currency, Date.now())
    const stopped = lines.length > 0 ? await putInCart(c, form.value, lines) : undefined
    return stopped ?? c.redirect(`${to(request, '/cart')}${gone > 0 ? `?gone=${gone}` : ''}`, 303)
  })
