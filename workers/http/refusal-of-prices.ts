/** Refusals about what things cost: promotions and their codes. Joined to those of the whole shop in refusal.ts. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export const priceStatusOf = {
  'promotion-used-up': 409,
  'too-many-codes': 422,
  'code-not-given': 404,
  // Nobody has made it, it was revoked, or it is for somebody else: the same answer for all.
  'code-unknown': 404,
  // It is over, or does not count for this cart, here and now: `why` says it.
  'code-closed': 409,
  'promotion-unknown': 404,
  'promotion-invalid': 422,
  'promotion-changed': 409,
  // It has ended: that stays so.
  'promotion-over': 409,
  'promotion-version-unknown': 404,
  // As many run as carts are judged by.
  'promotions-full': 409,
  'codes-invalid': 422,
  'codes-taken': 409,
  'price-list-unknown': 404,
  'price-list-changed': 409,
  // Field by field, each with its code.
  'price-list-invalid': 422,
  // It has prices of its own, which another currency or a rule would make untrue.
  'price-list-priced': 409,
  'price-list-by-rule': 409,
  'price-lists-full': 409,
} as const satisfies Record<string, ContentfulStatusCode>
