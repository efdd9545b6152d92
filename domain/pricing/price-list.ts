/**
 * A price list: what some or all buyers pay for some or all goods, for a while.
 *
 * A sale is announced: what it takes off is shown struck through. A list for buyers is what they pay, and nothing is struck.
 */
import type { CompanyId } from '../customers/companies.ts'
import { BASE32, type Id } from '../ids.ts'
import type { Currency } from '../money.ts'

export type PriceListId = Id<'PriceList'>

export const PRICE_LIST_KINDS = ['sale', 'buyers'] as const
export type PriceListKind = (typeof PRICE_LIST_KINDS)[number]

/** Countries are those that an order goes to, ISO 3166-1 alpha-2; tags are those of customers. */
export type Audience =
  | { readonly type: 'everyone' }
  | { readonly type: 'companies'; readonly names: readonly CompanyId[] }
  | { readonly type: 'tags'; readonly names: readonly string[] }
  | { readonly type: 'countries'; readonly names: readonly string[] }
export const AUDIENCES = ['everyone', 'companies', 'tags', 'countries'] as const satisfies readonly Audience['type'][]

/** Which goods a rule is about: by ids of collections or products, by their own tags, by their makers. */
export const PRODUCT_SETS = ['all', 'collections', 'products', 'tags', 'vendors'] as const
export type ProductSet = { readonly type: (typeof PRODUCT_SETS)[number]; readonly names: readonly string[] }

/**
 * `fixed`: what stands in the list, variant by variant; `percent`: hundredths of a per cent off the regular price;
 * `amount`: minor units off it.
 */
export const PRICINGS = ['fixed', 'percent', 'amount'] as const
export type Pricing =
  | { readonly type: 'fixed' }
  | { readonly type: 'percent' | 'amount'; readonly value: number; readonly of: ProductSet }

export type PriceListState = 'draft' | 'published'

export type PriceList = {
  readonly id: PriceListId
  /** For staff. */
  readonly name: string
  readonly kind: PriceListKind
  readonly audience: Audience
  readonly currency: Currency
  /** From the first moment on, and before the last, ms since the epoch; null: ever since, for ever. */
  readonly from: number | null
  readonly until: number | null
  /** IANA: in which its moments are written and read. */
  readonly timeZone: string
  /** Of two that come to the same price, the higher one is said to have priced it. */
  readonly priority: number
  readonly pricing: Pricing
  /** A draft prices nothing. */
  readonly state: PriceListState
  readonly version: number
}

/** From so many units of a line on, one costs so much. */
export type QuantityBreak = { readonly units: number; readonly amount: number }

/** What a list says of one variant. */
export type ListOffer = Pick<PriceList, 'kind' | 'audience' | 'currency' | 'from' | 'until' | 'priority'> & {
  readonly list: PriceListId
  /** The order in which lists were made. */
  readonly number: number
  readonly pricing: { readonly type: Pricing['type']; readonly value: number | null }
  /** Of a fixed price. */
  readonly breaks: readonly QuantityBreak[]
}

export const PRICE_LIST_NAME_MAX = 100
/** Companies, tags, countries, products or collections of one list. */
export const NAMES_MAX = 250
/** A shop with more has none that anybody could explain. */
export const PRICE_LISTS_MAX = 500
export const BREAKS_MAX = 10
export const PRIORITY_MAX = 1_000

/** @param hash in hexadecimal, of the request that makes it: sent again it names the same one */
export const priceListIdOf = (hash: string): PriceListId => `prl_${hash.slice(0, 16)}` as PriceListId

const FORM = new RegExp(`^prl_[${BASE32}]{16}$`)
export const priceListId = (text: string): PriceListId | undefined =>
  FORM.test(text) ? (text as PriceListId) : undefined

/** Whether its moment is now. */
export const isInForce = ({ from, until }: Pick<PriceList, 'from' | 'until'>, now: number): boolean =>
  (from === null || from <= now) && (until === null || now < until)

/** There is no moment at which it would be in force. */
export const isPeriodEmpty = ({ from, until }: Pick<PriceList, 'from' | 'until'>): boolean =>
  from !== null && until !== null && until <= from

/** Pages that are kept are the same for everyone: only what everyone pays may stand on them. */
export const isPublic = ({ audience }: Pick<PriceList, 'audience'>): boolean => audience.type === 'everyone'

/** The first moment after now at which one of them begins or ends; null: nothing will change by the clock. */
export const nextMoment = (lists: readonly Pick<PriceList, 'from' | 'until'>[], now: number): number | null =>
  lists
    .flatMap(({ from, until }) => [from, until])
    .filter((at) => at !== null)
    .filter((at) => at > now)
    .reduce<number | null>((first, at) => (first === null || at < first ? at : first), null)
