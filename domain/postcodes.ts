/** Postcodes as merchants list them: beginnings, and from one to another of the same length. */
import { repairCode } from './one-line.ts'

export type PostcodeRange = readonly [first: string, last: string]

/** Letters and digits alone, as they are compared. */
export const barePostcode = (postcode: string): string => postcode.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/**
 * `35, 38` or `90001-90099`, in one text.
 *
 * @returns undefined for what is neither; empty for an empty text
 */
export const postcodeRanges = (text: string): readonly PostcodeRange[] | undefined => {
  const parts = text
    .split(/[,，、;\s]+/)
    .map((part) => part.toUpperCase())
    .filter(Boolean)
  const ranges = parts.map((part): PostcodeRange | undefined => {
    const [, first = '', last = first] = /^([0-9A-Z]{1,10})(?:[-–]([0-9A-Z]{1,10}))?$/.exec(part) ?? []
    return first !== '' && first.length === last.length && first <= last ? [first, last] : undefined
  })
  return ranges.every((one) => one !== undefined) ? ranges : undefined
}

/** How many signs of the postcode a range looks at; 0: it is not in it. @param bare barePostcode */
export const signsIn = (bare: string, [first, last]: PostcodeRange): number => {
  const begun = bare.slice(0, first.length)
  return begun.length === first.length && begun >= first && begun <= last ? first.length : 0
}

/** No postcode has more letters and digits; of a text as long as a book nothing is split. */
const SIGNS_MAX = 12
/** As many as two of them may be written with blanks and hyphens. */
const WRITTEN_MAX = 40

export type PostcodeFault = 'postcode-range' | 'postcode-reversed'

/**
 * One entry of a list, as it was typed: `1012 AB`, `35`, `１０００–１０９９`. Blanks and the width of digits are put right. A hyphen
 * is a part of a postcode where the country writes it so (`00-950`), else it stands between two of the same length.
 *
 * @param isWhole whether it is a whole postcode of a country that is meant
 */
export const readPostcodeRange = (
  text: string,
  isWhole: (written: string) => boolean,
): PostcodeRange | PostcodeFault => {
  const written = text.length > WRITTEN_MAX ? '' : repairCode(text).toUpperCase()
  if (!/^[0-9A-Z](?:[0-9A-Z\s-]*[0-9A-Z])?$/.test(written)) return 'postcode-range'
  const bare = barePostcode(written)
  const isOne = !written.includes('-') || isWhole(written)
  if (isOne) return bare.length > SIGNS_MAX ? 'postcode-range' : [bare, bare]
  const isPart = (part: string) => !part.includes('-') || isWhole(part)
  const pairs = Array.from(written.matchAll(/-/g), ({ index }) =>
    [written.slice(0, index), written.slice(index + 1)].map((part) => part.trim()),
  ).filter((pair) => pair.every(isPart))
  const [first = '', last = ''] =
    pairs.map((pair) => pair.map(barePostcode)).find(([one = '', other = '']) => one.length === other.length) ?? []
  if (first === '' || first.length > SIGNS_MAX) return 'postcode-range'
  return first <= last ? [first, last] : 'postcode-reversed'
}

/** As it is kept. */
export const rangeText = ([first, last]: PostcodeRange): string => (first === last ? first : `${first}-${last}`)

/** What rangeText has written. */
export const rangeOf = (text: string): PostcodeRange => {
  const [first = '', last = first] = text.split('-')
  return [first, last]
}
