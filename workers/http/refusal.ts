/** A refusal on the wire: RFC 9457 problem details, one status for each code. */
import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { priceDetail } from './details-of-prices.ts'
import { accountStatusOf } from './refusal-of-accounts.ts'
import { orderStatusOf } from './refusal-of-orders.ts'
import { priceStatusOf } from './refusal-of-prices.ts'
import { paymentStatusOf } from './refusal-of-payments.ts'
import { shipmentStatusOf } from './refusal-of-shipments.ts'

/** 404: there is none of yours; 409: not as things stand; 422: understood and not acceptable; 402: not paid. */
export const statusOf = {
  'cart-unknown': 404,
  'cart-ordered': 409,
  'payment-in-progress': 409,
  'currency-mismatch': 422,
  'currency-unsold': 422,
  'units-invalid': 422,
  'line-item-unknown': 404,
  'too-many-line-items': 422,
  'checkout-incomplete': 409,
  'variant-unknown': 404,
  'not-for-sale': 409,
  'price-missing': 422,
  'delivery-unavailable': 422,
  'price-changed': 409,
  'too-many-units': 422,
  'too-many-unpaid-units': 429,
  'hold-ended': 409,
  'hold-differs': 409,
  'insufficient-stock': 409,
  'challenge-ended': 409,
  // Of a provider's message: from nobody that we know.
  'webhook-unsigned': 401,
  'message-unknown': 404,
  'suppression-unknown': 404,
  // Field by field: empty, too long, or not in the language of templates.
  'template-invalid': 422,
  'template-changed': 409,
  // It waits, or was sent, or has outlived its use: only what was given up or held back is sent again.
  'message-state': 409,
  'invoice-unknown': 404,
  'change-id-reused': 422,
  'count-unbased': 422,
  'stock-differs': 409,
  'stock-below-zero': 409,
  'document-unknown': 404,
  'document-changed': 409,
  // Sent, received or called off meanwhile.
  'document-state': 409,
  'document-empty': 422,
  // What is in it was counted there, or ordered or priced at that supplier.
  'document-begun': 409,
  'document-full': 422,
  'line-unknown': 404,
  'units-beyond-document': 422,
  'location-same': 422,
  'item-code-unknown': 404,
  // Two items have it: a person has to choose.
  'item-code-shared': 409,
  'company-unknown': 404,
  'company-closed': 409,
  'company-changed': 409,
  // Buyers buy; administrators of the company, and staff, say who else may.
  'company-role-required': 403,
  'company-already': 409,
  'company-full': 409,
  'company-needs-administrator': 409,
  'member-unknown': 404,
  'invitation-unknown': 404,
  'supplier-unknown': 404,
  'supplier-archived': 409,
  'supplier-changed': 409,
  'supplier-in-use': 409,
  'idempotency-key-required': 400,
  'idempotency-key-reused': 422,
  'request-malformed': 400,
  'request-invalid': 422,
  'request-too-large': 413,
  // Of a form, and with the right type: what stands in it is none of ours. Another type is `content-type-unsupported`.
  'form-unreadable': 422,
  'form-too-large': 413,
  'content-type-unsupported': 415,
  'idempotency-key-invalid': 400,
  'product-unknown': 404,
  'product-changed': 409,
  // With what was based on, what is there and what was sent, field by field.
  'product-differs': 409,
  'version-unknown': 404,
  // Two edits of one product in one call.
  'product-repeated': 422,
  // No import or bulk change of that name has changed anything, or nothing that is still known.
  'run-unknown': 404,
  'views-full': 409,
  'tags-too-many': 422,
  'price-out-of-range': 422,
  // A price before that is not above the price is no markdown.
  'compare-at-too-low': 422,
  'title-missing': 422,
  'schedule-empty': 422,
  // With the name of the field, and the type that it does not fit.
  'metafield-unfit': 422,
  'metafield-unknown': 422,
  'metafields-too-many': 422,
  // With the field, and the kind and the handle of what the shop has not.
  'metafield-reference-unknown': 422,
  'no-variant-left': 422,
  'options-mismatch': 422,
  'variant-repeated': 422,
  'handle-taken': 409,
  'picture-too-heavy': 413,
  'picture-kind-unknown': 415,
  'picture-broken': 422,
  'picture-unsafe': 422,
  'picture-size-unfit': 422,
  'pictures-too-many': 422,
  'picture-unknown': 404,
  'pictures-changed': 409,
  'undo-late': 409,
  'file-empty': 422,
  'no-file': 422,
  'file-unreadable': 422,
  'file-kind-unknown': 422,
  'file-too-large': 413,
  'rows-too-many': 422,
  'import-unknown': 404,
  // It is where that cannot be done to it: with the state in which it is.
  'import-elsewhere': 409,
  'collection-unknown': 404,
  'content-unknown': 404,
  // Field by field, each with its code.
  'content-invalid': 422,
  'content-changed': 409,
  'content-deleted': 409,
  'content-differs': 409,
  'content-handle-taken': 409,
  'file-unknown': 404,
  'file-in-use': 409,
  'file-kind-differs': 422,
  'shop-file-unfit': 415,
  'download-unknown': 404,
  'download-too-large': 413,
  'downloads-too-many': 422,
  'collection-handle-taken': 409,
  // With what was based on, what is there and what was sent, field by field.
  'collection-differs': 409,
  // With the number of each condition that cannot be one, and why.
  'rule-unfit': 422,
  // A collection would select itself: with the way.
  'rule-circle': 422,
  'customer-unknown': 404,
  // The note was written by somebody else meanwhile.
  'customer-changed': 409,
  // It is the same person as another one: what is done is done to that one.
  'customer-merged': 409,
  'customer-same': 422,
  // Field by field.
  'customer-invalid': 422,
  'customer-address-unknown': 404,
  'customer-addresses-full': 409,
  // A member of staff is signed in as a customer: what only these may do.
  impersonated: 403,
  // More tags than one customer can have.
  'too-many-tags': 422,
  'review-unknown': 404,
  // Field by field.
  'review-invalid': 422,
  // In no line of this order, or cancelled.
  'review-not-bought': 403,
  'review-not-sent': 409,
  // Edited or decided since it was read: with the version that is there.
  'review-changed': 409,
  'question-unknown': 404,
  'question-invalid': 422,
  'question-changed': 409,
  'answer-unknown': 404,
  'answer-invalid': 422,
  'answer-changed': 409,
  'vote-repeated': 409,
  'report-repeated': 409,
  'location-unknown': 404,
  'shard-unknown': 404,
  'shard-same': 422,
  'shard-last': 409,
  'shards-too-many': 409,
  'jurisdiction-unavailable': 422,
  'slots-elsewhere': 409,
  'slot-busy': 409,
  'shard-busy': 409,
  'item-unknown': 404,
  'lanes-invalid': 422,
  'lane-unknown': 404,
  'ask-id-reused': 422,
  'job-unknown': 404,
  'job-ended': 409,
  'proposal-unknown': 404,
  'proposal-answered': 409,
  'policy-invalid': 422,
  'directory-unreachable': 503,
  'settings-group-unknown': 404,
  'settings-version-unknown': 404,
  'settings-empty': 404,
  'settings-invalid': 422,
  'settings-changed': 409,
  'settings-format-newer': 422,
  'settings-of-another-shop': 409,
  'redirect-unknown': 404,
  'redirect-unfit': 422,
  'redirect-circle': 409,
  'redirects-full': 409,
  'synonym-unknown': 404,
  'synonym-too-few': 422,
  'synonym-too-many': 422,
  'synonym-word-unfit': 422,
  'synonyms-full': 409,
  'not-found': 404,
  'method-not-allowed': 405,
  'foreign-origin': 403,
  'sign-in-required': 401,
  'permission-denied': 403,
  'sign-in-refused': 401,
  'webhook-unknown': 404,
  // With the reason: docs/webhooks.md.
  'webhook-url-unfit': 422,
  // No push service outside, or keys that are none.
  'push-subscription-unfit': 422,
  'webhooks-full': 409,
  'webhook-off': 409,
  'webhook-delivery-unknown': 404,
  'api-key-unknown': 404,
  // Somebody else made it.
  'api-key-not-yours': 403,
  'api-keys-full': 409,
  ...accountStatusOf,
  ...orderStatusOf,
  ...priceStatusOf,
  ...paymentStatusOf,
  ...shipmentStatusOf,
  'too-many-requests': 429,
  'bot-suspected': 403,
  'drop-unknown': 404,
  'drop-invalid': 422,
  'drop-over': 409,
  'drop-changed': 409,
  'drop-not-open': 409,
  'drop-not-started': 409,
  'drop-ended': 409,
  'drop-cancelled': 409,
  'drop-sold-out': 409,
  'ticket-required': 403,
  'ticket-forged': 403,
  'ticket-of-other-drop': 403,
  'ticket-of-other-visitor': 403,
  'ticket-expired': 403,
  'ticket-used': 409,
  'turn-not-come': 409,
  'turn-lapsed': 409,
  'turn-crowded': 429,
  'drop-pass-required': 403,
  'drop-pass-invalid': 403,
  'drop-pass-elsewhere': 403,
  'drop-pass-expired': 403,
  'drop-units-beyond': 422,
  'room-unreachable': 503,
  unavailable: 503,
  fault: 500,
} as const satisfies Record<string, ContentfulStatusCode>

export type RefusalCode = keyof typeof statusOf
export type RefusalStatus<C extends RefusalCode> = (typeof statusOf)[C]

/** Each code with its own status, so that a door can be held to the refusals that it promises. */
export type Refused<C extends RefusalCode> = C extends RefusalCode
  ? TypedResponse<{ code: C }, RefusalStatus<C>, 'json'>
  : never

/** A code, and whatever it speaks of. */
export type Refusal<C extends RefusalCode> = { readonly code: C; readonly [about: string]: unknown }

export const problemOf = ({ code, ...rest }: Refusal<RefusalCode>, detail = priceDetail({ code, ...rest })) => ({
  type: `/refusals/${code}`,
  title: code.replaceAll('-', ' '),
  status: statusOf[code],
  code,
  ...(detail && { detail }),
  ...rest,
})

/** @param detail one sentence for the developer who reads it; never what is inside the shop */
export const refused = <C extends RefusalCode>(c: Context, refusal: Refusal<C>, detail?: string) => {
  const answer: Response = c.json(problemOf(refusal, detail), statusOf[refusal.code], {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
  const { retryAfterSeconds: seconds } = refusal
  if (typeof seconds === 'number') answer.headers.set('retry-after', String(seconds))
  return answer as Response & Refused<C>
}
