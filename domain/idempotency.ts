/**
 * A call may be repeated: its key says that it is the same call, the hash of its request proves it.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export type Idempotency = {
  /** Chosen by the caller, 1 to 255 visible characters. */
  readonly key: string
  /** A hash of everything that the request asks for. */
  readonly request: string
}

export type IdempotencyRefusal = { readonly code: 'idempotency-key-reused' }

/** Nobody tries so many: what a key opens anew is found by whoever sends the same. */
const UNGUESSABLE_BITS = 64
/** Of a sign that could be foreseen. */
const BITS_OF_MORE = 1 / 8
/** Families of signs, with how many there are of each. */
const FAMILIES = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[^\w]|_/, 16],
] as const

/** Days, hours, counted milliseconds, and the words that keys are called by: others name theirs so too. */
const FORESEEN = [
  /\d{4}-\d\d-\d\d(?:T\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?Z?)?/gi,
  /\b1\d{12}\b/g,
  /idempotency|checkout|request|session|customer|create|order|token|cart|test|key/gi,
]

/**
 * Whether a key may stand for something that has no other secret yet: about so many bits as its letters could carry, those that
 * only go on from the one before, or repeat a pair, counted as next to nothing. An estimate that a UUID or 16 random bytes always pass, and
 * `1`, `my-cart`, `1234567890123456` and the time of day do not.
 */
export const isUnguessable = (said: string): boolean => {
  const key = FORESEEN.reduce((text, foreseen) => text.replaceAll(foreseen, '-'), said)
  const signs = FAMILIES.reduce((sum, [family, many]) => sum + (family.test(key) ? many : 0), 0)
  const pairs = new Set<string>()
  let bits = 0
  for (let at = 0; at < key.length; at++) {
    const step = at === 0 ? 0 : Math.abs(key.charCodeAt(at) - key.charCodeAt(at - 1))
    const pair = key.slice(at - 1, at + 1)
    bits += at > 0 && (step <= 1 || pairs.has(pair)) ? BITS_OF_MORE : Math.log2(Math.max(signs, 2))
    if (at > 0) pairs.add(pair)
  }
  return bits >= UNGUESSABLE_BITS
}
