/**
 * A carrier, or whoever speaks for many, over HTTP. Each has an interface of its own; whoever uses one puts a few lines in front of it
 * that answer so:
 *
 * `GET {url}/parcels/{number}` → `{"events":[{"at":"2026-11-25T14:02:00+01:00","status":"delivered","place":"Leipzig","text":""}]}`;
 * 404: it has no such parcel. The same is told by `POST /api/shipments/webhook`, signed as Standard Webhooks say:
 * `{"parcels":[{"tracking":"…","events":[…]}]}`. Labels: http-labels.ts. `status` is one of the set of `domain/logistics/tracking.ts`, with `_` or `-`.
 */
import { PROVIDER_TIMEOUT_MS } from '#domain/notifications/delivery'
import { isSignedWebhook } from '../signed-webhook.ts'
import { httpLabels } from './http-labels.ts'
import type { CarrierProvider, TrackingAnswer } from './provider.ts'
import { newsSaid, parcelSaid, parsedJson } from './words.ts'

/** Characters; what is longer is no answer about one parcel. */
const ANSWER_MAX = 500_000
const EVERY_MS = 30 * 60_000

export type HttpCarrier = {
  readonly url: string
  readonly key: string
  /** Absent: it is asked, and tells nothing by itself. */
  readonly webhookSecret?: string | undefined
  /** Ms; a test has less patience. */
  readonly within?: number
}

const failed = (reason: string): TrackingAnswer => ({ type: 'failed', reason })

/** @param ask sends a request; a test brings its own */
export const httpCarrier = (
  { url, key, webhookSecret, within = PROVIDER_TIMEOUT_MS }: HttpCarrier,
  ask: typeof fetch = fetch,
): CarrierProvider => ({
  carriers: [],
  labels: httpLabels({ url, key, within, ask }),
  everyMs: EVERY_MS,
  track: async ({ tracking }) => {
    try {
      const answer = await ask(`${url}/parcels/${encodeURIComponent(tracking)}`, {
        headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
        // The key travels with it: whoever leads elsewhere is not followed.
        redirect: 'manual',
        signal: AbortSignal.timeout(within),
      })
      const text = await answer.text()
      if (answer.status === 404) return { type: 'unknown' }
      if (!answer.ok) return failed(`${answer.status}`)
      if (text.length > ANSWER_MAX) return failed('too long an answer')
      const read = parcelSaid.safeParse(parsedJson(text))
      return read.success ? { type: 'known', events: read.data.events } : failed('an answer that nobody can read')
    } catch (fault) {
      const isLate = fault instanceof Error && (fault.name === 'TimeoutError' || fault.name === 'AbortError')
      return failed(isLate ? `no answer within ${within} ms` : `not reached: ${String(fault)}`)
    }
  },
  ...(webhookSecret && {
    hears: async (raw, headers, now) => {
      if (!(await isSignedWebhook(raw, headers, webhookSecret, now))) return null
      const read = newsSaid.safeParse(parsedJson(raw))
      // Signed, and of nothing that the shop knows: heard, and nothing follows from it.
      return read.success ? read.data.parcels : []
    },
  }),
})
