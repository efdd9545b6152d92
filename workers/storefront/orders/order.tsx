/** /orders/:id: what became of an order, for the browser that placed it, and for whoever has the link of a mail. */
import { Hono } from 'hono'
import { downloadId } from '#domain/catalog/downloads'
import { cartKey, orderId, orderName, type OrderId } from '#domain/ids'
import type { Cart } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { filesSeen, sendFileOfOrder } from '../../flows/catalog/downloads.ts'
import { waysBack } from '../../flows/after-sales/ways-back.ts'
import { devicesTold } from '../../flows/notifications/push-devices.ts'
import { openCart } from '../../flows/orders/cart.ts'
import { invoiceFile, invoiceFileIn } from '../../flows/orders/invoices/file.ts'
import { invoicesOfOrder } from '../../flows/orders/invoices/of-order.ts'
import { paymentToken } from '../../flows/orders/payment-link.ts'
import { waysOfOrder } from '../../flows/logistics/tracking-link.ts'
import { orderForShopper } from '../../flows/orders/orders.ts'
import { readCartCookie, writeCartCookie } from '../../http/cart-cookie.ts'
import { pushKeyOf } from '../../providers/push/index.ts'
import { readForm, textIn } from '../../http/form.ts'
import { pressIn } from '../../http/idempotency.ts'
import { readOrderKey, writeOrderCookie } from '../../http/order-cookie.ts'
import { languageOf } from '../../http/language.ts'
import { orderUnknownPage, refusedPage } from '../frame/fault.tsx'
import { filesMessages } from './messages/files.ts'
import { TakeBack } from './payment-open.tsx'
import { OrderPage } from './order-page.tsx'
import { challengeAddress, orderAddress } from './order-address.ts'
import { orderSeen } from './order-seen.ts'
import { orderRefusedPage } from './refused.ts'
import { Layout } from '../frame/layout.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { to, requestContextOf, type RequestContext } from '../frame/request-context.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { ordersMessages } from './messages/index.ts'

/** Seconds until a page with an open end looks again. */
const AGAIN_SECONDS = 4

export const order = new Hono<App>()
  .get('/:id', async (c) => {
    const id = orderId(c.req.param('id'))
    if (!id) return orderUnknownPage(c)
    const request = await requestContextOf(c)
    const linked = cartKey(c.req.query('key'))
    // Following a link writes nothing: the page asks, and a script presses for whoever has one.
    if (linked) {
      const known = await orderForShopper(c.env, id, linked)
      return known ? sendPrivate(c, <OpenPage request={request} id={id} linkKey={linked} />) : orderUnknownPage(c)
    }
    const found = await orderSeen(c, id)
    if (!found) return orderUnknownPage(c)
    if ('order' in found) {
      const [files, devices, invoices, ways, payToken, back] = await Promise.all([
        filesSeen(c.env, found.order, Date.now()),
        devicesTold(c.env, id, Date.now()),
        invoicesOfOrder(c.env, found.order),
        waysOfOrder(c.env, found.order, request.language),
        paymentToken(c.env, id),
        waysBack(c.env, found.order, Date.now()),
      ])
      const push = { devices, serverKey: pushKeyOf(c.env) }
      const page = { request, ...found, files, invoices, ways, payToken, push, back }
      return sendPrivate(c, <OrderPage {...page} />)
    }
    if (!found.pending.payment) return orderUnknownPage(c)
    const hasCart = readCartCookie(c)?.id === found.pending.id
    return sendPrivate(c, <PendingPage request={request} id={id} cart={found.pending} hasCart={hasCart} />)
  })
  .get('/:id/invoices/:file', async (c) => {
    const id = orderId(c.req.param('id'))
    const file = invoiceFileIn(c.req.param('file'))
    const found = id && file && (await orderSeen(c, id))
    if (!file || !found || !('order' in found)) return orderUnknownPage(c)
    const invoice = (await invoicesOfOrder(c.env, found.order)).find(({ name }) => name === file.name)
    return invoice ? invoiceFile(c.env, invoice, file.as) : orderUnknownPage(c)
  })
  .get('/:id/files/:file', async (c) => {
    const id = orderId(c.req.param('id'))
    const file = downloadId(c.req.param('file'))
    const found = id && file && (await orderSeen(c, id))
    if (!found || !('order' in found)) return orderUnknownPage(c)
    const sent = await sendFileOfOrder(c.env, found.order, file, c.req.header('range'))
    if (sent.ok) return sent.value
    const { code } = sent.refusal
    return code === 'download-unknown'
      ? orderUnknownPage(c)
      : refusedPage(c, code, filesMessages[languageOf(c.req.path)].refused)
  })
  /** The key of a mail's link, for a cookie of this order alone. */
  .post('/:id', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const id = orderId(c.req.param('id'))
    const key = cartKey(textIn(form.value, 'key', 64))
    if (!id || !key || !(await orderForShopper(c.env, id, key))) return orderUnknownPage(c)
    writeOrderCookie(c, id, key)
    return c.redirect(orderAddress(await requestContextOf(c), id), 303)
  })
  /** What was not paid for is put into a cart of this browser's own: nothing of who wanted it before goes along. */
  .post('/:id/again', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const id = orderId(c.req.param('id'))
    const key = id && readOrderKey(c, id)
    const found = id && key && (await orderForShopper(c.env, id, key))
    if (!id || !found || 'order' in found) return orderUnknownPage(c)
    const often = await knockedTooOften(c, 'cart')
    if (often) return often
    const { currency, language, lines } = found.pending
    const idempotency = await pressIn(form.value, 'orders:again', id)
    const opened = await openCart(c.env, { currency, language, lines, idempotency }, Date.now())
    if (!opened.ok) return orderRefusedPage(c, opened.refusal.code)
    writeCartCookie(c, { id: opened.value.cart.id, key: opened.value.key })
    return c.redirect(to(await requestContextOf(c), '/cart'), 303)
  })

