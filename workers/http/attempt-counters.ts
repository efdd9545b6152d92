/**
 * Where tries are counted: objects that share the keys among them, so that one account's are counted in one place.
 *
 * When an object cannot be asked, whoever tries waits: the door is never open because nobody could count.
 */
import type { AttemptCounters } from '#durable-objects/customers/attempt-counter'
import type { AttemptCount } from '#domain/customers/attempts'
import { ok, refuse, type Result } from '#domain/result'

/** Each bears some hundreds of tries a second. */
const COUNTERS = 16
/** Until an object that could not be asked is asked again, in s. */
const AWAY_SECONDS = 30

export type Uncounted = { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }

const counterOf = (env: AttemptCounters, key: string) => {
  let hash = 0
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) >>> 0
  return env.ATTEMPTS.getByName(`attempts-${hash % COUNTERS}`)
}

type Period = { readonly now: number; readonly periodMs: number }

/** One more under each key. @returns the counts with it, in the order of the keys */
export const countAttempts = async (
  env: AttemptCounters,
  keys: readonly string[],
  period: Period,
): Promise<Result<readonly AttemptCount[], Uncounted>> => {
  try {
    const counts = await Promise.all(keys.map(async (key) => (await counterOf(env, key).count([key], period))[0]))
    return ok(counts.filter((count) => count !== undefined))
  } catch (fault) {
    console.error('tries could not be counted', fault)
    return refuse({ code: 'too-many-attempts', retryAfterSeconds: AWAY_SECONDS })
  }
}

/** How often it was tried, without trying. @returns as often as can be where nobody could be asked */
export const timesTried = async (env: AttemptCounters, key: string, now: number): Promise<number> => {
  try {
    return await counterOf(env, key).timesOf(key, { now })
  } catch (fault) {
    console.error('tries could not be read', fault)
    return Number.POSITIVE_INFINITY
  }
}

/** What could not be forgotten counts on for its period: an honest person waits, and nobody gets in. */
const quietly = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    (fault: unknown) => console.error('tries were not forgotten', fault),
  )

export const forgetAttempts = (env: AttemptCounters, keys: readonly string[]): Promise<void> =>
  quietly(Promise.all(keys.map((key) => counterOf(env, key).forget([key]))))

/** A success takes its own try back, and no other. */
export const easeAttempts = (env: AttemptCounters, keys: readonly string[]): Promise<void> =>
  quietly(Promise.all(keys.map((key) => counterOf(env, key).ease([key]))))

/** @param until ms since the epoch: the code is worth nothing from then on @returns false also when nobody could be asked */
export const useOnce = async (
  env: AttemptCounters,
  key: string,
  times: { readonly now: number; readonly until: number },
): Promise<boolean> => {
  try {
    return await counterOf(env, key).use(key, times)
  } catch (fault) {
    console.error('a code could not be used', fault)
    return false
  }
}
