/** What every answer carries: nothing runs or loads that the shop did not put there. */
import type { MiddlewareHandler } from 'hono'

/** Pages have no inline scripts and no inline styles, so no nonce is needed and the same page may be kept for all. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "media-src 'self' https:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  // The admin shows pages of the shop while their looks are chosen.
  "frame-ancestors 'self'",
].join('; ')

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  // The link of a mail carries the key of its order: no other site is told where a shopper came from.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
}

const TURNSTILE = 'https://challenges.cloudflare.com'

/** For the one page that shows the check for people: its script and its frame come from elsewhere. */
export const withTurnstile = (): string =>
  `${POLICY.replace("script-src 'self'", `script-src 'self' ${TURNSTILE}`)}; frame-src ${TURNSTILE}`

/** For the one page with Stripe's fields. @see https://docs.stripe.com/security/guide#content-security-policy */
export const withStripe = (): string =>
  `${POLICY.replace("script-src 'self'", "script-src 'self' https://js.stripe.com https://*.js.stripe.com").replace(
    "connect-src 'self'",
    "connect-src 'self' https://api.stripe.com",
  )}; frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com`

/** Personal answers: no cache may keep them. */
export const PRIVATE = 'private, no-store'

/** Adds what is missing; a door that says otherwise is left alone. */
export const secured: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
