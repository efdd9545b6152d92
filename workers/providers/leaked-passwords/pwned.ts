/**
 * Pwned Passwords: a thousand million published ones, asked for by the first five of forty characters of a hash. Which of some
 * thousand it was, or whether it was one of them, is found here; what travels back is padded, so that its length says nothing either.
 *
 * @see https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange
 */
import type { LeakedPasswords } from './provider.ts'

export const PWNED = 'https://api.pwnedpasswords.com'

/** People wait for this with their hand on the button, ms. */
const WITHIN_MS = 1_500
const PREFIX = 5
/** A padded answer has up to a thousand lines and some, of forty characters. */
const ANSWER_MAX = 500_000
const LINE = /^([0-9A-F]{35}):(\d{1,12})$/

const sha1 = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

type Api = { readonly url: string; readonly within?: number }

/** @param ask sends a request; a test brings its own */
export const pwnedPasswords = ({ url, within = WITHIN_MS }: Api, ask: typeof fetch = fetch): LeakedPasswords => {
  const published = async (password: string): Promise<boolean> => {
    const hash = await sha1(password)
    const answer = await ask(`${url}/range/${hash.slice(0, PREFIX)}`, {
      headers: { 'add-padding': 'true', 'user-agent': 'stoa' },
      redirect: 'manual',
      signal: AbortSignal.timeout(within),
    })
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
    const lines = (await answer.text()).slice(0, ANSWER_MAX).split('\n')
    const found = lines.flatMap((line) => LINE.exec(line.trim()) ?? [])
    if (found.length === 0) throw new Error('no line of it was one')
    const rest = hash.slice(PREFIX)
    // Lines that are there for their length alone count nothing.
    return lines.some((line) => line.startsWith(`${rest}:`) && Number(line.slice(rest.length + 1)) > 0)
  }
  return {
    look: async (password) => {
      try {
        return (await published(password)) ? 'leaked' : 'unknown'
      } catch (fault) {
        console.error('nobody could say whether a password was published', fault)
        return 'unanswered'
      }
    },
  }
}
