/** How addresses of a country are written: handed in, for which countries there are is no rule of a shop. */

/** Parts of an address that a country may need, or not have. */
export const ADDRESS_PARTS = ['street', 'postcode', 'city', 'region'] as const
export type AddressPart = (typeof ADDRESS_PARTS)[number]

/** What a country calls the part that its labels have beside street and place. */
export const REGION_NAMES = [
  'region',
  'province',
  'state',
  'prefecture',
  'county',
  'department',
  'district',
  'emirate',
  'island',
  'oblast',
  'parish',
  'area',
] as const
export const POSTCODE_NAMES = ['postcode', 'zip', 'eircode', 'pin'] as const
export const CITY_NAMES = ['city', 'post-town', 'suburb', 'district'] as const

/** What is said beside the fields. */
export type PartNames = {
  readonly region: (typeof REGION_NAMES)[number]
  readonly postcode: (typeof POSTCODE_NAMES)[number]
  readonly city: (typeof CITY_NAMES)[number]
}

/** A state, province or prefecture. */
export type Region = {
  /** As its post abbreviates it: `CA`; where it abbreviates nothing, some number. */
  readonly code: string
  readonly name: string
}

export type AddressFormat = {
  readonly country: string
  /** Whether there is such a country. */
  readonly known: boolean
  /** Without these nothing arrives. */
  readonly required: ReadonlySet<AddressPart>
  /** What its addresses have a place for. */
  readonly written: ReadonlySet<AddressPart>
  /** The same, in the order in which they are written. */
  readonly order: readonly AddressPart[]
  readonly names: PartNames
  /** Null: the country writes none, or its form is not known. */
  readonly postcode: RegExp | null
  /** Such as people write it, to show what is meant; empty when none is known. */
  readonly postcodeExample: string
  /** What is put before a postcode in mail from abroad: `D`, `DE`. */
  readonly postcodePrefixes: readonly string[]
  /** As far as they are known; empty where its addresses have none. */
  readonly regions: readonly Region[]
  /** Whether its post sorts by them, so that there are no others: then a label carries the code. */
  readonly regionsComplete: boolean
  /** Regions of other countries whose post sorts by them, folded: nobody means them here. */
  readonly regionsElsewhere: ReadonlySet<string>
}
