/** The tax of a cart: where it goes, who buys it and what is in it, handed to the one rule that counts tax. */
import { wallClock } from '../logistics/calendar.ts'
import { marketOf } from '../settings/markets.ts'
import type { Settings } from '../settings/settings.ts'
import { taxClassesOf } from '../settings/tax.ts'
import { taxDocument, type TaxableLine, type TaxDocument } from '../tax/document.ts'
import type { TaxPlace } from '../tax/union.ts'
import { vatIdOf } from './business.ts'
import type { Cart } from './cart.ts'

export type TaxRules = Pick<Settings, 'shop' | 'markets' | 'locations' | 'tax'>

const NOWHERE: TaxPlace = { country: '', region: '', postcode: '' }

/** What does not travel is sold at the shop's own place. */
export const homeOf = ({ shop, locations: { locations } }: Pick<Settings, 'shop' | 'locations'>): TaxPlace =>
  shop.address ?? locations.find(({ address }) => address)?.address ?? NOWHERE

export type Taxing = {
  readonly cart: Pick<Cart, 'address' | 'business'>
  /** Whether the shop keeps a certificate of the buyer. */
  readonly exempt: boolean
  /** After discounts, in the order of the cart. */
  readonly lines: readonly TaxableLine[]
  /** Price of delivery after discounts, minor units. */
  readonly delivery: number
  /** Where it is handed over, when its buyer fetches it; absent: where it is sent. */
  readonly at?: TaxPlace
}

export const taxOfCart = (rules: TaxRules, { cart, exempt, lines, delivery, at }: Taxing, now: number): TaxDocument => {
  const { shop, markets, tax } = rules
  const home = homeOf(rules)
  const sent = lines.length === 0 || lines.some(({ travels }) => travels)
  // A firm that is sent nothing is where its number is from.
  const place = sent ? (at ?? cart.address ?? NOWHERE) : home
  return taxDocument({
    lines,
    delivery,
    place,
    seller: home,
    buyer: { vatId: vatIdOf(cart.business), exempt },
    included: marketOf(markets, place.country)?.pricesIncludeTax ?? true,
    tax,
    day: wallClock(now, shop.timeZone).day,
  })
}

const SAMPLE = 10_000

/** How goods of each class and their delivery are taxed there, for this buyer: alike in two places, what they cost is alike. */
export const taxingAt = (rules: TaxRules, cart: Taxing['cart'], now: number): string => {
  const lines = taxClassesOf(rules.tax).map((taxClass) => ({ amount: SAMPLE, taxClass, taxable: true, travels: true }))
  const { country, groups } = taxOfCart(rules, { cart, exempt: false, lines, delivery: SAMPLE }, now)
  return JSON.stringify({ country, groups })
}

/** By which rate most was taxed, as it was kept when there was but one; null: the shop collects none there. */
export const mainTaxOf = ({
  country,
  included,
  groups,
}: TaxDocument): { readonly country: string; readonly rate: number; readonly included: boolean } | null => {
  const [most] = groups.filter(({ category }) => category === 'S').toSorted((a, b) => b.base - a.base)
  return most ? { country, rate: most.rate, included } : null
}
