/**
 * What reviews say of a product, in two whole numbers: all stars that were given, and by how many.
 *
 * Two sums can be added to and never drift, as an average that is rounded and weighted again would.
 */

/** `sum`: whole stars, 0 to 5 for each review. `count`: reviews, 1 to REVIEWS_MAX. A product without reviews has null. */
export type Rating = { readonly sum: number; readonly count: number }

/** Best of a scale that begins at 1, or at 0 in some files. */
export const STARS = 5

/** More than any product of any shop has; five times as many stars stay a safe whole number. */
export const REVIEWS_MAX = 1_000_000_000

/** 0 to 5. */
export const averageOf = ({ sum, count }: Rating): number => sum / count

/** @returns null where nobody has reviewed; undefined for what is no rating of five stars */
export const ratingOf = (average: number, count: number): Rating | null | undefined => {
  if (count === 0) return null
  const isCount = Number.isInteger(count) && count > 0 && count <= REVIEWS_MAX
  if (!isCount || !(average >= 0 && average <= STARS)) return undefined
  return { sum: Math.round(average * count), count }
}

/** Digits behind the dot that tell any two sums of REVIEWS_MAX reviews apart. */
const DIGITS_MAX = 10

/** The average with as few digits as give the same sum again: `4.7` rather than `4.6987951807`. */
export const averageText = (rating: Rating): string => {
  const average = averageOf(rating)
  for (let digits = 1; digits < DIGITS_MAX; digits++) {
    const text = average.toFixed(digits)
    if (ratingOf(Number(text), rating.count)?.sum === rating.sum) return text
  }
  return average.toFixed(DIGITS_MAX)
}

/**
 * Which of the two counts wherever stars are shown: the shop's own reviews once there is one, until then the sums that an import has
 * brought. They are never added: a review that was imported by both ways would count twice. The store has the same rule, for
 * lists, in the columns `shown_sum` and `shown_count` of its products.
 */
export const ratingShown = ({
  rating,
  reviewed,
}: {
  readonly rating: Rating | null
  readonly reviewed?: Rating | undefined
}): Rating | null => reviewed ?? rating
