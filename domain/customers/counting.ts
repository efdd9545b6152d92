/**
 * How tries are counted in memory, and what is assumed when the memory was lost: that everybody has tried, and more than once.
 *
 * All counts of an object are one text. It is written a moment after the first try and every two seconds while there are more, so a
 * flood is a write every two seconds; while something is counted that is not written, the text says so.
 */
import type { AttemptCount } from './attempts.ts'

/**
 * Counted for everybody when two seconds were lost. More would keep the honest from their mails for a period; who could end an object on
 * purpose would gain what they tried in those two seconds beyond it.
 */
export const ASSUMED_TRIES = 3

/** More keys than this in one period are no people. Who is not among them is counted as if the memory had been lost. */
export const COUNTS_MAX = 20_000

/** With when it is over: periods differ by what is counted. */
export type Counted = AttemptCount & { readonly ends: number }
export type Counts = Map<string, Counted>

export const nextCount = (
  known: Counted | undefined,
  { now, periodMs, assumed }: { readonly now: number; readonly periodMs: number; readonly assumed: number },
): Counted => {
  if (known && known.ends > now) return { ...known, times: known.times + 1, last: now, before: known.last }
  return { times: (known ? 0 : assumed) + 1, since: now, last: now, before: 0, ends: now + periodMs }
}

/** A success takes one try back from what is counted of many. */
export const easedCount = ({ times, ...rest }: Counted): Counted => ({ ...rest, times: Math.max(0, times - 1) })

/** @param isWhole whether the text holds everything that was counted @returns what is counted on from */
export const countsAfterWaking = (written: Counts, isWhole: boolean): Counts =>
  isWhole
    ? written
    : new Map([...written].map(([key, count]) => [key, { ...count, times: count.times + ASSUMED_TRIES }]))

/** Forgets what is over. @returns whether there is room for one more */
export const hasRoom = (counts: Counts, now: number): boolean => {
  if (counts.size < COUNTS_MAX) return true
  for (const [key, { ends }] of counts) if (ends <= now) counts.delete(key)
  return counts.size < COUNTS_MAX
}
