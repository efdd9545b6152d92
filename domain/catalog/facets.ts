/** What a list can be narrowed by: each facet counts what the list would hold if only that facet were chosen anew. */
import type { Money } from '../money.ts'
import type { Translated } from '../languages.ts'
import type { Availability } from './product.ts'

export type FacetValue = { readonly value: string; readonly label: Translated; readonly count: number }

/** From cheap to dear; `max` is inclusive: the last amount below the next range. null: no end on this side. */
export type PriceRangeFacet = { readonly min: Money | null; readonly max: Money | null; readonly count: number }

/** `min` and `max` of what is there; no steps where one would hold all. */
export type PriceFacet = { readonly min: Money; readonly max: Money; readonly steps: readonly PriceRangeFacet[] }

/** So many stars and up. One and up is everything that was ever reviewed, and still a choice. */
export const RATINGS = [4, 3, 2, 1] as const
export type RatingMin = (typeof RATINGS)[number]

export type Facets = {
  readonly options: readonly {
    readonly name: string
    readonly label: Translated
    readonly values: readonly FacetValue[]
  }[]
  readonly vendors: readonly FacetValue[]
  readonly types: readonly FacetValue[]
  /** Null when nothing in the list has a price. */
  readonly price: PriceFacet | null
  readonly availability: Readonly<Record<Availability, number>>
  /** In the order of RATINGS; each holds what the ones above it hold. */
  readonly ratings: readonly { readonly stars: RatingMin; readonly count: number }[]
}
