/** What a merchant says of tax: a table of rates, and how it is counted by them. */
import type { Text } from '../settings/text.ts'

export type TaxRate = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Hundredths of a per cent, with two more digits where it has them: 1950 is 19.5 %, 887.5 is 8.875 %. */
  readonly rate: number
  /** The first and the last day on which it holds, by the shop's clock: `2026-07-01`; null: ever since, for ever. */
  readonly from: string | null
  readonly until: string | null
  /** As addresses write it: `CA`. Empty, or absent in tables from before there were regions: the whole country. */
  readonly region?: string
  /** `35, 38` or `90001-90099`; empty or absent: all of them. */
  readonly postcodes?: string
  /** One of the classes; empty or absent: standard. */
  readonly taxClass?: string
  /** Where it was read; empty or absent: nobody has said. */
  readonly source?: string
}

/** A kind of goods that is taxed in its own way: books, food. */
export type TaxClass = { readonly id: string; readonly name: Text }

/** Under which number the shop pays tax in a country. */
export type TaxRegistration = { readonly country: string; readonly number: string }

/** All of one rate together, as EN 16931 has it, or line by line. */
export const TAX_ROUNDINGS = ['document', 'line'] as const
/** Delivery as goods of its class, or by the rates of what is delivered. */
export const DELIVERY_TAXES = ['class', 'weighted'] as const
/** What consumers in other countries of the union buy: at their rates, or at home's as long as little is sold so. */
export const DISTANCE_SALES = ['destination', 'origin'] as const

/** Absent in documents from before it could be said: the first of each list, and none. */
export type TaxSettings = {
  readonly rates: readonly TaxRate[]
  /** Beside the standard one, which there always is. */
  readonly classes?: readonly TaxClass[]
  readonly rounding?: (typeof TAX_ROUNDINGS)[number]
  readonly deliveryBy?: (typeof DELIVERY_TAXES)[number]
  readonly deliveryClass?: string
  readonly distanceSales?: (typeof DISTANCE_SALES)[number]
  readonly registrations?: readonly TaxRegistration[]
}
