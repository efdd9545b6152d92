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
  'codes-invalid': 422,
  'codes-taken': 409,
} as const satisfies Record<string, ContentfulStatusCode>
