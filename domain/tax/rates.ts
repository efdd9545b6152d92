/** Which rate of the merchant's table holds for a class of goods at a place on a day. */
import { barePostcode, postcodeRanges, signsIn, type PostcodeRange } from '../postcodes.ts'
import type { TaxRate, TaxSettings } from './table.ts'
import { isOutlying, taxCountry, type TaxPlace } from './union.ts'

/** The class of everything that was given none. */
export const STANDARD = 'standard'

/** How many signs of the postcode the nearest of them looks at; 0: it is in none. */
const matchedBy = (postcode: string, ranges: readonly PostcodeRange[]): number =>
  Math.max(0, ...ranges.map((range) => signsIn(postcode, range)))

const isOn = ({ from, until }: TaxRate, day: string) =>
  (from === null || from <= day) && (until === null || day <= until)

const sameRegion = (one: string, other: string): boolean => one.toLowerCase() === other.trim().toLowerCase()

/** The more of the place a row names, the higher; undefined: it is not about this place. */
const nearness = ({ region = '', postcodes = '' }: TaxRate, place: TaxPlace): number | undefined => {
  if (region !== '' && !sameRegion(region, place.region)) return undefined
  const signs = postcodes === '' ? 0 : matchedBy(barePostcode(place.postcode), postcodeRanges(postcodes) ?? [])
  if (postcodes !== '' && signs === 0) return undefined
  if (region === '' && postcodes === '' && isOutlying(place)) return undefined
  return 2 * signs + (region === '' ? 0 : 1)
}

const nearest = (rates: readonly TaxRate[], place: TaxPlace): TaxRate | undefined => {
  let best: { readonly rate: TaxRate; readonly near: number } | undefined
  for (const rate of rates) {
    const near = nearness(rate, place)
    if (near !== undefined && (best === undefined || near > best.near)) best = { rate, near }
  }
  return best?.rate
}

/**
 * A row that names the class comes before one of the standard; among those the one that names the place most closely: postcode, then
 * region, then country. Of what belongs to a country and not to the territory of its tax only rows speak that name that place.
 *
 * @param day `2026-11-28`, by the shop's clock @returns undefined where the shop has said nothing
 */
export const rateAt = (
  { rates }: Pick<TaxSettings, 'rates'>,
  place: TaxPlace,
  taxClass: string,
  day: string,
): TaxRate | undefined => {
  const country = taxCountry(place.country)
  const there = rates.filter((rate) => rate.country === country && isOn(rate, day))
  const ofClass = (wanted: string) => there.filter(({ taxClass: own }) => (own || STANDARD) === wanted)
  return nearest(ofClass(taxClass || STANDARD), place) ?? nearest(ofClass(STANDARD), place)
}
