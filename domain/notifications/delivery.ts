/** What becomes of a message after each try: sent, tried again later and later, or given up until staff send it again. */
import type { MessageState, Template } from './message.ts'

/** What a provider has made of one message. */
export type Delivery =
  /** @property receipt what the provider calls it; empty where it gives no name */
  | { readonly type: 'sent'; readonly receipt: string }
  /** Never, however often it is tried: the text or the address is none. `bounced`: nobody is reached there. */
  | { readonly type: 'refused'; readonly reason: string; readonly bounced: boolean }
  /** Perhaps another time. @property afterSeconds as long as the provider wants to be left alone */
  | { readonly type: 'failed'; readonly reason: string; readonly afterSeconds?: number }

/**
 * How long to wait after each failure, in s. Together 10 h 20 min: providers know a key again for 24 hours, and what is tried within
 * them is sent once.
 */
export const RETRY_SECONDS = [10, 60, 300, 900, 3_600, 10_800, 21_600] as const
export const SEND_ATTEMPTS_MAX = RETRY_SECONDS.length + 1

/**
 * Whoever tries has it alone for so long, in ms: more than the time-out of any provider, so nobody else tries meanwhile. Of one who
 * never came back it is over by itself.
 */
export const SEND_LEASE_MS = 60_000

/** No call to a provider is waited for longer, in ms. */
export const PROVIDER_TIMEOUT_MS = 10_000

/** Some messages are worth nothing after a while, in ms: digits that have ended only confuse. */
const WORTH_MS: Partial<Readonly<Record<Template, number>>> = {
  'sign-in-code': 10 * 60_000,
  'email-change-current': 10 * 60_000,
  'email-change-new': 10 * 60_000,
  'phone-code': 10 * 60_000,
  // It says `today`.
  'shipment-out-for-delivery': 12 * 60 * 60_000,
}

export const isWorthless = ({ template, at }: { readonly template: Template; readonly at: number }, now: number) =>
  now - at >= (WORTH_MS[template] ?? Number.POSITIVE_INFINITY)

export type Outcome = {
  readonly state: MessageState
  /** Ms since the epoch; of one that waits. */
  readonly tryAt: number
  readonly reason: string
  readonly receipt: string
}

/** One line of a log, however much a provider says. */
const REASON_MAX = 300
const brief = (reason: string): string => reason.replaceAll(/\s+/g, ' ').trim().slice(0, REASON_MAX)

/** @param attempts with this one */
export const outcomeOf = (
  message: { readonly template: Template; readonly at: number; readonly attempts: number },
  delivery: Delivery,
  now: number,
): Outcome => {
  const over = { tryAt: 0, receipt: '' }
  if (delivery.type === 'sent') return { ...over, state: 'sent', reason: '', receipt: delivery.receipt }
  const reason = brief(delivery.reason)
  if (delivery.type === 'refused') return { ...over, state: 'dead', reason }
  const seconds = RETRY_SECONDS[message.attempts - 1]
  if (seconds === undefined) return { ...over, state: 'dead', reason }
  const tryAt = now + Math.max(seconds, Math.min(delivery.afterSeconds ?? 0, RETRY_SECONDS.at(-1) ?? 0)) * 1000
  return isWorthless(message, tryAt) ? { ...over, state: 'dead', reason } : { ...over, state: 'waiting', tryAt, reason }
}

/** What opens an account: digits on a line or in a cell of their own, and the token of a link. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/^\d{6}$/gm, '••••••'],
  [/>\d{6}</g, '>••••••<'],
  [/^(@\S+ #)\d{6}$/gm, '$1••••••'],
  [/([?&;]token=)[\w%.~-]+/g, '$1…'],
]

/** Once it has left the shop, nobody but its reader needs what opens an account. */
export const withoutSecrets = <M extends { readonly template: Template; readonly text: string; readonly html: string }>(
  message: M,
): M => {
  if (WORTH_MS[message.template] === undefined) return message
  const masked = (text: string) => SECRETS.reduce((left, [secret, mask]) => left.replaceAll(secret, mask), text)
  return { ...message, text: masked(message.text), html: masked(message.html) }
}

const KEY = /([?&;]key=)[\w%.~-]+/g

/**
 * For whoever looks at a message of somebody else: links carry keys of orders, of the list, of being forgotten. What is kept keeps
 * them, as it may be sent again.
 */
export const withoutKeys = <M extends { readonly text: string; readonly html: string }>(message: M): M => ({
  ...message,
  text: message.text.replaceAll(KEY, '$1…'),
  html: message.html.replaceAll(KEY, '$1…'),
})
