/**
 * Why a line is taxed or not, in the letters of EN 16931 (UNTDID 5305): S taxed, Z taxed with nothing, E exempt, AE owed by the buyer
 * (reverse charge), K sent to a firm in another country of the union, G sent out of the union, O outside the tax.
 *
 * @see Council Directive 2006/112/EC, articles 138 (K), 146 (G), 196 (AE)
 */
import type { TaxSettings } from './table.ts'
import { countryOfVatId, isInUnion, taxCountry, type TaxPlace } from './union.ts'

export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'

/** What an invoice says in place of tax. */
export type TaxReason =
  | 'goods-exempt'
  | 'buyer-exempt'
  | 'reverse-charge'
  | 'intra-community'
  | 'export'
  | 'not-collected'

export type TaxBuyer = {
  /** A VAT id that a register has confirmed; null: a consumer, or nobody has confirmed it. */
  readonly vatId: string | null
  /** The shop keeps a certificate of theirs. */
  readonly exempt: boolean
}

export const CONSUMER: TaxBuyer = { vatId: null, exempt: false }

/** From one country of the union to another. */
export const isAcrossUnion = (place: TaxPlace, seller: TaxPlace, goods: boolean): boolean =>
  taxCountry(place.country) !== taxCountry(seller.country) && isInUnion(place, goods) && isInUnion(seller, goods)

/** The firm owes the tax where it is: neither shop nor firm is of the same country, and the shop has an id of its own. */
const isOwedByBuyer = ({ place, seller, buyer, tax, travels }: Judged): boolean =>
  buyer.vatId !== null &&
  countryOfVatId(buyer.vatId) !== seller.country &&
  isAcrossUnion(place, seller, travels) &&
  (tax.registrations ?? []).some(({ country }) => country === seller.country)

type Judged = {
  /** Of the table; undefined: the shop has said nothing about this place. */
  readonly rate: number | undefined
  readonly taxable: boolean
  readonly travels: boolean
  readonly place: TaxPlace
  readonly seller: TaxPlace
  readonly buyer: TaxBuyer
  readonly tax: Pick<TaxSettings, 'registrations'>
}

type Category = { readonly category: TaxCategory; readonly reason?: TaxReason }

const isExported = ({ travels, place, seller }: Judged): boolean =>
  travels && place.country !== '' && isInUnion(seller, true) && !isInUnion(place, true)

/** A rate of nothing is one of the tax of a place (Z) only for whom that place knows; else it says that nothing is charged on exports. */
const isCollected = (judged: Judged): boolean => {
  const { rate, place, tax } = judged
  if (rate === undefined) return false
  const isKnown = (tax.registrations ?? []).some(({ country }) => country === taxCountry(place.country))
  return rate > 0 || isKnown || !isExported(judged)
}

/** Where the shop collects nothing there is nothing to be exempt from. */
export const categoryOf = (judged: Judged): Category => {
  const { rate = 0, taxable, travels, buyer } = judged
  if (taxable && !buyer.exempt && isOwedByBuyer(judged)) {
    return travels ? { category: 'K', reason: 'intra-community' } : { category: 'AE', reason: 'reverse-charge' }
  }
  if (isCollected(judged)) {
    // One reason for all that is exempt: an invoice has one group of it.
    if (buyer.exempt) return { category: 'E', reason: 'buyer-exempt' }
    if (!taxable) return { category: 'E', reason: 'goods-exempt' }
    return { category: rate > 0 ? 'S' : 'Z' }
  }
  return isExported(judged) ? { category: 'G', reason: 'export' } : { category: 'O', reason: 'not-collected' }
}
