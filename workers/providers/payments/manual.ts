/**
 * Payments that no provider makes: bank transfer, cash at the door, an invoice. Nobody can be asked about them: staff say when
 * money has come, and when it has gone back.
 */
import type { Currency } from '#domain/money'
import { isManualToken } from '#domain/orders/payment-terms'
import type { PaymentProvider, PaymentState } from './provider.ts'

const STOPPED: PaymentState = { state: 'declined', reason: 'payment-stopped' }

/** An attempt that was left before it became an order has moved nothing. */
const manual: Pick<PaymentProvider, 'charge' | 'capture' | 'answer' | 'stateOf' | 'stop' | 'refund'> = {
  charge: async () => STOPPED,
  capture: async () => STOPPED,
  answer: async () => STOPPED,
  stateOf: async () => STOPPED,
  stop: async () => STOPPED,
  refund: async () => {},
}

/** A provider that is asked about its own payments alone. */
export const withManual = (provider: PaymentProvider): PaymentProvider => {
  const by = (token: string) => (isManualToken(token) ? manual : provider)
  return {
    get form() {
      return provider.form
    },
    read: (sent, now) => provider.read(sent, now),
    accepts: (token) => isManualToken(token) || provider.accepts(token),
    ...(provider.tokenOf && { tokenOf: (cardNumber: string) => provider.tokenOf?.(cardNumber) }),
    charge: (charge) => by(charge.token).charge(charge),
    capture: (payment) => by(payment.token).capture(payment),
    answer: (payment, approved) => by(payment.token).answer(payment, approved),
    stateOf: (payment) => by(payment.token).stateOf(payment),
    stop: (payment) => by(payment.token).stop(payment),
    refund: (refund) => by(refund.token).refund(refund),
    ...(provider.embedded && {
      embedded: async (payment: Parameters<NonNullable<PaymentProvider['embedded']>>[0]) =>
        (isManualToken(payment.token) ? null : await provider.embedded?.(payment)) ?? null,
    }),
    ...(provider.saved && { saved: provider.saved }),
    ...(provider.stepIn && { stepIn: (currency: Currency) => provider.stepIn?.(currency) ?? null }),
    ...(provider.leastIn && { leastIn: (currency: Currency) => provider.leastIn?.(currency) ?? 1 }),
    ...(provider.books && { books: provider.books }),
    ...(provider.disputes && { disputes: provider.disputes }),
    ...(provider.webhook && {
      webhook: async (raw: string, headers: Headers) => provider.webhook?.(raw, headers),
    }),
  }
}
