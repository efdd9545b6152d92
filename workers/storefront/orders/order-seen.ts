/** Who may see an order, and is told of it. */
import type { Context } from 'hono'
import type { OrderId } from '#domain/ids'
import type { App } from '../../env.ts'
import { orderOfCustomer } from '../../flows/orders/history.ts'
import { orderForShopper } from '../../flows/orders/orders.ts'
import { customerAsking } from '../../http/customer.ts'
import { readOrderKey } from '../../http/order-cookie.ts'

/** To whoever has its key, and to whose account it is. */
export const orderSeen = async (c: Context<App>, id: OrderId) => {
  const key = readOrderKey(c, id)
  const found = key && (await orderForShopper(c.env, id, key))
  if (found) return found
  const customer = await customerAsking(c.env, c.req.raw)
  return customer ? orderOfCustomer(c.env, customer.id, id) : undefined
}
