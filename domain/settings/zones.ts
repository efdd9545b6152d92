/**
 * Zones that a shop delivers to: countries, or the regions and postcodes of one. A place is in the one that names it most closely:
 * by its postcode, then by its region, then by its country.
 */
import { foldedRegion } from '../folding.ts'
import { rangeOf, readPostcodeRange } from '../postcodes.ts'
import {
  checkCountries,
  checkHandle,
  checkName,
  distinct,
  each,
  issue,
  when,
  type SettingsIssue,
  type World,
} from './check.ts'

export type Zone = {
  readonly id: string
  /** For staff. */
  readonly name: string
  /** ISO 3166-1 alpha-2; one alone where it has regions or postcodes. */
  readonly countries: readonly string[]
  /** `Tokyo (東京都)`, in either spelling; none, and no postcodes: all of its countries. */
  readonly regions: readonly string[]
  /** `35` or `1000-1099`, beside its regions. */
  readonly postcodes: readonly string[]
}

/** What a method names that goes where no zone is. No zone is called so. */
export const ELSEWHERE_ZONE = 'elsewhere'

/** Whether it is a part of a country, and not all of it. */
export const isNarrow = ({ regions, postcodes }: Pick<Zone, 'regions' | 'postcodes'>): boolean =>
  regions.length > 0 || postcodes.length > 0

/** Whether a method that names these zones is one of a place in any of those. @param zones of the method, as the settings have them */
export const isOfZone = (zones: readonly string[] | undefined, there: ReadonlySet<string>): boolean =>
  (zones && zones.length > 0 ? zones : [ELSEWHERE_ZONE]).some((one) => there.has(one))

/** In which a place of that country may be. */
export const zonesIn = (zones: readonly Zone[] | undefined, country: string): ReadonlySet<string> => {
  const there = (zones ?? []).filter(({ countries }) => countries.includes(country))
  return new Set([...there.map(({ id }) => id), ...(there.every(isNarrow) ? [ELSEWHERE_ZONE] : [])])
}

export const ZONES_MAX = 200
const PLACES_MAX = 500

/** Each postcode or range, in a country. */
export const checkPostcodes = (
  country: string,
  postcodes: readonly string[],
  path: string,
  world: World,
): SettingsIssue[] => {
  if (postcodes.length > 0 && !world.writesPostcodes(country)) return [issue(path, 'postcode-none')]
  return [
    ...each(path, postcodes, PLACES_MAX, (text, at) => {
      const read = readPostcodeRange(text, (written) => world.isPostcode(country, written))
      return typeof read === 'string' ? [issue(at, read)] : []
    }),
    ...distinct(path, postcodes),
  ]
}

const checkRegions = (country: string, regions: readonly string[], path: string, world: World): SettingsIssue[] => [
  ...each(path, regions, PLACES_MAX, (text, at) =>
    when(world.regionIn(country, text) === undefined, at, 'region-unknown'),
  ),
  ...distinct(path, regions),
]

const checkZone = ({ id, name, countries, regions, postcodes }: Zone, path: string, world: World): SettingsIssue[] => {
  const [country = ''] = countries
  const own = [
    ...checkHandle(id, `${path}.id`),
    ...when(id === ELSEWHERE_ZONE, `${path}.id`, 'duplicate'),
    ...checkName(name, `${path}.name`),
    ...when(countries.length === 0, `${path}.countries`, 'required'),
    ...checkCountries(countries, `${path}.countries`, world),
  ]
  if (!isNarrow({ regions, postcodes }) || own.some((one) => one.path.startsWith(`${path}.countries`))) return own
  if (countries.length > 1) return [...own, issue(`${path}.countries`, 'one-country')]
  return [
    ...own,
    ...checkRegions(country, regions, `${path}.regions`, world),
    ...checkPostcodes(country, postcodes, `${path}.postcodes`, world),
  ]
}

type Claim = { readonly of: string; readonly first: string; readonly last: string; readonly path: string }

/** What a zone says is its own, so that two which say the same stand beside each other when they are sorted. */
const claimsOf = ({ countries, regions, postcodes }: Zone, path: string, world: World): Claim[] => {
  if (!isNarrow({ regions, postcodes }))
    return countries.map((of, at) => ({ of, first: '', last: '', path: `${path}.countries.${at}` }))
  const [country = ''] = countries
  return [
    ...regions.map((text, at) => {
      const region = foldedRegion(world.regionIn(country, text) ?? text)
      return { of: `${country} region`, first: region, last: region, path: `${path}.regions.${at}` }
    }),
    ...postcodes.flatMap((text, at) => {
      const read = readPostcodeRange(text, (written) => world.isPostcode(country, written))
      if (typeof read === 'string') return []
      const [first, last] = read
      return [{ of: `${country} ${first.length}`, first, last, path: `${path}.postcodes.${at}` }]
    }),
  ]
}

/** Of two zones that name a place equally closely nobody could say which holds. */
const claimedTwice = (zones: readonly Zone[], world: World): SettingsIssue[] => {
  const claims = zones.flatMap((zone, index) => claimsOf(zone, `zones.${index}`, world))
  return [...Map.groupBy(claims, ({ of }) => of).values()].flatMap((same) => {
    const found: SettingsIssue[] = []
    let before: Claim | undefined
    for (const claim of same.toSorted((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)))) {
      if (before && claim.first <= before.last) found.push(issue(claim.path, 'duplicate'))
      if (!before || claim.last > before.last) before = claim
    }
    return found
  })
}

export const checkZones = (zones: readonly Zone[], world: World): SettingsIssue[] => {
  const own = [
    ...each('zones', zones, ZONES_MAX, (zone, path) => checkZone(zone, path, world)),
    ...distinct(
      'zones',
      zones.map(({ id }) => id),
      'id',
    ),
  ]
  return own.length > 0 ? own : claimedTwice(zones, world)
}

/** What a place is matched by: of `Tokyo (東京都)` both spellings, folded. */
export const regionSpellings = (region: string): readonly string[] => {
  const [, name = region, code = name] = /^(.*) \((.*)\)$/.exec(region) ?? []
  return [...new Set([foldedRegion(name), foldedRegion(code)])]
}

export const rangesOf = ({ postcodes }: Pick<Zone, 'postcodes'>) => postcodes.map(rangeOf)
