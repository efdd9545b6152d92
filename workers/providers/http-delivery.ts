/** A message is handed over by HTTP: with a time-out, and every way in which that can go wrong as data. */
import { PROVIDER_TIMEOUT_MS, type Delivery } from '#domain/notifications/delivery'

/** An answer says little; more than this is none, in characters. */
const ANSWER_MAX = 2_000

type Handed = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
  /** The provider's name for it, in its answer. */
  readonly receiptIn: (answer: Record<string, unknown>) => unknown
  /** Whether that answer means that nobody is reached there. */
  readonly isBounce: (answer: Record<string, unknown>) => boolean
  /** Answers that mean it by themselves. */
  readonly gone?: readonly number[]
  /** Ms; a test has less patience. */
  readonly within?: number
}

/** Nothing about the message: our key is wrong, or they have too much to do. */
const LATER = new Set([401, 402, 403, 404, 408, 409, 425, 429])

const parsed = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const secondsIn = (retryAfter: string | null): { readonly afterSeconds?: number } =>
  retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? { afterSeconds: Number(retryAfter) } : {}

/** @param ask sends a request; a test brings its own */
export const handOver = async (
  ask: typeof fetch,
  { url, headers, body, receiptIn, isBounce, gone = [], within = PROVIDER_TIMEOUT_MS }: Handed,
): Promise<Delivery> => {
  try {
    // Credentials travel with it: whoever leads elsewhere is not followed.
    const signal = AbortSignal.timeout(within)
    const answer = await ask(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    const text = (await answer.text()).slice(0, ANSWER_MAX)
    const said = parsed(text)
    if (answer.ok) return { type: 'sent', receipt: String(receiptIn(said) ?? '').slice(0, 200) }
    const reason = `${answer.status} ${String(said['message'] ?? text)}`
    if (answer.status >= 300 && answer.status < 400) return { type: 'failed', reason: `${answer.status} elsewhere` }
    if (gone.includes(answer.status)) return { type: 'refused', reason, bounced: true }
    if (answer.status >= 500 || LATER.has(answer.status))
      return { type: 'failed', reason, ...secondsIn(answer.headers.get('retry-after')) }
    return { type: 'refused', reason, bounced: isBounce(said) }
  } catch (fault) {
    const isLate = fault instanceof Error && (fault.name === 'TimeoutError' || fault.name === 'AbortError')
    return { type: 'failed', reason: isLate ? `no answer within ${within} ms` : `not reached: ${String(fault)}` }
  }
}
