/** How mail leaves the shop. A provider is asked again after a crash; the message's id tells it what it has sent. */
import type { Message } from '#domain/notifications/message'
import { outbox } from './demo.ts'

export type MailEnv = { readonly TRANSACTIONS_DB: D1Database; readonly MAIL_PROVIDER: string }
export type MailProvider = { readonly send: (messages: readonly Message[]) => Promise<void> }

/** By the name that wrangler.toml gives. */
export const mailProvider = (env: MailEnv): MailProvider => {
  if (env.MAIL_PROVIDER === 'demo') return outbox(env.TRANSACTIONS_DB)
  throw new Error(`no such mail provider: ${env.MAIL_PROVIDER}`)
}
