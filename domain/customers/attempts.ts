/**
 * How often a password may be tried before the next one is not looked at any more.
 *
 * A browser in which somebody has signed in before is known, and counts for itself alone: whoever guesses elsewhere takes nothing
 * from it. Where nobody is known, tries at an account count twice: from one place, and from everywhere together, so that many places
 * are no more than a few.
 */

export type AttemptKind = 'device' | 'account-from-place' | 'account' | 'confirmation'

/** Long enough that trying on is hopeless, short enough to be waited for. */
export const ATTEMPTS_PERIOD_MS = 15 * 60_000

export const ATTEMPTS_MAX: Readonly<Record<AttemptKind, number>> = {
  device: 10,
  'account-from-place': 10,
  // Three places at their bound. Against a password of a billion guesses: nine hundred years.
  account: 30,
  // Of somebody who is signed in and has to say their password again.
  confirmation: 10,
}

/** So many tries since then; when the last was, and when the one before it: ms since the epoch, 0 where there was none. */
export type AttemptCount = {
  readonly times: number
  readonly since: number
  readonly last: number
  readonly before: number
}

/** Seconds until the next one is looked at; 0 when it may be now. @param counts with this try in each */
export const secondsToWait = (
  counts: readonly (Pick<AttemptCount, 'times' | 'since'> & { readonly kind: AttemptKind })[],
  now: number,
): number => {
  const beyond = counts.filter(({ kind, times }) => times > ATTEMPTS_MAX[kind])
  return Math.max(0, ...beyond.map(({ since }) => Math.ceil((since + ATTEMPTS_PERIOD_MS - now) / 1000)))
}
