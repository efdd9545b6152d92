/** POST /api/payments/webhook: whoever moves the money tells what has happened, signed, repeated, and in any order. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { App } from '../../env.ts'
import { keepLeftAt } from '../../flows/orders/adding-methods.ts'
import { hearOf } from '../../flows/orders/payment-news.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { answer } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'

/** A message about one payment has some kilobytes. */
const NEWS_BYTES_MAX = 256 * 1024

const hearing = createRoute({
  method: 'post',
  path: '/webhook',
  tags: ['Checkouts'],
  summary: 'Hear from the payment provider',
  description:
    'For the provider alone: the body is taken as it is, and its signature is checked. What it says is asked for anew ' +
    'and settled; sent again it changes nothing more. Anything but 200 wants to be sent again.',
  responses: {
    200: answer(z.object({ received: z.literal(true) }).openapi('WebhookReceived'), 'Heard, and settled.'),
    ...refusals('webhook-unsigned', 'request-too-large', 'unavailable'),
  },
})

const KEPT = { state: 'kept' } as const

export const paymentWebhook = new OpenAPIHono<App>().openapi(hearing, async (c) => {
  const bytes = await readBody(c.req.raw, NEWS_BYTES_MAX)
  if (!bytes) return refused(c, { code: 'request-too-large' })
  const news = await paymentsOf(c.env).webhook?.(new TextDecoder().decode(bytes), c.req.raw.headers)
  if (!news) return refused(c, { code: 'webhook-unsigned' })
  for (const one of news) {
    const heard = 'leaving' in one ? keepLeftAt(c.env, one.leaving).then(() => KEPT) : hearOf(c.env, one)
    const learnt = await heard.catch(() => ({ state: 'busy' as const }))
    if (learnt.state === 'busy') return refused(c, { code: 'unavailable', retryAfterSeconds: 5 })
  }
  return c.json({ received: true as const }, 200)
})
