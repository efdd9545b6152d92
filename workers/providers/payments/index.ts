/** Which payment provider the shop uses, by its setting. */
import type { Settings } from '../../env.ts'
import { isReached, type Reached } from '../reached.ts'
import { demoBooks } from './demo-books.ts'
import { demoDisputeAnswers } from './demo-disputes.ts'
import { demoPayments } from './demo.ts'
import { withManual } from './manual.ts'
import type { PaymentProvider } from './provider.ts'
import { stripePayments } from './stripe/stripe.ts'

export type PaymentsEnv = Reached &
  Pick<
    Settings,
    | 'PAYMENT_PROVIDER'
    | 'STRIPE_SECRET_KEY'
    | 'STRIPE_WEBHOOK_SECRET'
    | 'STRIPE_PUBLISHABLE_KEY'
    | 'STRIPE_UI'
    | 'STRIPE_CAPTURE'
    | 'STRIPE_API_URL'
  > & {
    /** From which the demo writes its books. */
    readonly TRANSACTIONS_DB?: D1Database
  }

/** Money that moves needs all of it: a shop that would take payments and hear nothing of them must not look as if it could. */
const stripeOf = (env: PaymentsEnv): PaymentProvider => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, SHOP_URL: shop = '' } = env
  const {
    STRIPE_UI: ui = 'hosted',
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_CAPTURE: capture = 'automatic',
  } = env
  const said = 'PAYMENT_PROVIDER is stripe, and'
  if (!secretKey) throw new Error(`${said} STRIPE_SECRET_KEY is not set`)
  if (!webhookSecret) throw new Error(`${said} STRIPE_WEBHOOK_SECRET is not set`)
  if (!isReached(env)) throw new Error(`${said} SHOP_URL is not set to https://shop.example`)
  if (ui !== 'hosted' && ui !== 'elements') throw new Error(`no such STRIPE_UI: ${String(ui)}`)
  if (capture !== 'automatic' && capture !== 'manual') throw new Error(`no such STRIPE_CAPTURE: ${String(capture)}`)
  if (ui === 'elements' && !publishableKey)
    throw new Error('STRIPE_UI is elements, and STRIPE_PUBLISHABLE_KEY is not set')
  return stripePayments({ secretKey, webhookSecret, shop, ui, publishableKey, capture, url: env.STRIPE_API_URL })
}

/** As it is named beside what customers have left with it: of another provider it is of no use. */
export const providerName = ({ PAYMENT_PROVIDER: named }: Pick<PaymentsEnv, 'PAYMENT_PROVIDER'>): string =>
  typeof named === 'string' ? named : 'own'

/**
 * Whoever is named, beside what needs nobody: the token of a payment says which.
 *
 * @throws when the provider that is named lacks what it needs: nobody pays then, and every other page is there
 */
export const paymentsOf = (env: PaymentsEnv): PaymentProvider => {
  const { PAYMENT_PROVIDER: named } = env
  if (typeof named === 'object') return withManual(named)
  if (named === 'demo') {
    const { TRANSACTIONS_DB: db } = env
    return withManual(db ? { ...demoPayments, books: demoBooks(db), disputes: demoDisputeAnswers(db) } : demoPayments)
  }
  if (named === 'stripe') return withManual(stripeOf(env))
  throw new Error(`no such payment provider: ${String(named)}`)
}
