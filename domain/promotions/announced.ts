/**
 * What the page of a good may say of promotions. It is kept and the same for everyone, so it says what counts by itself and for
 * everybody, and until when that holds; what comes of it is said by the cart. Days, hours and what is used up are not known to a page.
 */
import type { Currency } from '../money.ts'
import { isIn, type Goods } from './goods.ts'
import type { Effect, ProductSet, Promotion } from './promotion.ts'
import { countsIn } from './values.ts'

export type Announced = {
  /** In the order in which they were made. */
  readonly promotions: readonly Promotion[]
  /** ms since the epoch, when another one begins or one of these ends; null: neither is known. */
  readonly until: number | null
}

type Place = {
  readonly currency: Currency
  /** ISO 3166-1 alpha-2 of the places that are sold to; null: nobody has said where. */
  readonly countries: readonly string[] | null
  readonly now: number
}

/** Of what a good has to be for its buyer to care: presents only where they come with some goods, and not with everything. */
const setsOf = ({ effect, conditions: { minimumSum, minimumUnits } }: Promotion): readonly ProductSet[] => {
  switch (effect.type) {
    case 'goods':
    case 'tiers':
      return [effect.set]
    case 'buy-get':
      return [effect.buy.set, effect.get.set]
    case 'bundle':
      return effect.parts.map(({ set }) => set)
    case 'gift':
      return [minimumSum?.set, minimumUnits?.set].filter((set): set is ProductSet => set !== undefined && !set.all)
    default:
      return []
  }
}

const valuesOf = (effect: Effect) => {
  if (effect.type === 'gift') return []
  if (effect.type === 'tiers' || effect.type === 'order-tiers') return effect.tiers.map(({ value }) => value)
  return [effect.type === 'buy-get' ? effect.get.value : effect.value]
}

const isForAll = ({ method, state, conditions, limits, period }: Promotion, { currency, countries }: Place): boolean =>
  method === 'automatic' &&
  state === 'active' &&
  conditions.buyers.type === 'everybody' &&
  (conditions.currencies === null || conditions.currencies.includes(currency)) &&
  (conditions.countries === null || (countries?.some((one) => conditions.countries?.includes(one)) ?? false)) &&
  limits.uses === null &&
  limits.budget === null &&
  period.weekdays === null &&
  period.hours === null

/** @param promotions in the order in which they were made @param good what it costs and how many there are says nothing */
export const announcedOn = (promotions: readonly Promotion[], good: Goods, place: Place): Announced => {
  const { now, currency } = place
  const ofIt = promotions.filter(
    (one) =>
      isForAll(one, place) &&
      valuesOf(one.effect).every((value) => countsIn(value, currency)) &&
      !(one.skipsMarkedDown && good.isMarkedDown) &&
      setsOf(one).some((set) => isIn(set, good)) &&
      (one.period.until === null || one.period.until > now),
  )
  const moments = ofIt.flatMap(({ period: { from, until } }) => [from, until].filter((at) => at !== null && at > now))
  return {
    promotions: ofIt.filter(({ period: { from } }) => from === null || from <= now),
    until: moments.reduce<number | null>((least, at) => (least === null || (at ?? 0) < least ? at : least), null),
  }
}
