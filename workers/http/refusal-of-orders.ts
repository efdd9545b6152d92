/** Why an order is not edited, nothing of it comes back or is claimed, or nothing is written down of it: one status for each code. */
import { claimStatusOf } from './refusal-of-claims.ts'
import { returnStatusOf } from './refusal-of-returns.ts'

export const orderStatusOf = {
  ...claimStatusOf,
  ...returnStatusOf,
  'order-unknown': 404,
  'order-cancelled': 409,
  'order-shipped': 409,
  'parcel-empty': 422,
  'units-beyond-order': 422,
  // Somebody has written another note meanwhile: with what it says.
  'order-note-changed': 409,
  'order-tags-too-many': 422,
  // Something is still to be sent, paid or given back.
  'order-unsettled': 409,
  'order-comment-unknown': 404,
  'order-comments-full': 409,
  // Somebody has changed it, or sent some of it, since it was read.
  'order-changed': 409,
  'order-forgotten': 409,
  // What it cost was for that country, and for the tax of that place.
  'order-country-fixed': 422,
  'order-tax-differs': 422,
  // Cards are dealt for what was ordered.
  'gift-card-not-added': 422,
  // Field by field, as the checkout names them.
  'order-details-invalid': 422,
} as const
