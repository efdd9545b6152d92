/** What the policy said when a return was asked for; kept with the return, so that no setting changes it later. */
import type { Money } from '../money.ts'

export type ReturnTerms = {
  /** Who pays the way back. */
  readonly carriage: 'shop' | 'buyer'
  /** Restocking fee, taken off what goes back; 0: none. */
  readonly fee: Money
  /** By when the money goes back: at once, when a carrier has the parcel, or when somebody has looked at what came. */
  readonly refundOn: 'request' | 'first-scan' | 'inspection'
  /** The buyer keeps the goods: the way back would cost more than they are worth. */
  readonly keep: boolean
  /** On top, if it is credited or exchanged; 0: none. */
  readonly bonus: Money
  /** Approved by itself, as the policy says so; else staff decide. */
  readonly approved: boolean
}
