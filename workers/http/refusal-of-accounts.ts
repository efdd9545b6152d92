/** Statuses of what is refused on the way into an account and in it. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export const accountStatusOf = {
  'too-many-attempts': 429,
  // The form comes again with a check that people pass.
  'person-required': 403,
  // Somebody tries on: no password and no digits open it for now, the link of a mail does.
  'sign-in-by-mail': 403,
  'link-ended': 410,
  'customer-disabled': 403,
  // Of a firm: no number of that form, of another country, not known to its register.
  'vat-id-form': 422,
  'vat-id-country': 422,
  'vat-id-unregistered': 422,
  'name-too-long': 422,
  'name-unwritable': 422,
  'addresses-full': 409,
  'data-export-unknown': 404,
  // Something is still to be sent to somebody who wants to be forgotten, or to be paid back.
  'orders-unsettled': 409,
  'address-unknown': 404,
  'session-unknown': 404,
  'wishes-full': 409,
  // No number of the account is proven.
  'phone-unverified': 409,
  // No device of theirs is told, or nothing of it is told there.
  'push-nowhere': 409,
  'time-zone-unknown': 422,
  // Where they want to shop is closed, or not sold in that currency.
  'market-unknown': 422,
  // No number, or none with its country.
  'phone-form': 422,
  'phone-digits-refused': 401,
  // Of an account that is known by nothing else.
  'phone-taken': 409,
  'email-form': 422,
  'email-letters': 422,
  'too-many-alerts': 409,
  'email-same': 422,
  'email-taken': 409,
  // With `at`: of the mail to the address that they have, or to the new one.
  'email-digits-refused': 401,
  'second-factor-refused': 401,
  'second-factor-required': 409,
  'second-factor-on': 409,
  'password-wrong': 403,
  'password-length': 422,
  'password-common': 422,
  'password-leaked': 422,
} as const satisfies Record<string, ContentfulStatusCode>
