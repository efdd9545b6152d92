/** What Stripe tells by itself, signed with the library's own tools. */
import { Stripe } from 'stripe'
import type { Told } from './double.ts'

export const WEBHOOK_SECRET = 'whsec_of_the_tests'

export type Signed = { readonly raw: string; readonly headers: Headers }

const secondsNow = () => Math.floor(Date.now() / 1000)

/** @param timestamp when it was signed, in s. @param secret of the webhook that it was signed for */
export const signed = async (
  { type, object }: Told,
  { timestamp = secondsNow(), secret = WEBHOOK_SECRET, id = `evt_${crypto.randomUUID()}` } = {},
): Promise<Signed> => {
  const event = { id, object: 'event', api_version: '2026-10-28.endive', created: timestamp, livemode: false, type }
  const raw = JSON.stringify({ ...event, data: { object }, pending_webhooks: 1, request: { id: null } })
  const asked = { payload: raw, secret, timestamp } as Parameters<
    typeof Stripe.webhooks.generateTestHeaderStringAsync
  >[0]
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync(asked)
  return { raw, headers: new Headers({ 'stripe-signature': signature }) }
}
