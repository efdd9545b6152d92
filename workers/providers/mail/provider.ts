/**
 * How mail leaves the shop. Whoever can do this can carry it.
 *
 * A provider is asked again whenever its answer was lost. The key tells it what it has taken already: for 24 hours at least where it
 * knows keys; a provider that knows none may send such a mail a second time (docs/decisions/0233).
 */
import type { Delivery } from '#domain/notifications/delivery'
import type { DeliveryNews } from '#domain/notifications/suppression'

export type MailAddress = { readonly email: string; readonly name: string }

/** A file that comes with a mail. All of a mail together may have three MiB (fit.ts). */
export type MailAttachment = { readonly name: string; readonly type: string; readonly content: Uint8Array<ArrayBuffer> }

export type OutgoingMail = {
  /** The message's id: the same for every try. */
  readonly key: string
  readonly from: MailAddress
  /** Where answers go; null: to the sender. */
  readonly replyTo: MailAddress | null
  readonly to: MailAddress
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  /** Absent: none. */
  readonly attachments?: readonly MailAttachment[]
}

export type MailProvider = {
  /** It answers within PROVIDER_TIMEOUT_MS and never throws: what went wrong is data. */
  readonly send: (mail: OutgoingMail) => Promise<Delivery>
  /** What it tells by itself, later. @returns null for what it has not signed; absent where it tells nothing */
  readonly hears?: (raw: string, headers: Headers, now: number) => Promise<readonly DeliveryNews[] | null>
}
