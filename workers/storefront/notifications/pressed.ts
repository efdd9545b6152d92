/** What the form of a press carries. */
import type { Context } from 'hono'
import { pushDeviceId, type PushDeviceId, type PushSubscription } from '#domain/notifications/push'
import type { App } from '../../env.ts'
import { customerAsking } from '../../http/customer.ts'
import { textIn } from '../../http/form.ts'
import { languageOf } from '../../http/language.ts'

const ENDPOINT_MAX = 2_000

export const subscriptionIn = (form: URLSearchParams): PushSubscription => ({
  endpoint: textIn(form, 'endpoint', ENDPOINT_MAX),
  p256dh: textIn(form, 'p256dh'),
  auth: textIn(form, 'auth'),
})

export const deviceIn = (form: URLSearchParams): PushDeviceId | undefined => pushDeviceId(textIn(form, 'device'))

export const pressedIn = async (c: Context<App>, form: URLSearchParams) => ({
  subscription: subscriptionIn(form),
  request: c.req.raw,
  language: languageOf(c.req.path),
  customer: await customerAsking(c.env, c.req.raw),
})
