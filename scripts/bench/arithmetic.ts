/** What is made of the buyers' answers: rates, percentiles, and who was served by which lane. */
import type { Done } from './load.ts'

/** Chains a second. */
export const rate = ({ chains, ms }: Pick<Done, 'chains' | 'ms'>): number => (chains / ms) * 1000

/** @param share 0.5 is the half, 1 the slowest of all */
export const percentile = (took: readonly number[], share: number): number => {
  const sorted = took.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

type Held = { readonly lanes?: readonly number[] }

/** Holds of each lane. */
export const holdsByLane = ({ answers }: Pick<Done, 'answers'>): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const { status, body } of answers) {
    if (status !== 200) continue
    for (const lane of (JSON.parse(body) as Held).lanes ?? []) counts.set(lane, (counts.get(lane) ?? 0) + 1)
  }
  return counts
}
