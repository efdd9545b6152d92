/** Whether what wrangler.toml says of providers is whole, so that a shop learns it before a message waits for what is not there. */
import { paymentsOf } from '#workers/providers/payments/index'
import { mailProvider } from '#workers/providers/mail/index'
import { pushProvider } from '#workers/providers/push/index'
import { smsProvider } from '#workers/providers/sms/index'
import type { Env } from '#workers/env'
import type { Deployed } from './wrangler.ts'

/** Secrets are not in the file: whether they are there the platform knows alone. */
const SECRETS = {
  MAIL_API_KEY: 'secret',
  SMS_API_KEY: 'secret',
  VAPID_PRIVATE_KEY: 'secret',
  STRIPE_SECRET_KEY: 'secret',
  STRIPE_WEBHOOK_SECRET: 'secret',
}

/** @returns what is amiss, a line each; none where everything that is named can send */
export const providerFaults = ({
  vars = {},
  send_email: bound = [],
}: Pick<Deployed, 'vars' | 'send_email'>): string[] => {
  const email = bound.some(({ name }) => name === 'EMAIL') ? { EMAIL: {} } : {}
  const env = { PAYMENT_PROVIDER: 'demo', ...SECRETS, ...vars, ...email } as unknown as Env
  return [paymentsOf, mailProvider, smsProvider, pushProvider].flatMap((provider) => {
    try {
      provider(env)
      return []
    } catch (fault) {
      return [fault instanceof Error ? fault.message : String(fault)]
    }
  })
}
