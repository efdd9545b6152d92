/** The order whose pages of returns are asked for, as far as whoever asks may see it. */
import type { Context } from 'hono'
import { orderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import type { App } from '../../env.ts'
import { orderSeen } from '../orders/order-seen.ts'

/** Undefined where it is not there, not paid, or somebody else's: nobody learns which. */
export const orderAsked = async (c: Context<App>): Promise<Order | undefined> => {
  const id = orderId(c.req.param('id'))
  const found = id && (await orderSeen(c, id))
  return found && 'order' in found ? found.order : undefined
}
