/** Where a shopper goes when the checkout has answered: to the order, or first to the bank. */
import type { Context } from 'hono'
import type { CartKey, OrderId, PaymentId } from '#domain/ids'
import type { App } from '../../env.ts'
import type { Completed } from '../../flows/orders/checkout.ts'
import { forgetCartCookie } from '../../http/cart-cookie.ts'
import { writeOrderCookie, writePaidCookie } from '../../http/order-cookie.ts'
import { to, type RequestContext } from '../frame/request-context.ts'

export const orderAddress = (request: Pick<RequestContext, 'language'>, id: OrderId): string =>
  to(request, `/orders/${id}`)

export const challengeAddress = (request: Pick<RequestContext, 'language'>, payment: PaymentId): string =>
  to(request, `/checkout/challenge?payment=${payment}`)

/** @param token by which an order is paid @param behind what stands behind it */
export const payAddress = (request: Pick<RequestContext, 'language'>, token: string, behind = ''): string =>
  to(request, `/pay/${encodeURIComponent(token)}${behind}`)

/** A payment was answered, on a page of ours: from now on this browser may see what becomes of it. */
export const goOn = (c: Context<App>, request: RequestContext, completed: Completed, key: CartKey): Response => {
  const id = completed.state === 'completed' ? completed.order.id : completed.orderId
  writeOrderCookie(c, id, key)
  if (completed.state === 'challenge') {
    return c.redirect(challengeAddress(request, completed.paymentId), 303)
  }
  if (completed.state === 'completed') {
    forgetCartCookie(c)
    writePaidCookie(c, id)
  }
  return c.redirect(orderAddress(request, id), 303)
}
