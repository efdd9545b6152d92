/** Where a shopper goes when the checkout has answered: to the order, or first to the bank. */
import type { Context } from 'hono'
import type { CartKey, OrderId } from '#domain/ids'
import type { App } from '../../env.ts'
import type { Completed } from '../../flows/orders/checkout.ts'
import { forgetCartCookie } from '../../http/cart-cookie.ts'
import { to, type RequestContext } from '../frame/request-context.ts'

export const orderAddress = (request: Pick<RequestContext, 'language'>, id: OrderId, key: CartKey): string =>
  to(request, `/orders/${id}?key=${key}`)

export const goOn = (c: Context<App>, request: RequestContext, completed: Completed, key: CartKey): Response => {
  if (completed.state === 'challenge') {
    return c.redirect(to(request, `/checkout/challenge?payment=${completed.paymentId}`), 303)
  }
  if (completed.state === 'uncertain') return c.redirect(orderAddress(request, completed.orderId, key), 303)
  forgetCartCookie(c)
  return c.redirect(orderAddress(request, completed.order.id, key), 303)
}
