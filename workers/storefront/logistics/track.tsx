/** /track/:token: where one parcel is, for whoever has the link that the shop has made. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { parcelNamed } from '../../flows/logistics/tracking-link.ts'
import { orderForStaff } from '../../flows/orders/orders.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { TrackPage } from './track-page.tsx'

export const track = new Hono<App>().get('/:token', async (c) => {
  const named = await parcelNamed(c.env, c.req.param('token'))
  const order = named && (await orderForStaff(c.env, named.order))?.order
  const shipment = order?.shipments.find(({ id }) => id === named?.shipment)
  // Of somebody who is forgotten nothing is shown to anybody.
  if (!order || !shipment || order.forgottenAt !== undefined) return notFoundPage(c)
  return sendPrivate(c, <TrackPage request={await requestContextOf(c)} order={order} shipment={shipment} />)
})
