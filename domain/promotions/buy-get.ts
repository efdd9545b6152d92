/**
 * Buy so many, get so many: the cheapest of what is given, and nothing twice.
 *
 * What has to be bought are the dearest units that could do it, those first that could not be given. Of six that are three
 * for two, the two cheapest are free, however they were put in.
 */
import type { Basket, Run } from './goods.ts'
import { mostOften } from './often.ts'
import { amountIn, type Effect, type Promotion } from './promotion.ts'
import { cutOf, type Taken } from './taken.ts'
import { firstOf, sumOf, together, without } from './units.ts'
import { countsIn, offEach } from './values.ts'

type BuyGet = Extract<Effect, { type: 'buy-get' }>
type Rules = Pick<Promotion, 'skipsMarkedDown'>
type Pool = {
  /** Dearest first, and those before the others that are not given at all. */
  readonly buying: readonly Run[]
  /** Cheapest first. */
  readonly given: readonly Run[]
  /** Lines of what is given, and how many units those have. */
  readonly isGiven: ReadonlySet<number>
  readonly givenUnits: number
}

export const buyGet = (effect: BuyGet, rules: Rules, basket: Basket): Taken => {
  const { buy, get, times } = effect
  if (!countsIn(get.value, basket.currency)) return { short: { code: 'currency' } }
  const bought = basket.of(buy.set, rules)
  const given = basket.of(get.set, rules)
  if (bought.units === 0 && given.units === 0) return { short: { code: 'no-goods' } }
  const isGiven = new Set(given.lines)
  const dearest = bought.runs.toReversed()
  const buying = [
    ...dearest.filter(({ line }) => !isGiven.has(line)),
    ...dearest.filter(({ line }) => isGiven.has(line)),
  ]
  const pool = { buying, given: given.runs, isGiven, givenUnits: given.units }
  if ('sum' in buy) return spend(effect, buy.sum, pool, basket)

  const most = Math.min(times ?? Number.POSITIVE_INFINITY, Math.floor(bought.units / buy.units))
  const often = mostOften(most, (count) => isThere(pool, buy.units * count, get.units * (count - 1) + 1))
  if (often === 0) return { short: { code: 'more-units', missing: missingOf(effect, buy.units, pool) } }
  const left = without(pool.given, firstOf(buying, buy.units * often))
  return cutOf(together(offEach(get.value, firstOf(left, get.units * often), basket.currency)))
}

/** Whether so many can be bought and at least so many are left to be given. */
const isThere = ({ buying, isGiven, givenUnits }: Pool, bought: number, atLeast: number): boolean => {
  const used = firstOf(buying, bought)
  if (sumOf(used) !== bought) return false
  let left = givenUnits
  for (const { line, units } of used) if (isGiven.has(line)) left -= units
  return left >= atLeast
}

/** What has to come in before it counts once and whole. */
const missingOf = ({ get }: BuyGet, units: number, { buying, given }: Pool): number => {
  const used = firstOf(buying, units)
  const toBuy = units - sumOf(used)
  return Math.max(1, toBuy + Math.max(0, get.units - sumOf(without(given, used))))
}

/** Spend so much, get so many. What is given was not spent for itself. */
const spend = (
  { get, times }: BuyGet,
  sums: Extract<BuyGet['buy'], { sum: unknown }>['sum'],
  pool: Pool,
  basket: Basket,
): Taken => {
  const least = amountIn(sums, basket.currency)
  if (least === undefined || least <= 0) return { short: { code: 'currency' } }
  const givenOf = (count: number) => firstOf(pool.given, get.units * count)
  const spentOn = (count: number) => worthOf(without(pool.buying, givenOf(count)))
  const worth = worthOf(pool.buying)
  const most = Math.min(times ?? Number.POSITIVE_INFINITY, Math.floor(worth / least))
  const often = mostOften(
    most,
    (count) => spentOn(count) >= least * count && sumOf(pool.given) >= get.units * (count - 1) + 1,
  )
  if (often > 0) return cutOf(together(offEach(get.value, givenOf(often), basket.currency)))
  if (worth >= least && pool.given.length === 0) return { short: { code: 'more-units', missing: get.units } }
  return { short: { code: 'more-goods', missing: Math.max(1, least - spentOn(1)) } }
}

const worthOf = (runs: readonly Run[]): number => runs.reduce((sum, { price, units }) => sum + price * units, 0)
