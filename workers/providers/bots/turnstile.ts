/**
 * Cloudflare Turnstile: a widget in the browser, one call from here to have its token confirmed.
 *
 * A token is good once, for five minutes. The same key makes a call that is repeated the same call.
 *
 * @see https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
import type { BotCheck, BotProvider, BotVerdict } from './provider.ts'

const VERIFY = 'https://challenges.cloudflare.com/turnstile/v0/siteverify'
/** People wait for this with their hand on the button. */
const WITHIN_MS = 2_500
const TRIES_MAX = 2
/** As long as a token may be; longer is none. */
const TOKEN_LENGTH_MAX = 2_048
/** What is the matter with the token. */
const REASONS: ReadonlyMap<string, 'missing' | 'invalid' | 'spent'> = new Map([
  ['missing-input-response', 'missing'],
  ['invalid-input-response', 'invalid'],
  ['timeout-or-duplicate', 'spent'],
])
/** Our mistake or theirs, and nothing about the token: nobody is kept out for it. */
const NOT_THE_TOKEN = new Set(['internal-error', 'missing-input-secret', 'invalid-input-secret'])

type Answer = { readonly success?: boolean; readonly 'error-codes'?: readonly string[] }

const verdictOf = (answer: Answer): BotVerdict => {
  if (answer.success === true) return { state: 'passed' }
  const codes = answer['error-codes'] ?? []
  const reason = codes.map((code) => REASONS.get(code)).find(Boolean)
  if (reason) return { state: 'failed', reason }
  console.error('Turnstile could not say', codes)
  // A code that nobody here knows lets nobody in: it may be about the token as well.
  const isNobodys = codes.length > 0 && codes.every((code) => NOT_THE_TOKEN.has(code))
  return isNobodys ? { state: 'unknown' } : { state: 'failed', reason: 'invalid' }
}

/** @param ask sends a request; a test brings its own */
export const turnstile = (siteKey: string, secret: string, ask: typeof fetch = fetch): BotProvider => {
  const once = async ({ token, address, key }: BotCheck): Promise<BotVerdict> => {
    const body = new URLSearchParams({ secret, response: token, idempotency_key: key })
    if (address !== undefined) body.set('remoteip', address)
    const answer = await ask(VERIFY, { method: 'POST', body, signal: AbortSignal.timeout(WITHIN_MS) })
    if (answer.status >= 500) throw new Error(`Turnstile answered ${answer.status}`)
    return verdictOf((await answer.json()) as Answer)
  }
  return {
    widget: { kind: 'turnstile', siteKey },
    check: async (request) => {
      if (request.token === '') return { state: 'failed', reason: 'missing' }
      if (request.token.length > TOKEN_LENGTH_MAX) return { state: 'failed', reason: 'invalid' }
      for (let tries = 1; tries <= TRIES_MAX; tries++) {
        try {
          return await once(request)
        } catch (fault) {
          console.error('Turnstile was not reached', fault)
        }
      }
      return { state: 'unknown' }
    },
  }
}
