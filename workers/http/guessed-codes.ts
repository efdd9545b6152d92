/**
 * Codes that somebody may be guessing, of promotions and of gift cards: wrong ones of one connection are counted together, wherever they
 * are typed, and whoever has guessed too often is not told either when they are right.
 */
import { refuse, type Result } from '#domain/result'
import type { Env } from '../env.ts'
import { connectionOf } from './address-block.ts'
import { countAttempts, timesTried } from './attempt-counters.ts'
import { fingerprint } from './seal.ts'

/** Wrong codes of one connection, and in which time: a family guesses a few, nobody finds one of 2^50 by fifty tries an hour. */
const WRONG_MAX = 20
const WRONG_PERIOD_MS = 15 * 60_000

/** Of a code that is nobody's. */
export type Wrong =
  | { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
  | { readonly code: 'code-unknown' }

/** @param find undefined: nobody has made it */
export const guessed = async <T>(
  env: Env,
  headers: Headers,
  now: number,
  find: () => Promise<T | undefined>,
): Promise<T | Result<never, Wrong>> => {
  const tries = `promotion-code:${await fingerprint(connectionOf(headers.get('cf-connecting-ip')))}`
  if ((await timesTried(env, tries, now)) >= WRONG_MAX) return oneMore(env, tries, now)
  return (await find()) ?? oneMore(env, tries, now)
}

/** One wrong code more. */
const oneMore = async (env: Env, tries: string, now: number): Promise<Result<never, Wrong>> => {
  const counted = await countAttempts(env, [tries], { now, periodMs: WRONG_PERIOD_MS })
  if (!counted.ok) return counted
  const [count] = counted.value
  if (!count || count.times <= WRONG_MAX) return refuse({ code: 'code-unknown' })
  return refuse({
    code: 'too-many-attempts',
    retryAfterSeconds: Math.max(1, Math.ceil((count.since + WRONG_PERIOD_MS - now) / 1000)),
  })
}
