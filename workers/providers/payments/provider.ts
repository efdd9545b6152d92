/** The port to whoever moves the money. Every call carries the payment's id and may be repeated with it. */
import type { PaymentId } from '#domain/ids'
import type { Money } from '#domain/money'

/** What the provider says of a payment. `pending`: it waits for the shopper. `unknown`: it never heard of it. */
export type PaymentState =
  | { readonly state: 'paid' }
  | { readonly state: 'declined'; readonly reason: string }
  | { readonly state: 'challenge' }
  | { readonly state: 'pending' }
  | { readonly state: 'unknown' }

export type Charge = { readonly paymentId: PaymentId; readonly token: string; readonly amount: Money }

export interface PaymentProvider {
  /** @throws when no answer came in time: the payment may or may not have been made */
  charge(charge: Charge): Promise<PaymentState>
  /** The shopper has answered the challenge. */
  answer(payment: Pick<Charge, 'paymentId' | 'token'>, approved: boolean): Promise<PaymentState>
  /** What became of it. @throws when no answer came in time */
  stateOf(payment: Pick<Charge, 'paymentId' | 'token'>): Promise<PaymentState>
  /** From now on it can never be paid. @returns the final state: `paid` when it was too late for that */
  stop(payment: Pick<Charge, 'paymentId' | 'token'>): Promise<PaymentState>
  /** Give all of it back. */
  refund(payment: Pick<Charge, 'paymentId' | 'token'>): Promise<void>
}
