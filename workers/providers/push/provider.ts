/** How a push message leaves the shop. No push service knows keys: what is sent twice has the same tag, and is shown once. */
import type { Delivery } from '#domain/notifications/delivery'
import type { PushSubscription } from '#domain/notifications/push'

export type OutgoingPush = {
  readonly key: string
  readonly to: PushSubscription
  /** At most PUSH_BYTES_MAX in UTF-8. */
  readonly payload: string
}

/** It answers within PROVIDER_TIMEOUT_MS and never throws. `bounced`: the browser has ended the subscription. */
export type PushProvider = {
  /** By which browsers know the shop: 65 bytes in base64url. */
  readonly publicKey: string
  readonly send: (push: OutgoingPush) => Promise<Delivery>
}
