/** Which payment provider the shop uses, by its setting. */
import type { Settings } from '../../env.ts'
import { demoPayments } from './demo.ts'
import type { PaymentProvider } from './provider.ts'

const providers: Record<Settings['PAYMENT_PROVIDER'], PaymentProvider> = { demo: demoPayments }

export const paymentsOf = (env: Settings): PaymentProvider => providers[env.PAYMENT_PROVIDER]
