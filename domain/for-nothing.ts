/** When something would be given away for ever: the same bounds for promotions and price lists. */
import { HUNDRED_PER_CENT } from './allocation.ts'

const YEAR_MS = 366 * 24 * 60 * 60_000

/** An end that nobody here will see is none. @param until ms since the epoch; null: none is said */
export const isForEver = (until: number | null, now: number): boolean => until === null || until > now + YEAR_MS

/** Minor units of whatever currency: no order comes to so much, so whoever takes it off takes everything. */
const ANY_ORDER = 100_000_000

/** Whether nothing is left of a price, or of an order. @param value hundredths of a per cent, or minor units */
export const takesAll = (type: 'percent' | 'amount', value: number): boolean =>
  value >= (type === 'percent' ? HUNDRED_PER_CENT : ANY_ORDER)
