/** Which payment provider the shop uses, by its setting. */
import type { Settings } from '../../env.ts'
import { demoPayments } from './demo.ts'
import type { PaymentProvider } from './provider.ts'

const providers = { demo: demoPayments } satisfies Record<string, PaymentProvider>

export const paymentsOf = ({ PAYMENT_PROVIDER: named }: Pick<Settings, 'PAYMENT_PROVIDER'>): PaymentProvider =>
  typeof named === 'string' ? providers[named] : named
