/**
 * Which product somebody looks at: the k-th most wanted is wanted 1/k as often as the first, as in most shops. The
 * same draws in every run.
 *
 * @see https://en.wikipedia.org/wiki/Zipf%27s_law
 */

/** A linear congruential generator (Numerical Recipes): good enough to draw, and the same everywhere. */
const dice = (seed: number) => {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

/** @returns so many ranks, from 0 */
export const zipf = (ranks: number, draws: number, seed: number, exponent = 1): number[] => {
  const sums: number[] = []
  let sum = 0
  for (let rank = 1; rank <= ranks; rank++) sums.push((sum += 1 / rank ** exponent))
  const next = dice(seed)
  return Array.from({ length: draws }, () => rankAt(sums, next() * sum))
}

/** The first whose sum is above it. */
const rankAt = (sums: readonly number[], at: number): number => {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}
