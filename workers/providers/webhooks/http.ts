/**
 * Webhooks over https. Whoever answers with another address is not followed, is waited for ten seconds with all it says, and is read for
 * one kilobyte.
 *
 * @see https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/
 */
import { ANSWER_WITHIN_MS, EXCERPT_BYTES_MAX, type Answer } from '#domain/notifications/webhooks/delivery'
import type { WebhookCarrier } from './carrier.ts'

const NAMES = 'https://cloudflare-dns.com/dns-query'
const LOOKED_UP_WITHIN_MS = 2_500
/** Of the answers of DNS: A, AAAA, and that there is no such name. */
const KINDS = { A: 1, AAAA: 28 } as const
const NO_SUCH_NAME = 3

type Names = { readonly Status?: number; readonly Answer?: readonly { readonly type: number; readonly data: string }[] }

/** The beginning of it; the rest is not waited for. */
const excerptOf = async (answer: Response): Promise<string> => {
  const reader = answer.body?.getReader()
  if (!reader) return ''
  const parts: Uint8Array[] = []
  let size = 0
  while (size < EXCERPT_BYTES_MAX) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value.subarray(0, EXCERPT_BYTES_MAX - size))
    size += value.length
  }
  await reader.cancel().catch(() => undefined)
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  // What is cut through is left out; no control sign comes into a page or a log.
  return new TextDecoder()
    .decode(bytes)
    .replaceAll(/[\p{Cc}\uFFFD\s]+/gu, ' ')
    .trim()
}

const isLate = (fault: unknown) =>
  fault instanceof Error && (fault.name === 'TimeoutError' || fault.name === 'AbortError')

const lookUpBy =
  (ask: typeof fetch): WebhookCarrier['lookUp'] =>
  async (host) => {
    try {
      const found = await Promise.all(
        Object.entries(KINDS).map(async ([kind, number]) => {
          const url = `${NAMES}?${new URLSearchParams({ name: host, type: kind })}`
          const signal = AbortSignal.timeout(LOOKED_UP_WITHIN_MS)
          const answer = await ask(url, { headers: { accept: 'application/dns-json' }, signal })
          const { Status, Answer: answers = [] } = (await answer.json()) as Names
          if (Status !== 0 && Status !== NO_SUCH_NAME) throw new Error(`DNS said ${Status}`)
          return answers.flatMap(({ type, data }) => (type === number ? data : []))
        }),
      )
      return found.flat()
    } catch (fault) {
      console.error(`what ${host} stands for could not be learnt: ${String(fault)}`)
      return null
    }
  }

/**
 * @param ask sends a request; a test brings its own
 * @param within ms; a test has less patience
 */
export const webhookCarrier = (ask: typeof fetch = fetch, within = ANSWER_WITHIN_MS): WebhookCarrier => ({
  lookUp: lookUpBy(ask),
  post: async (url, headers, body): Promise<Answer> => {
    try {
      const signal = AbortSignal.timeout(within)
      const answer = await ask(url, { method: 'POST', headers, body, redirect: 'manual', signal })
      const after = answer.headers.get('retry-after') ?? ''
      const excerpt = await excerptOf(answer)
      const afterSeconds = /^\d{1,6}$/.test(after) ? { afterSeconds: Number(after) } : {}
      return { type: 'answered', status: answer.status, excerpt, ...afterSeconds }
    } catch (fault) {
      return { type: 'failed', reason: isLate(fault) ? 'timeout' : 'unreachable' }
    }
  },
})
