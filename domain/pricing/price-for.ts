/**
 * What one unit costs this buyer now. Nothing else decides it: pages, carts, orders and programs ask here.
 *
 * The lowest price that the buyer may have wins, the regular one among them, so a list never makes anything dearer. Where two come to
 * the same, the regular price goes first, then the list of higher priority, then the one that was made first.
 */
import { HUNDRED_PER_CENT, shareOf } from '../allocation.ts'
import type { CompanyId } from '../customers/companies.ts'
import type { Currency, Money } from '../money.ts'
import { isInForce, type ListOffer, type PriceListId } from './price-list.ts'

/** Who buys: whose company, and which tags staff have given. */
export type Buyer = { readonly company: CompanyId | null; readonly tags: readonly string[] }

/** Whoever is not known, as public pages are made for. */
export const EVERYONE: Buyer = { company: null, tags: [] }

export type PriceContext = {
  readonly currency: Currency
  /** Of the line. */
  readonly units: number
  readonly buyer: Buyer
  /** Where the order goes, ISO 3166-1 alpha-2; null: nobody has said so. */
  readonly country: string | null
  readonly now: number
}

/** For a public page: one unit, for whoever comes. */
export const inPublic = (currency: Currency, now: number): PriceContext => ({
  currency,
  units: 1,
  buyer: EVERYONE,
  country: null,
  now,
})

/** What of a variant says its price. `lists`: of any audience and moment; absent: none is about it. */
export type Priced = {
  readonly prices: readonly Money[]
  readonly lists?: readonly ListOffer[]
  /** Money in another form is worth what it costs. */
  readonly isGiftCard?: boolean
}

/** Those that may price it: as with promotions, nothing is ever taken off a gift card. */
export const listsFor = ({
  lists = [],
  isGiftCard = false,
}: Pick<Priced, 'lists' | 'isGiftCard'>): readonly ListOffer[] => (isGiftCard ? [] : lists)

export type PriceFor = {
  readonly price: Money
  /** Without any list; null where it is sold in this currency by a list alone. */
  readonly regular: Money | null
  /** What a sale has taken it down from; null where it is no sale. What may be struck of it, prior-price.ts says. */
  readonly before: Money | null
  /** Which list has priced it; null: the regular price. */
  readonly list: PriceListId | null
}

const isFor = ({ audience }: ListOffer, { buyer, country }: PriceContext): boolean => {
  if (audience.type === 'everyone') return true
  if (audience.type === 'companies') return buyer.company !== null && audience.names.includes(buyer.company)
  if (audience.type === 'countries') return country !== null && audience.names.includes(country)
  return audience.names.some((tag) => buyer.tags.includes(tag))
}

/** Minor units; undefined where the list says nothing of so many, or there is nothing to take off from. */
const amountBy = ({ pricing, breaks }: ListOffer, regular: number | undefined, units: number): number | undefined => {
  if (pricing.type === 'fixed') {
    const reached = breaks.filter((one) => one.units <= units)
    return reached.reduce<QuantityReached>((best, one) => (!best || one.units > best.units ? one : best), undefined)
      ?.amount
  }
  if (regular === undefined || pricing.value === null) return undefined
  if (pricing.type === 'percent') return shareOf(regular, HUNDRED_PER_CENT - pricing.value)
  return Math.max(0, regular - pricing.value)
}
type QuantityReached = ListOffer['breaks'][number] | undefined

/** @returns undefined when it is not sold in this currency */
export const priceFor = (of: Priced, context: PriceContext): PriceFor | undefined => {
  const { currency, units, now } = context
  const { prices } = of
  const regular = prices.find((price) => price.currency === currency)
  let best: { readonly amount: number; readonly by: ListOffer | null } | undefined = regular && {
    amount: regular.amount,
    by: null,
  }
  for (const list of listsFor(of)) {
    if (list.currency !== currency || !isInForce(list, now) || !isFor(list, context)) continue
    const amount = amountBy(list, regular?.amount, units)
    if (amount === undefined) continue
    if (!best || amount < best.amount || (amount === best.amount && best.by !== null && goesBefore(list, best.by)))
      best = { amount, by: list }
  }
  if (!best) return undefined
  const { amount, by } = best
  return {
    price: { amount, currency },
    regular: regular ?? null,
    before: by?.kind === 'sale' && regular ? regular : null,
    list: by?.list ?? null,
  }
}

const goesBefore = (one: ListOffer, other: ListOffer): boolean =>
  one.priority !== other.priority ? one.priority > other.priority : one.number < other.number
