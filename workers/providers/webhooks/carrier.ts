/** Who carries webhooks out of the shop: a test brings its own along. */
import type { Answer } from '#domain/notifications/webhooks/delivery'

export type WebhookCarrier = {
  /** The numbers that a name stands for: none when nobody has it; null when that could not be learnt. */
  readonly lookUp: (host: string) => Promise<readonly string[] | null>
  /** One try. It follows nobody elsewhere, and throws nothing. */
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>
}
