/** How a short message leaves the shop. No API of the field knows keys: when an answer is lost, one may be sent twice. */
import type { Delivery } from '#domain/notifications/delivery'

export type OutgoingSms = {
  readonly key: string
  /** E.164: `+4915112345678`. */
  readonly to: string
  readonly text: string
}

/** It answers within PROVIDER_TIMEOUT_MS and never throws. */
export type SmsProvider = { readonly send: (sms: OutgoingSms) => Promise<Delivery> }
