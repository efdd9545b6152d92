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
/** Whose fault it is: these are about the token, all others about us or about them. */
const REASONS: Readonly<Record<string, 'missing' | 'invalid' | 'spent'>> = {
  'missing-input-response': 'missing',
  'invalid-input-response': 'invalid',
  'timeout-or-duplicate': 'spent',
}

type Answer = { readonly success?: boolean; readonly 'error-codes'?: readonly string[] }

const verdictOf = (answer: Answer): BotVerdict => {
  if (answer.success === true) return { state: 'passed' }
  const reason = answer['error-codes']?.map((code) => REASONS[code]).find(Boolean)
  if (reason) return { state: 'failed', reason }
  console.error('Turnstile could not say', answer['error-codes'])
  return { state: 'unknown' }
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
