/** How Stripe is reached. The library is loaded with the first call: shoppers who only look do not wait for it. */
import type { Stripe } from 'stripe'

export type StripeSettings = {
  /** A secret: `sk_…`, better a restricted one (`rk_…`). */
  readonly secretKey: string
  /** A secret: of the webhook, `whsec_…`. */
  readonly webhookSecret: string
  /** Which shop this is, among those that share an account. */
  readonly shop: string
  /** On a page of Stripe's, or in fields on ours. */
  readonly ui: 'hosted' | 'elements'
  /** Of fields on our page: it is no secret. */
  readonly publishableKey?: string | undefined
  /** `manual`: the money is promised first and taken when the shop agrees; what comes too late is let go for nothing. */
  readonly capture: 'automatic' | 'manual'
  /** Whoever speaks as Stripe does; Stripe when absent. */
  readonly url?: string | undefined
  /** Sends a request; a test brings its own. */
  readonly ask?: typeof fetch | undefined
  /** Ms for one try; a test has less patience. */
  readonly within?: number | undefined
}

/** Twice this, and the wait between, is less than the checkout waits (PROVIDER_TIMEOUT). */
const WITHIN_MS = 8_000

const addressOf = (url: string) => {
  const { hostname, port, protocol } = new URL(url)
  return {
    host: hostname,
    ...(port !== '' && { port }),
    protocol: protocol === 'http:' ? ('http' as const) : ('https' as const),
  }
}

/** One for each call: a Worker shares no connections between requests. */
export const stripeClient = async ({ secretKey, url, ask, within = WITHIN_MS }: StripeSettings): Promise<Stripe> => {
  const { Stripe } = await import('stripe')
  return new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(ask),
    // The same request once more, with the same key: 409, 5xx and an answer that was cut off.
    maxNetworkRetries: 1,
    timeout: within,
    telemetry: false,
    ...(url !== undefined && addressOf(url)),
  })
}

/** Answers that say no to the request as it stands; any other may be a yes another time. */
const NO = new Set([400, 402, 404])

type Said = { readonly type?: unknown; readonly code?: unknown; readonly statusCode?: unknown }

/**
 * Why Stripe said no, by its code. @returns undefined where it did not: it was not reached, has too much to do, or knows the
 * key from another request, so that nobody can tell what has happened
 */
export const codeOf = (fault: unknown): string | undefined => {
  const { type, code, statusCode } = (fault ?? {}) as Said
  if (typeof statusCode !== 'number' || !NO.has(statusCode) || type === 'StripeIdempotencyError') return undefined
  return typeof code === 'string' ? code : ''
}
