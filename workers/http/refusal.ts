/** A refusal on the wire: RFC 9457 problem details, one status for each code. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** 404: there is none of yours; 409: not as things stand; 422: understood and not acceptable; 402: not paid. */
export const statusOf = {
  'cart-unknown': 404,
  'cart-ordered': 409,
  'payment-in-progress': 409,
  'currency-mismatch': 422,
  'currency-unsold': 422,
  'units-invalid': 422,
  'line-unknown': 404,
  'too-many-lines': 422,
  'checkout-incomplete': 409,
  'variant-unknown': 404,
  'not-for-sale': 409,
  'price-missing': 422,
  'delivery-unavailable': 422,
  'price-changed': 409,
  'hold-ended': 409,
  'hold-differs': 409,
  'insufficient-stock': 409,
  'payment-declined': 402,
  'challenge-ended': 409,
  'order-unknown': 404,
  'order-cancelled': 409,
  'order-shipped': 409,
  'parcel-empty': 422,
  'units-beyond-order': 422,
  'nothing-to-refund': 409,
  'change-id-reused': 422,
  'stock-below-zero': 409,
  'idempotency-key-required': 400,
  'idempotency-key-reused': 422,
  'request-malformed': 400,
  'request-invalid': 422,
  'request-too-large': 413,
  'not-found': 404,
  'foreign-origin': 403,
  'sign-in-required': 401,
  'permission-denied': 403,
  'too-many-attempts': 429,
  'card-unknown': 422,
  unavailable: 503,
  fault: 500,
} as const satisfies Record<string, ContentfulStatusCode>

export type RefusalCode = keyof typeof statusOf

/** @param detail one sentence for the developer who reads it; never what is inside the shop */
export const refused = (c: Context, refusal: { readonly code: RefusalCode }, detail?: string) => {
  const { code, ...rest } = refusal
  const status = statusOf[code]
  const problem = {
    type: `/refusals/${code}`,
    title: code.replaceAll('-', ' '),
    status,
    code,
    ...(detail && { detail }),
    ...rest,
  }
  return c.json(problem, status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
}
