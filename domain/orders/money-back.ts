/**
 * Money of an order that goes back, or need not come any more. There is one way for all of it: a cancellation, of units that are not sent
 * (cancellation.ts), and a refund, of anything else (refund.ts), are counted together, each from all that were before it.
 */
import type { VariantId } from '../ids.ts'
import type { Money } from '../money.ts'
import type { ChargedBack } from './payment-terms.ts'
import type { StoredPayment } from './stored-payments.ts'

export type MoneyBack = {
  /** Given by who asks, so that asking twice gives back once. */
  readonly id: string
  /** Of which units it is; none: it is money alone. */
  readonly parcels: readonly { readonly variantId: VariantId; readonly units: number }[]
  /** What goes back to where it came from. */
  readonly refund: Money
  /** Of an order that is paid later: what need not be paid any more. Absent where all of it had come. */
  readonly waived?: Money
  /** Of what goes back, what goes back to stored value; absent: nothing. */
  readonly returned?: readonly StoredPayment[]
  /** Of what goes back, what goes back to payments that were made after it was placed; absent: nothing. */
  readonly charged?: readonly ChargedBack[]
  /** Of what goes back, what staff have recorded as received although a provider has promised it all: no provider has it. */
  readonly byHand?: { readonly amount: Money; readonly givenAt: number | null }
  /** What was spent of gift cards among the units, and so does not go back; absent: nothing. */
  readonly withheld?: Money
  readonly refundedAt: number | null
}

/** For what: a return, delivery or money alone by word of staff, a claim. */
export type RefundCause = 'return' | 'delivery' | 'claim' | 'goodwill'

export type Refund = MoneyBack & {
  readonly cause: RefundCause
  /** Of what it is worth, what is not of its units: delivery, or money alone. Absent: nothing. */
  readonly beside?: Money
  /** Of that, what was paid for delivery. Absent: nothing. */
  readonly delivery?: Money
  /** What the shop keeps of it: a restocking fee, what is taken off for the state of goods. Absent: nothing. */
  readonly kept?: Money
  /** What is given as credit in the place of money, and what comes on top of it. Absent: it is money. */
  readonly credited?: { readonly amount: Money; readonly bonus: Money }
  /** How many cancellations stood before it: so all that went back stands in one order. */
  readonly after: number
  readonly madeAt: number
}

type Books<C extends MoneyBack> = { readonly cancellations?: readonly C[]; readonly refunds?: readonly Refund[] }

/** All of an order, in the order in which it was written down. */
export const moneyBackOf = <C extends MoneyBack>({
  cancellations = [],
  refunds = [],
}: Books<C>): readonly (C | Refund)[] => {
  if (refunds.length === 0) return cancellations
  const behind = (place: number) => refunds.filter(({ after }) => after === place)
  return [...behind(0), ...cancellations.flatMap((one, place) => [one, ...behind(place + 1)])]
}

/** What it is worth altogether, whoever has it now. Of the bonus of a credit nobody has ever paid anything. */
export const worthOf = (back: MoneyBack | Refund): number =>
  back.refund.amount +
  (back.waived?.amount ?? 0) +
  (back.withheld?.amount ?? 0) +
  ('kept' in back ? (back.kept?.amount ?? 0) : 0) +
  creditedIn(back)

/** What of the order's money is given as credit. */
export const creditedIn = (back: MoneyBack | Refund): number =>
  'credited' in back ? (back.credited?.amount.amount ?? 0) : 0

/** What its buyer need not pay for any more, or has back: what a credit note is about. */
export const givenBackIn = (back: MoneyBack | Refund): number =>
  back.refund.amount + (back.waived?.amount ?? 0) + creditedIn(back)

/** Of what it is worth, what is of its units. */
export const worthOfUnits = (back: MoneyBack | Refund): number =>
  worthOf(back) - ('beside' in back ? (back.beside?.amount ?? 0) : 0)

export const sumBack = (backs: readonly (MoneyBack | Refund)[], of: (back: MoneyBack | Refund) => number): number =>
  backs.reduce((sum, one) => sum + of(one), 0)
