/**
 * Web push over HTTP: encrypted for the browser alone (RFC 8291), signed by the shop (VAPID, RFC 8292), handed to the push service that
 * the browser has named.
 */
import { PUSH_BYTES_MAX } from '#domain/notifications/push'
import { sha256 } from '../../http/digest.ts'
import { handOver } from '../http-delivery.ts'
import type { PushProvider } from './provider.ts'

/** How long a push service keeps it for a device that is away, in s: a day. */
const KEPT_SECONDS = 24 * 60 * 60

/** Nobody is there: the browser has ended it, or another key is meant. */
const GONE = [404, 410] as const

type Keys = {
  readonly publicKey: string
  /** 32 bytes in base64url. */
  readonly privateKey: string
  /** Whom a push service may ask: an address of the shop. */
  readonly contact: string
  readonly within?: number
}

/** While a device is away one of two tries of the same message is kept. 32 signs, as many as may be. */
const topicOf = async (key: string): Promise<string> => (await sha256(key)).slice(0, 32)

/** @param ask sends a request; a test brings its own */
export const webPush = ({ publicKey, privateKey, contact, within }: Keys, ask: typeof fetch = fetch): PushProvider => ({
  publicKey,
  send: async ({ key, to: { endpoint, ...keys }, payload }) => {
    if (new TextEncoder().encode(payload).length > PUSH_BYTES_MAX)
      return { type: 'refused', reason: 'the message is too long', bounced: false }
    const { buildPushPayload } = await import('@block65/webcrypto-web-push')
    const request = await buildPushPayload(
      { data: payload, options: { ttl: KEPT_SECONDS, urgency: 'normal', topic: await topicOf(key) } },
      { endpoint, expirationTime: null, keys },
      { subject: contact, publicKey, privateKey },
    ).catch((fault: unknown) => String(fault))
    // A point that is on no curve: nothing can be encrypted for it, ever.
    if (typeof request === 'string') return { type: 'refused', reason: request, bounced: true }
    const { 'content-length': _said, ...headers } = request.headers
    return handOver(ask, {
      url: endpoint,
      headers,
      body: request.body,
      receiptIn: () => '',
      isBounce: () => false,
      gone: GONE,
      ...(within !== undefined && { within }),
    })
  },
})
