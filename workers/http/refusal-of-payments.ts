/** Why money is not taken, or not said to have come: one status for each code. */
import { storedValueStatusOf } from './refusal-of-stored-value.ts'

export const paymentStatusOf = {
  ...storedValueStatusOf,
  // Not offered where the order goes, or no longer.
  'payment-method-unavailable': 422,
  'payment-declined': 402,
  'nothing-to-refund': 409,
  'nothing-due': 409,
  'amount-beyond-due': 422,
  // Its money went by the provider, who gives it back.
  'refund-by-provider': 409,
  'finding-unknown': 404,
} as const
