/** How mail leaves the shop. A provider is asked again after a crash; the message's id tells it what it has sent. */
import type { Message } from '#domain/notifications/message'

export type MailProvider = { readonly send: (messages: readonly Message[]) => Promise<void> }
