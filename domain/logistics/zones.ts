/** In which zone of the shop a place is: the one that names it most closely, by postcode, by region, by country. */
import { foldedRegion } from '../folding.ts'
import { barePostcode, signsIn, type PostcodeRange } from '../postcodes.ts'
import { isNarrow, rangesOf, regionSpellings, type Zone } from '../settings/zones.ts'

/** Where it goes, as far as it is known: what is empty nobody has said. As addresses are put right. */
export type DeliveryPlace = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly region: string
  readonly postcode: string
}

/** @param country null: not known */
export const placeIn = (country: string | null): DeliveryPlace | null =>
  country === null ? null : { country, region: '', postcode: '' }

type InCountry = {
  readonly regions: ReadonlyMap<string, Zone>
  readonly ranges: readonly { readonly range: PostcodeRange; readonly zone: Zone }[]
  readonly whole: Zone | undefined
}

/** By country, put together once for each document: every quote asks. */
const byDocument = new WeakMap<readonly Zone[], ReadonlyMap<string, InCountry>>()

const byCountry = (zones: readonly Zone[]): ReadonlyMap<string, InCountry> => {
  let known = byDocument.get(zones)
  if (!known) {
    const pairs = zones.flatMap((zone) => zone.countries.map((country) => ({ country, zone })))
    known = new Map(
      Array.from(
        Map.groupBy(pairs, ({ country }) => country),
        ([country, all]) => {
          const there = all.map(({ zone }) => zone)
          return [
            country,
            {
              whole: there.find((zone) => !isNarrow(zone)),
              regions: new Map(
                there.flatMap((zone) => zone.regions.flatMap(regionSpellings).map((one) => [one, zone] as const)),
              ),
              ranges: there.flatMap((zone) => rangesOf(zone).map((range) => ({ range, zone }))),
            },
          ]
        },
      ),
    )
    byDocument.set(zones, known)
  }
  return known
}

/** The zone, and by what of the place it was found. */
export type ZoneFound = { readonly zone: Zone; readonly by: 'postcode' | 'region' | 'country' }

/** @returns undefined outside of every zone */
export const zoneFound = (
  zones: readonly Zone[] | undefined,
  { country, region, postcode }: DeliveryPlace,
): ZoneFound | undefined => {
  const there = zones && zones.length > 0 ? byCountry(zones).get(country) : undefined
  if (!there) return undefined
  const bare = barePostcode(postcode)
  let [nearest, most] = [undefined as Zone | undefined, 0]
  for (const { range, zone } of there.ranges) {
    const signs = signsIn(bare, range)
    if (signs > most) [nearest, most] = [zone, signs]
  }
  if (nearest) return { zone: nearest, by: 'postcode' }
  const named = region === '' ? undefined : there.regions.get(foldedRegion(region))
  if (named) return { zone: named, by: 'region' }
  return there.whole && { zone: there.whole, by: 'country' }
}

export const zoneAt = (...of: Parameters<typeof zoneFound>): Zone | undefined => zoneFound(...of)?.zone
