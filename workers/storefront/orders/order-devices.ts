/** /orders/:id/device: whoever may see an order is told of it on the device on which they press, until they end it there. */
import { Hono } from 'hono'
import { orderId } from '#domain/ids'
import type { App } from '../../env.ts'
import { endDevice, tellOfOrderHere } from '../../flows/notifications/push-devices.ts'
import { readForm } from '../../http/form.ts'
import { orderUnknownPage } from '../frame/fault.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { deviceIn, pressedIn } from '../notifications/pressed.ts'
import { orderAddress } from './order-address.ts'
import { orderSeen } from './order-seen.ts'
import { orderRefusedPage } from './refused.ts'

export const orderDevices = new Hono<App>()
  .post('/:id/device', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const id = orderId(c.req.param('id'))
    const found = id && (await orderSeen(c, id))
    if (!found || !('order' in found)) return orderUnknownPage(c)
    const done = await tellOfOrderHere(c.env, found.order, await pressedIn(c, form.value), Date.now())
    if (!done.ok) return orderRefusedPage(c, done.refusal.code)
    return c.redirect(`${orderAddress(await requestContextOf(c), id)}#devices`, 303)
  })
  .post('/:id/device/end', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const id = orderId(c.req.param('id'))
    const device = deviceIn(form.value)
    const found = id && (await orderSeen(c, id))
    if (!found || !('order' in found)) return orderUnknownPage(c)
    // Ended twice it is ended once.
    if (device) await endDevice(c.env, id, device)
    return c.redirect(`${orderAddress(await requestContextOf(c), id)}#devices`, 303)
  })
