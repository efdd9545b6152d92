/** What staff read when something about an order or its money is refused, in English. */
import { labelRefusalsEn } from './label-refusals.ts'
import { storedValueRefusalsEn } from './stored-value-refusals.ts'

export const paymentRefusalsEn = {
  ...storedValueRefusalsEn,
  'shipment-unknown': 'This order has no such parcel.',
  'tracking-number-wrong': 'This tracking number is mistyped: its check digit does not fit. Nothing was sent yet.',
  ...labelRefusalsEn,
  'parcel-empty': 'Put at least one unit into the parcel.',
  'download-revoked': 'This file was taken away from its buyer.',
  'download-ended': 'The days on which this file may be fetched are over.',
  'download-used-up': 'This file was fetched as often as it may be.',
  'order-imported': 'This order is history of another shop: nothing can be done to it here.',
  'nothing-to-refund': 'There is nothing to refund.',
  'gift-cards-spent':
    'Some of these gift cards was spent meanwhile. Nothing is cancelled yet: say below whether the rest goes back.',
  'nothing-due': 'Nothing of this order is to be paid any more.',
  'nothing-authorised': 'No money is promised for this order any more: it was taken, let go, or its time was over.',
  'amount-beyond-due': 'That is more than is still to be paid. Nothing was recorded.',
  'refund-by-provider': 'This order was paid by the provider, who gives the money back. There is nothing to record.',
  'charge-too-small': 'That is less than the payment provider charges.',
  'due-changed': 'What is left to pay has changed.',
  'stored-value-short': 'There is less on the gift card, or the account, than was shown.',
  'stored-value-not-given': 'The cart does not have this gift card or credit.',
  'stored-value-currency': 'It is money of another currency than the cart.',
  'stored-value-expired': 'It has expired.',
  'stored-value-empty': 'There is nothing left on it.',
  'too-many-stored-values': 'A cart takes five gift cards.',
  'payment-method-unknown': 'This account has no such way of paying.',
  'payout-unknown': 'The provider has told of no such payout.',
  'approval-required':
    'This gives back more than one person may alone. It waits for a colleague under Payments → Approvals; nothing has moved.',
  'approval-declined': 'A colleague has declined this, or nobody approved it in time. Nothing has moved.',
  'approval-unknown': 'There is no such request.',
  'approval-over': 'Somebody has decided on this already, or its time was over.',
  'approval-own': 'You have asked for this yourself: a colleague has to approve it.',
  'approval-failed': 'It was approved, and could not be done any more. Nothing has moved: look at the order.',
  'dispute-unknown': 'The provider has told of no such dispute.',
  'dispute-answered': 'This dispute takes no answer any more. Nothing was sent.',
  'dispute-late': 'The time to answer this dispute is over. Nothing was sent.',
  'dispute-changed':
    'Somebody has written another answer meanwhile, or none is written yet. Nothing was sent: read it below.',
  'dispute-elsewhere': 'Your payment provider takes answers at its own pages only.',
  'finding-unknown': 'Somebody has seen to that already.',
}
