/**
 * What a file says of reviews, in the two standard fields that review apps write.
 *
 * @see https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-standard-definitions reviews.rating
 */
import { wholeNumber } from './csv-cells.ts'
import { ratingOf, STARS, type Rating } from '../rating.ts'
import type { No, Row } from './row.ts'

/**
 * The number of reviews says nothing without their average, nor the average without the number: both columns, or none.
 *
 * @returns null: no reviews; undefined: the file does not say
 */
export const ratingIn = (row: Row, no: No): Rating | null | undefined => {
  const [average, many] = [row.cell('rating'), row.cell('ratingCount')]
  if (average === undefined || many === undefined) return undefined
  if (average === '' && many === '') return null
  const count = wholeNumber(many || '0')
  if (count === undefined || count < 0) {
    no('ratingCount', { code: 'no-reviews' }, many)
    return undefined
  }
  const rating = count === 0 ? null : ratingOf(averageIn(average), count)
  if (rating === undefined) no('rating', { code: 'no-rating' }, average)
  return rating
}

/** `4.6`, or as the platform keeps it: `{"value":"4.6","scale_min":"1.0","scale_max":"5.0"}`. NaN for anything else. */
const averageIn = (cell: string): number => {
  if (/^\d(\.\d{1,12})?$/.test(cell)) return Number(cell)
  try {
    const parsed: unknown = JSON.parse(cell)
    if (typeof parsed !== 'object' || parsed === null) return Number.NaN
    const { value, scale_max: best } = parsed as { readonly value?: unknown; readonly scale_max?: unknown }
    return Number(best ?? STARS) === STARS && value !== '' ? Number(value ?? Number.NaN) : Number.NaN
  } catch {
    return Number.NaN
  }
}
