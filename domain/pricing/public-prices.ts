/**
 * Goods as everyone sees them: the price of a sale in the place of the regular one, and what may be struck through beside it. Staff
 * see goods as they are; everybody else sees them through this.
 */
import { isGiftCard, variantsIn } from '../catalog/gift-card.ts'
import { priceIn, wasPrice, type Product, type Variant } from '../catalog/product.ts'
import type { VariantId } from '../ids.ts'
import type { Currency, Money } from '../money.ts'
import { own } from '../own.ts'
import type { Converted } from './conversion.ts'
import { isPublic, nextMoment, type ListOffer, type PriceListId } from './price-list.ts'
import { inPublic, listsFor, priceFor, type Priced, type PriceFor } from './price-for.ts'

/** What is noted with a price that lists have, by currency: who has priced it, and what it may be compared with. */
export type PriceMark = {
  /** Absent: the regular price. */
  readonly list?: PriceListId
  /** It is a regular one, by a rate. */
  readonly rate?: 1
  /** Whether it is announced as a reduction. */
  readonly sale?: 1
  /** What a sale has taken it down from, minor units. */
  readonly was?: number
  /** The lowest of the thirty days before the reduction began, minor units. */
  readonly prior?: number
}
export type PriceMarks = Readonly<Record<string, PriceMark>>

export type ShownPrice = PriceFor & { readonly reduced: boolean; readonly byRate: boolean }

/** In which currencies it can be had at all: those of its own prices, and of lists. */
const currenciesOf = ({ prices, lists = [] }: Priced): Currency[] => [
  ...new Set([...prices.map(({ currency }) => currency), ...lists.map(({ currency }) => currency)]),
]

/** What everyone pays for one unit, in each currency that it is sold in. */
export const shownPrices = (
  variant: Converted<Pick<Variant, 'prices' | 'compareAt'> & Priced>,
  now: number,
): readonly ShownPrice[] => {
  const open = { prices: variant.prices, lists: listsFor(variant).filter(isPublic) }
  return currenciesOf(open).flatMap((currency) => {
    const priced = priceFor(open, inPublic(currency, now))
    if (!priced) return []
    const marked = priced.list === null ? wasPrice(variant, currency) : undefined
    const before = priced.before ?? marked ?? null
    const byRate = variant.byRate?.includes(currency) ?? false
    return [{ ...priced, before, reduced: before !== null, byRate }]
  })
}

/** What is stored beside the price; empty where nothing is to be said. */
export const markOf = ({ list, before, reduced, byRate }: ShownPrice, prior: number | null): PriceMark => ({
  ...(list !== null && { list }),
  ...(list === null && byRate && { rate: 1 as const }),
  ...((list !== null || byRate) && reduced && { sale: 1 as const }),
  ...((list !== null || byRate) && before && { was: before.amount }),
  ...(prior !== null && { prior }),
})

/** What the store knows of a variant beside the variant itself. */
export type PublicFacts = {
  readonly lists: readonly ListOffer[]
  /** As they stood when they were last reckoned. */
  readonly marks: PriceMarks
}

/**
 * @param facts by variant; absent: no list is about it, and nothing was reckoned
 * @param strict whether only the lowest price of the last thirty days may be struck (strikesPriorPrices)
 */
export const asEveryoneSees = (
  product: Product,
  facts: ReadonlyMap<VariantId, PublicFacts>,
  strict: boolean,
  now: number,
): Product => {
  // No list prices it, and nothing is struck beside what it is worth.
  if (isGiftCard(product)) return { ...product, variants: variantsIn(product) }
  const until = nextMoment(
    [...facts.values()].flatMap(({ lists }) => lists.filter(isPublic)),
    now,
  )
  return {
    ...product,
    ...(until !== null && { pricesUntil: until }),
    variants: product.variants.map((variant) => asEveryoneSeesVariant(variant, facts.get(variant.id), strict, now)),
  }
}

const asEveryoneSeesVariant = (
  variant: Variant,
  { lists, marks }: PublicFacts = { lists: [], marks: {} },
  strict: boolean,
  now: number,
): Variant => {
  // Nothing says otherwise than the variant itself: so it is in most shops, most of the time.
  if (lists.length === 0 && (!strict || variant.compareAt.length === 0)) return variant
  const shown = shownPrices({ ...variant, lists }, now)
  const struck = (one: ShownPrice): Money[] => {
    const before = strict ? priorOf(one, own(marks, one.price.currency)) : one.before
    return before && before.amount > one.price.amount ? [before] : []
  }
  const byQuantity = shown.flatMap(({ price }) => quantityPrices({ ...variant, lists }, price, now))
  return {
    ...variant,
    prices: shown.map(({ price }) => price),
    compareAt: shown.flatMap(struck),
    ...(byQuantity.length > 0 && { quantityPrices: byQuantity }),
  }
}

/** From how many units on one costs less than with fewer; rising. @param one what a single unit costs */
export const quantityPrices = (
  { prices, lists = [] }: Priced,
  one: Money,
  now: number,
): { readonly units: number; readonly price: Money }[] => {
  const open = lists.filter(isPublic)
  const steps = new Set(open.flatMap(({ breaks }) => breaks.map(({ units }) => units)))
  const found: { readonly units: number; readonly price: Money }[] = []
  let least = one.amount
  for (const units of [...steps].toSorted((a, b) => a - b)) {
    const price = priceFor({ prices, lists: open }, { ...inPublic(one.currency, now), units })?.price
    if (!price || price.amount >= least) continue
    least = price.amount
    found.push({ units, price })
  }
  return found
}

/** What was reckoned for another price, before a sale began or ended, is not said of this one. */
const priorOf = ({ price, list, reduced }: ShownPrice, mark: PriceMark | undefined): Money | null =>
  reduced && mark?.prior !== undefined && (mark.list ?? null) === list
    ? { amount: mark.prior, currency: price.currency }
    : null

/** What everyone pays for one unit. */
export const publicPriceIn = (offer: Priced, currency: Currency, now: number): Money | undefined =>
  listsFor(offer).length > 0
    ? priceFor({ prices: offer.prices, lists: listsFor(offer).filter(isPublic) }, inPublic(currency, now))?.price
    : priceIn(offer, currency)
