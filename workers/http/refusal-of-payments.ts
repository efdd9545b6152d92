/** Why money is not taken, or not said to have come: one status for each code. */
import { storedValueStatusOf } from './refusal-of-stored-value.ts'

export const paymentStatusOf = {
  ...storedValueStatusOf,
  // Not offered where the order goes, or no longer.
  'payment-method-unavailable': 422,
  // None of theirs: somebody else's is answered as none.
  'payment-method-unknown': 404,
  'payment-declined': 402,
  // A file that was bought: staff took it away; its days are over, or it was fetched as often as the shop gives it.
  'download-revoked': 403,
  'download-ended': 410,
  'download-used-up': 410,
  // History of another shop: nothing is done to it any more.
  'order-imported': 409,
  'nothing-to-refund': 409,
  // With what was spent of gift cards that are cancelled: it does not go back, and whoever cancels has to say the same sum.
  'gift-cards-spent': 409,
  'nothing-due': 409,
  // Nothing is promised any more: it was taken, let go, or its time was over.
  'nothing-authorised': 409,
  'amount-beyond-due': 422,
  // Its money went by the provider, who gives it back.
  'refund-by-provider': 409,
  'finding-unknown': 404,
  'payout-unknown': 404,
  // Above the shop's limit for refunds: it waits for a second person, and nothing has moved; with its id and the amount.
  'approval-required': 409,
  'approval-declined': 409,
  'approval-unknown': 404,
  'approval-over': 409,
  // Nobody approves what they have asked for themselves.
  'approval-own': 403,
  // What was asked for cannot be done any more: with the reason.
  'approval-failed': 409,
  'dispute-unknown': 404,
  // The bank decides, or has decided: an answer is final.
  'dispute-answered': 409,
  'dispute-late': 409,
  // Somebody has written another answer meanwhile, or none is written.
  'dispute-changed': 409,
  // The provider takes answers at its own pages alone.
  'dispute-elsewhere': 409,
  // What was on a gift card, or an account, is not what the shopper was shown.
  'due-changed': 409,
  // Below the least that the provider charges.
  'charge-too-small': 422,
  'stored-value-short': 409,
  'stored-value-not-given': 404,
  'stored-value-currency': 422,
  'stored-value-expired': 409,
  'stored-value-empty': 409,
  'too-many-stored-values': 422,
  'card-unknown': 422,
} as const
