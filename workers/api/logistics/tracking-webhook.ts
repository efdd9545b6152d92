/** POST /api/shipments/webhook: a carrier tells where parcels are, signed, repeated, late and in any order. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { App } from '../../env.ts'
import { hearOfParcels } from '../../flows/logistics/carriers.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { carrierProviderOf } from '../../providers/carriers/index.ts'
import { answer } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'

/** A message about some hundred parcels. */
const NEWS_BYTES_MAX = 512 * 1024

const hearing = createRoute({
  method: 'post',
  path: '/webhook',
  tags: ['Shipments'],
  summary: 'Hear from a carrier',
  description:
    'For the carrier alone: the body is taken as it is, and its signature is checked (Standard Webhooks). ' +
    '`{"parcels":[{"tracking":"…","events":[{"at":"2026-11-25T14:02:00+01:00","status":"delivered","place":"Leipzig","text":""}]}]}`. ' +
    'Sent again, late or in another order it comes to the same. Anything but 200 wants to be sent again.',
  responses: {
    200: answer(z.object({ received: z.literal(true) }).openapi('TrackingReceived'), 'Heard.'),
    ...refusals('webhook-unsigned', 'request-too-large'),
  },
})

export const trackingWebhook = new OpenAPIHono<App>().openapi(hearing, async (c) => {
  const bytes = await readBody(c.req.raw, NEWS_BYTES_MAX)
  if (!bytes) return refused(c, { code: 'request-too-large' })
  const carrier = carrierProviderOf(c.env)
  const news = await carrier?.hears?.(new TextDecoder().decode(bytes), c.req.raw.headers, Date.now())
  if (!carrier || !news) return refused(c, { code: 'webhook-unsigned' })
  await hearOfParcels(c.env, carrier, news)
  return c.json({ received: true as const }, 200)
})
