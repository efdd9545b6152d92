/** /checkout/return: a shopper comes back from the page of whoever moves the money. */
import { Hono } from 'hono'
import { cartOfOrder, orderOfPayment, paymentId } from '#domain/ids'
import type { App } from '../../env.ts'
import { readCart } from '../../flows/orders/cart.ts'
import { learnOf } from '../../flows/orders/payment-news.ts'
import { readOrderKey } from '../../http/order-cookie.ts'
import { orderUnknownPage } from '../frame/fault.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { orderAddress } from './order-address.ts'

/** What became of it is asked for, not read from the address; the order's page says it, and looks again by itself. */
export const comingBack = new Hono<App>().get('/', async (c) => {
  const payment = paymentId(c.req.query('payment'))
  const order = payment && orderOfPayment(payment)
  const key = order && readOrderKey(c, order)
  const cart = key && (await readCart(c.env, { id: cartOfOrder(order), key }))
  if (!payment || !order || !cart) return orderUnknownPage(c)
  const attempt = cart.payment
  if (attempt?.id === payment && attempt.state === 'challenged') {
    // Not answered: the provider tells by itself, and the order's page waits for that.
    await learnOf(c.env, { paymentId: payment, token: attempt.token }).catch(() => null)
  }
  return c.redirect(orderAddress(await requestContextOf(c), order), 303)
})
