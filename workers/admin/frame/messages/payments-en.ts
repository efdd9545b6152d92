/** What staff read when something about an order or its money is refused, in English. */
import { storedValueRefusalsEn } from './stored-value-refusals.ts'

export const paymentRefusalsEn = {
  ...storedValueRefusalsEn,
  'parcel-empty': 'Put at least one unit into the parcel.',
  'nothing-to-refund': 'There is nothing to refund.',
  'nothing-due': 'Nothing of this order is to be paid any more.',
  'amount-beyond-due': 'That is more than is still to be paid. Nothing was recorded.',
  'refund-by-provider': 'This order was paid by the provider, who gives the money back. There is nothing to record.',
  'finding-unknown': 'Somebody has seen to that already.',
}
