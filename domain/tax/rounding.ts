/**
 * Tax of an amount in whole minor units, and an amount shared out without losing one of them.
 *
 * Rates are in hundredths of a per cent and may have two more digits: 887.5 is the 8.875 % of New York City. Counted is in millionths,
 * with BigInt, so that it is exact for every amount that there may be. Half a unit is rounded up.
 */
import { allocate } from '../allocation.ts'

/** Hundredths of a per cent in the whole. */
const WHOLE = 1_000_000n

/** `887.5` → `88_750` millionths. */
const millionths = (rate: number): bigint => BigInt(Math.round(rate * 100))

const rounded = (amount: bigint, divisor: bigint): number => Number((2n * amount + divisor) / (2n * divisor))

/** The tax that a price already contains. @param amount whole minor units, not below 0 */
export const taxWithin = (amount: number, rate: number): number => {
  const share = millionths(rate)
  return rounded(BigInt(amount) * share, WHOLE + share)
}

/** The tax that is added to a price. @param amount whole minor units, not below 0 */
export const taxUpon = (amount: number, rate: number): number => rounded(BigInt(amount) * millionths(rate), WHOLE)

/**
 * An amount shared out by weights: by the largest remainder, and among those who lost the same the heavier comes first. So nothing
 * depends on the order but the places of those that weigh the same.
 *
 * @param amount whole, not below 0 @param weights whole, not below 0; all 0: everything goes to the first
 */
export const sharedBy = (amount: number, weights: readonly number[]): number[] => {
  if (weights.length === 0) return []
  const heaviest = [...weights.keys()].toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
  const parts = allocate(
    amount,
    heaviest.map((place) => weights[place] ?? 0),
  )
  const shares = new Map(heaviest.map((place, index) => [place, parts[index] ?? 0]))
  return weights.map((_, place) => shares.get(place) ?? 0)
}
