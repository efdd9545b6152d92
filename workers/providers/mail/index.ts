/** Which mail provider the shop uses, by the name that wrangler.toml gives. */
import type { Settings } from '../../env.ts'
import { cloudflareMail } from './cloudflare.ts'
import { httpMail, RESEND } from './http.ts'
import { isReached, type Reached } from '../reached.ts'
import type { MailProvider } from './provider.ts'

export type MailEnv = Reached &
  Pick<Settings, 'MAIL_PROVIDER' | 'MAIL_FROM' | 'MAIL_API_URL' | 'MAIL_API_KEY' | 'MAIL_WEBHOOK_SECRET' | 'EMAIL'>

/** Every mail is from somebody, and has links that lead into the shop. */
const complete = (env: MailEnv): void => {
  if (!env.MAIL_FROM) throw new Error(`MAIL_PROVIDER is ${String(env.MAIL_PROVIDER)}, and MAIL_FROM is not set`)
  if (!isReached(env))
    throw new Error(`MAIL_PROVIDER is ${String(env.MAIL_PROVIDER)}, and SHOP_URL is not set to https://shop.example`)
}

/** @returns null with the demo: nothing leaves the shop, staff read every mail under Sent mail */
export const mailProvider = (env: MailEnv): MailProvider | null => {
  const { MAIL_PROVIDER: named, MAIL_API_URL, MAIL_API_KEY, MAIL_WEBHOOK_SECRET, EMAIL } = env
  if (typeof named === 'object') return named
  switch (named) {
    case 'demo':
      return null
    // A shop that wants to send and cannot must not look as if it did.
    case 'cloudflare':
      if (!EMAIL) throw new Error('MAIL_PROVIDER is cloudflare, and no send_email binding is named EMAIL')
      complete(env)
      return cloudflareMail(EMAIL)
    case 'http':
      if (!MAIL_API_KEY) throw new Error('MAIL_PROVIDER is http, and MAIL_API_KEY is not set')
      complete(env)
      return httpMail({ url: MAIL_API_URL ?? RESEND, key: MAIL_API_KEY, webhookSecret: MAIL_WEBHOOK_SECRET })
    default:
      throw new Error(`no such mail provider: ${String(named)}`)
  }
}
