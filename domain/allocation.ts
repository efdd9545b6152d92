/**
 * A sum is divided so that its parts are whole minor units and make up the sum again: by the largest remainder.
 *
 * Each part gets its share rounded down; what is left goes, one unit each, to those whose shares lost most in rounding,
 * and among equals to those that come first. Hamilton's method, in whole numbers: what a float could not say exactly is no float.
 */

/**
 * @param amount whole; negative amounts are divided as their opposite is
 * @param weights whole, ≥ 0; when all are 0 the first part bears everything
 * @returns a part for each weight, together the amount; a weight of 0 bears nothing unless all are 0
 * @throws RangeError for amounts or weights that are not whole, weights below 0, and an amount that nobody is there to bear
 */
export const allocate = (amount: number, weights: readonly number[]): number[] => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole minor units: ${amount}`)
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('a weight is not whole, or below zero')
  if (amount < 0) return allocate(-amount, weights).map((part) => (part === 0 ? 0 : -part))
  if (amount === 0) return weights.map(() => 0)
  if (weights.length === 0) throw new RangeError('an amount is divided among nobody')
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map((_, index) => (index === 0 ? amount : 0))
  const { parts, lost } = sharesOf(amount, weights, sum)
  let left = amount
  for (const part of parts) left -= part
  if (left === 0) return parts
  const byLoss = parts.map((_, index) => index)
  byLoss.sort((a, b) => compared(lost[b], lost[a]) || a - b)
  for (const index of byLoss) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts
}

type Lost = readonly (number | bigint)[]
const compared = (a: Lost[number] = 0, b: Lost[number] = 0): number => (a === b ? 0 : a > b ? 1 : -1)

/** What is small enough, which nearly everything is, needs no integers of any length: they take ten times as long. */
const sharesOf = (amount: number, weights: readonly number[], sum: number): { parts: number[]; lost: Lost } => {
  if (amount * sum <= Number.MAX_SAFE_INTEGER) {
    const lost = weights.map((weight) => (amount * weight) % sum)
    return { parts: weights.map((weight, index) => (amount * weight - (lost[index] ?? 0)) / sum), lost }
  }
  const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  const shares = weights.map((weight) => BigInt(amount) * BigInt(weight))
  return { parts: shares.map((share) => Number(share / whole)), lost: shares.map((share) => share % whole) }
}

/** All of it, as rates are written: in hundredths of a per cent. */
export const HUNDRED_PER_CENT = 10_000

/** A rate of an amount, rounded half up to whole minor units. @param rate in hundredths of a per cent, ≥ 0 @param amount ≥ 0 */
export const shareOf = (amount: number, rate: number): number => {
  const product = amount * rate
  const half = HUNDRED_PER_CENT / 2
  if (product <= Number.MAX_SAFE_INTEGER - half) return Math.floor((product + half) / HUNDRED_PER_CENT)
  return Number((BigInt(amount) * BigInt(rate) + BigInt(half)) / BigInt(HUNDRED_PER_CENT))
}