type OpenProps = { readonly request: RequestContext; readonly id: OrderId; readonly linkKey: string }

const OpenPage = ({ request, id, linkKey }: OpenProps) => {
  const messages = ordersMessages[request.language].order
  return (
    <Layout request={request} title={messages.title(orderName(id))}>
      <form class="wrap page-head" method="post" action={orderAddress(request, id)} data-go-on>
        <p class="soft">{messages.title(orderName(id))}</p>
        <h1>{messages.yours}</h1>
        <input type="hidden" name="key" value={linkKey} />
        <button class="button">{messages.open}</button>
      </form>
    </Layout>
  )
}

type Shown = {
  readonly request: RequestContext
  readonly id: OrderId
  readonly cart: Cart
  /** Whether it is the cart that this browser fills. */
  readonly hasCart: boolean
}

const PendingPage = ({ request, id, cart, hasCart }: Shown) => {
  const messages = ordersMessages[request.language].order
  const { pending } = messages
  const { payment } = cart
  const state = stateOf(cart)
  const open = state === 'started' || state === 'uncertain'
  return (
    <Layout request={request} title={messages.title(orderName(id))} again={open ? AGAIN_SECONDS : undefined}>
      <div class="wrap page-head" aria-live="polite">
        <p class="soft">{messages.waiting(orderName(id))}</p>
        <h1>{pending[state]}</h1>
        <p class="lead soft text">{pending[`${state}Text`]}</p>
        {open && <p class="waiting" aria-hidden="true"></p>}
        {state === 'challenged' && payment && (
          <p>
            <a class="button" href={challengeAddress(request, payment.id)}>
              {pending.confirm}
            </a>
          </p>
        )}
        {state === 'challenged' && hasCart && <TakeBack request={request} />}
        {state === 'failed' && hasCart && (
          <p>
            <a class="button" href={to(request, '/checkout')}>
              {pending.tryAgain}
            </a>
          </p>
        )}
        {state === 'failed' && !hasCart && (
          <form method="post" action={`${orderAddress(request, id)}/again`}>
            <input type="hidden" name="key" value={crypto.randomUUID()} />
            <button class="button">{pending.putAgain}</button>
          </form>
        )}
      </div>
    </Layout>
  )
}

/** A payment that is paid becomes an order within moments: until then it is under way. */
const stateOf = ({ payment }: Cart): 'started' | 'uncertain' | 'challenged' | 'failed' =>
  !payment || payment.state === 'paid' ? 'started' : payment.state
