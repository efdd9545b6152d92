/**
 * Buy so many, get so many: the cheapest of what is given, and nothing twice.
 *
 * What has to be bought are the dearest units that could do it, those first that could not be given. Of six that are three
 * for two, the two cheapest are free, however they were put in.
 */
import type { Basket, Found, Run } from './goods.ts'
import { mostOften } from './often.ts'
import { amountIn, type Effect, type Promotion } from './promotion.ts'
import { cutOf, type Taken } from './taken.ts'
import { firstOf, lastOf, sumOf, without } from './units.ts'
import { countsIn, offEach } from './values.ts'

type BuyGet = Extract<Effect, { type: 'buy-get' }>
type Rules = Pick<Promotion, 'skipsMarkedDown'>
type Pool = { readonly bought: Found; readonly given: Found }

/** Of what is to be bought the dearest units, those before the others that are not given at all. */
const dearestOf = ({ bought, given }: Pool, units: number): Run[] => {
  const apart = lastOf(bought.runs, units, (line) => !given.lines.has(line))
  const open = units - sumOf(apart)
  return open > 0 ? [...apart, ...lastOf(bought.runs, open, (line) => given.lines.has(line))] : apart
}

export const buyGet = (effect: BuyGet, rules: Rules, basket: Basket): Taken => {
  const { buy, get, times } = effect
  if (!countsIn(get.value, basket.currency)) return { short: { code: 'currency' } }
  const bought = basket.of(buy.set, rules)
  const given = basket.of(get.set, rules)
  if (bought.units === 0 && given.units === 0) return { short: { code: 'no-goods' } }
  const pool = { bought, given }
  if ('sum' in buy) return spend(effect, buy.sum, pool, basket)

  const most = Math.min(times ?? Number.POSITIVE_INFINITY, Math.floor(bought.units / buy.units))
  const often = mostOften(most, (count) => isThere(pool, buy.units * count, get.units * (count - 1) + 1))
  if (often === 0) return { short: { code: 'more-units', missing: missingOf(effect, buy.units, pool) } }
  const left = without(given.runs, dearestOf(pool, buy.units * often))
  return cutOf(offEach(get.value, firstOf(left, get.units * often), basket.currency))
}

/** Whether so many can be bought and at least so many are left to be given. */
const isThere = (pool: Pool, bought: number, atLeast: number): boolean => {
  const used = dearestOf(pool, bought)
  if (sumOf(used) !== bought) return false
  let left = pool.given.units
  for (const { line, units } of used) if (pool.given.lines.has(line)) left -= units
  return left >= atLeast
}

/** What has to come in before it counts once and whole. */
const missingOf = ({ get }: BuyGet, units: number, pool: Pool): number => {
  const used = dearestOf(pool, units)
  const toBuy = units - sumOf(used)
  return Math.max(1, toBuy + Math.max(0, get.units - sumOf(without(pool.given.runs, used))))
}

/** Spend so much, get so many. What is given was not spent for itself. */
const spend = (
  { get, times }: BuyGet,
  sums: Extract<BuyGet['buy'], { sum: unknown }>['sum'],
  { bought, given }: Pool,
  basket: Basket,
): Taken => {
  const least = amountIn(sums, basket.currency)
  if (least === undefined || least <= 0) return { short: { code: 'currency' } }
  const givenOf = (count: number) => firstOf(given.runs, get.units * count)
  const spentOn = (count: number) => worthOf(without(bought.runs, givenOf(count)))
  const { worth } = bought
  const most = Math.min(times ?? Number.POSITIVE_INFINITY, Math.floor(worth / least))
  const often = mostOften(
    most,
    (count) => spentOn(count) >= least * count && given.units >= get.units * (count - 1) + 1,
  )
  if (often > 0) return cutOf(offEach(get.value, givenOf(often), basket.currency))
  if (worth >= least && given.units === 0) return { short: { code: 'more-units', missing: get.units } }
  return { short: { code: 'more-goods', missing: Math.max(1, least - spentOn(1)) } }
}

const worthOf = (runs: readonly Run[]): number => runs.reduce((sum, { price, units }) => sum + price * units, 0)
