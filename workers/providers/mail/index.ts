/** Which mail provider the shop uses, by the name that wrangler.toml gives. */
import { demoMail } from './demo.ts'
import type { MailProvider } from './provider.ts'

export type MailEnv = { readonly TRANSACTIONS_DB: D1Database; readonly MAIL_PROVIDER: string }

export const mailProvider = (env: MailEnv): MailProvider => {
  if (env.MAIL_PROVIDER === 'demo') return demoMail(env.TRANSACTIONS_DB)
  throw new Error(`no such mail provider: ${env.MAIL_PROVIDER}`)
}
