/** A change of many amounts at once: set, raised or lowered, by per cent or by so much, and rounded as shops round. */
import { HUNDRED_PER_CENT } from '../allocation.ts'

export const AMOUNT_CHANGES = ['set', 'raise', 'lower'] as const
export const ENDINGS = ['exact', '00', '95', '99'] as const

export type AmountChange = {
  readonly how: (typeof AMOUNT_CHANGES)[number]
  /** Minor units; of per cent hundredths. */
  readonly by: number
  readonly percent: boolean
  /** What a price ends in. */
  readonly ending: (typeof ENDINGS)[number]
}

const moved = (amount: number, { how, by, percent }: AmountChange): number => {
  if (how === 'set') return by
  const difference = percent ? (amount * by) / HUNDRED_PER_CENT : by
  return Math.round(how === 'raise' ? amount + difference : amount - difference)
}

/** Amounts end in .99 where their currency has hundredths; others are whole, or have thousandths. @param digits of the currency */
export const hasEndings = (digits: number): boolean => digits === 2

/** The nearest amount that ends so. */
const endingIn = (amount: number, { ending }: AmountChange, digits: number): number => {
  if (ending === 'exact' || !hasEndings(digits)) return amount
  const minor = Number(ending)
  const rounded = Math.round((amount - minor) / 100) * 100 + minor
  return rounded < 0 ? minor : rounded
}

/** @param digits of the currency. @returns undefined when it would cost less than nothing */
export const changedAmount = (amount: number, change: AmountChange, digits: number): number | undefined => {
  const next = moved(amount, change)
  return next < 0 ? undefined : endingIn(next, change, digits)
}

/** Of what is left of a price without its tax. @param taxRate hundredths of a per cent, in the price */
export const marginOf = (price: number, cost: number, taxRate: number) => {
  const net = (price * HUNDRED_PER_CENT) / (HUNDRED_PER_CENT + taxRate)
  return { net, left: net - cost, share: net > 0 ? (net - cost) / net : 0 }
}
