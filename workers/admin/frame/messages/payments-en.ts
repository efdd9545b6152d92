/** What staff read when something about payments is refused, in English. */
export const paymentRefusalsEn = {
  'nothing-to-refund': 'There is nothing to refund.',
  'nothing-due': 'Nothing of this order is to be paid any more.',
  'amount-beyond-due': 'That is more than is still to be paid. Nothing was recorded.',
  'refund-by-provider': 'This order was paid by the provider, who gives the money back. There is nothing to record.',
  'finding-unknown': 'Somebody has seen to that already.',
}
