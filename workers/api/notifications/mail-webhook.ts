/** POST /api/messages/webhook: whoever carries the mail tells what became of it: an address bounces, somebody complains. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { App } from '../../env.ts'
import { hearOf } from '../../flows/notifications/reachable.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { mailProvider } from '../../providers/mail/index.ts'
import { answer } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'

/** A message about one mail has some kilobytes. */
const NEWS_BYTES_MAX = 64 * 1024

const hearing = createRoute({
  method: 'post',
  path: '/webhook',
  tags: ['Messages'],
  summary: 'Hear from the mail provider',
  description:
    'For the provider alone: the body is taken as it is, and its signature is checked (Standard Webhooks, or Svix). Addresses that ' +
    'bounce for good and people who complain are written to no more; sent again it changes nothing more. Anything but 200 wants ' +
    'to be sent again.',
  responses: {
    200: answer(z.object({ received: z.literal(true) }).openapi('MailWebhookReceived'), 'Heard.'),
    ...refusals('webhook-unsigned', 'request-too-large'),
  },
})

export const mailWebhook = new OpenAPIHono<App>().openapi(hearing, async (c) => {
  const bytes = await readBody(c.req.raw, NEWS_BYTES_MAX)
  if (!bytes) return refused(c, { code: 'request-too-large' })
  const now = Date.now()
  const news = await mailProvider(c.env)?.hears?.(new TextDecoder().decode(bytes), c.req.raw.headers, now)
  if (!news) return refused(c, { code: 'webhook-unsigned' })
  await hearOf(c.env, 'mail', news, now)
  return c.json({ received: true as const }, 200)
})
