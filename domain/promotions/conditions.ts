/** Whether a promotion counts for this buyer, here, and now, whatever is in the cart; and what is in the cart enough. */
import { wallClock } from '../logistics/calendar.ts'
import type { Currency } from '../money.ts'
import type { Basket } from './goods.ts'
import { amountIn, type Buyers, type Period, type Promotion } from './promotion.ts'
import type { Short } from './taken.ts'

/** As much as promotions ask for of whoever buys. Nothing of it comes from a page or a body. */
export type Buyer = {
  /** Null: a guest. */
  readonly customerId: string | null
  readonly tags: readonly string[]
  readonly segments: readonly string[]
  /** The company that they buy for. */
  readonly company: string | null
  /** Null: nobody has looked, or a guest of whom nobody can know. */
  readonly isFirstOrder: boolean | null
}

export const GUEST: Buyer = { customerId: null, tags: [], segments: [], company: null, isFirstOrder: null }

/** Why it does not count, whatever is bought. In the order they are checked. */
export type Closed =
  | { readonly code: 'paused' }
  | { readonly code: 'not-started'; readonly from: number }
  | { readonly code: 'ended'; readonly until: number | null }
  /** Not on this day of the week, or not at this hour. */
  | { readonly code: 'not-now' }
  | { readonly code: 'currency' }
  | { readonly code: 'country' }
  | { readonly code: 'sign-in' }
  | { readonly code: 'not-for-you' }
  | { readonly code: 'not-first-order' }

type Place = {
  readonly currency: Currency
  /** Null: nobody has said where it goes. */
  readonly country: string | null
  readonly buyer: Buyer
  readonly now: number
}

const DAY_MS = 24 * 60 * 60_000

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Whether the clock on that wall shows one of its days and hours. A night that began on one of its days belongs to it. */
export const isHour = (
  { timeZone, weekdays, hours }: Pick<Period, 'timeZone' | 'weekdays' | 'hours'>,
  now: number,
): boolean => {
  if (!weekdays && !hours) return true
  const { day, time } = wallClock(now, timeZone)
  const isDay = (date: string) => !weekdays || weekdays.includes(weekdayOf(date))
  if (!hours) return isDay(day)
  const [from, until] = hours
  if (from <= until) return isDay(day) && time >= from && time < until
  if (time >= from) return isDay(day)
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10)
  return time < until && isDay(before)
}

const closedBy = ({ from, until, ...rest }: Period, now: number): Closed | undefined => {
  if (from !== null && now < from) return { code: 'not-started', from }
  if (until !== null && now >= until) return { code: 'ended', until }
  return isHour(rest, now) ? undefined : { code: 'not-now' }
}

const fold = (tag: string) => tag.toLowerCase()

const buyerFault = (buyers: Buyers, buyer: Buyer): Closed | undefined => {
  if (buyers.type === 'everybody') return undefined
  if (buyer.customerId === null) return { code: 'sign-in' }
  if (buyers.type === 'signed-in') return undefined
  if (buyers.type === 'first-order') return buyer.isFirstOrder === true ? undefined : { code: 'not-first-order' }
  const { customers, tags, segments, companies } = buyers
  const own = new Set(buyer.tags.map(fold))
  const isMeant =
    customers.includes(buyer.customerId) ||
    tags.some((tag) => own.has(fold(tag))) ||
    segments.some((one) => buyer.segments.includes(one)) ||
    (buyer.company !== null && companies.includes(buyer.company))
  return isMeant ? undefined : { code: 'not-for-you' }
}

export const closedFor = (promotion: Promotion, { currency, country, buyer, now }: Place): Closed | undefined => {
  const { state, period, conditions, limits } = promotion
  if (state === 'ended') return { code: 'ended', until: period.until }
  if (state !== 'active') return { code: 'paused' }
  const closed = closedBy(period, now)
  if (closed) return closed
  const { currencies, countries, buyers } = conditions
  // In a currency without one nothing would bound it.
  if (limits.budget && amountIn(limits.budget, currency) === undefined) return { code: 'currency' }
  if (currencies && !currencies.includes(currency)) return { code: 'currency' }
  // Before anybody has said where it goes it is shown: most people order from where they are.
  if (countries && country !== null && !countries.includes(country)) return { code: 'country' }
  return buyerFault(buyers, buyer)
}

/** What is missing in the cart. Minimums count goods at their prices before any promotion. */
export const shortOf = ({ conditions, skipsMarkedDown }: Promotion, basket: Basket): Short | undefined => {
  const { minimumSum, minimumUnits } = conditions
  if (minimumSum) {
    const least = amountIn(minimumSum.sums, basket.currency)
    if (least === undefined) return { code: 'currency' }
    const { worth } = basket.of(minimumSum.set, { skipsMarkedDown })
    if (worth < least) return { code: 'minimum-sum', missing: least - worth }
  }
  if (minimumUnits) {
    const { units } = basket.of(minimumUnits.set, { skipsMarkedDown })
    if (units < minimumUnits.units) return { code: 'minimum-units', missing: minimumUnits.units - units }
  }
  return undefined
}
