/** Telling people from programs, as the shop needs it. Whoever can do this can stand in front of a queue. */

export type BotCheck = {
  /** What the widget on the page was given, as the form carries it; empty when nothing came. */
  readonly token: string
  /** The address that asks, where it is known. */
  readonly address: string | undefined
  /** A UUID: the same check again is not a second use of its token. */
  readonly key: string
}

/**
 * `unknown`: nobody could be asked. That is nobody's fault who stands in the queue: they join, and their ticket says so.
 * `spent`: this token has let somebody in before.
 */
export type BotVerdict =
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly reason: 'missing' | 'invalid' | 'spent' }
  | { readonly state: 'unknown' }

/** What the page shows so that a token comes along. */
export type BotWidget =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | { readonly kind: 'turnstile'; readonly siteKey: string }

export type BotProvider = {
  readonly widget: BotWidget
  readonly check: (check: BotCheck) => Promise<BotVerdict>
}
