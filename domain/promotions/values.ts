/** What a value takes off units: rounded once for each line, not for each unit, so that nothing grows with their number. */
import { allocate, shareOf } from '../allocation.ts'
import type { Currency } from '../money.ts'
import type { Run } from './goods.ts'
import { amountIn, type Value } from './promotion.ts'
import type { LineCut } from './taken.ts'

/** Whether it says anything about this currency. */
export const countsIn = (value: Value, currency: Currency): boolean =>
  value.type === 'percent' || amountIn(value.type === 'amount' ? value.amounts : value.prices, currency) !== undefined

/** Off each of these units. */
export const offEach = (value: Value, runs: readonly Run[], currency: Currency): LineCut[] =>
  runs.map(({ line, price, units }) => ({ line, units, amount: offUnits(value, price, units, currency) }))

const offUnits = (value: Value, price: number, units: number, currency: Currency): number => {
  if (value.type === 'percent') return shareOf(price * units, value.rate)
  if (value.type === 'amount') return Math.min(amountIn(value.amounts, currency) ?? 0, price) * units
  return Math.max(0, price - (amountIn(value.prices, currency) ?? price)) * units
}

/**
 * Off all of them together, once. An amount is divided by what they cost, by the largest remainder; a price is what they
 * cost together then.
 */
export const offTogether = (value: Value, runs: readonly Run[], currency: Currency, times = 1): LineCut[] => {
  const worths = runs.map(({ price, units }) => price * units)
  const worth = worths.reduce((sum, one) => sum + one, 0)
  const parts = allocate(offSum(value, worth, currency, times), worths)
  return runs.map(({ line, units }, index) => ({ line, units, amount: parts[index] ?? 0 }))
}

/** @returns of a worth, what is taken off it: never more than there is */
export const offSum = (value: Value, worth: number, currency: Currency, times = 1): number => {
  if (value.type === 'percent') return shareOf(worth, value.rate)
  if (value.type === 'amount') return Math.min(worth, (amountIn(value.amounts, currency) ?? 0) * times)
  const price = amountIn(value.prices, currency)
  return price === undefined ? 0 : Math.max(0, worth - price * times)
}
