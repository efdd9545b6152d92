/** Prices by quantity of one variant in one list: whoever takes more never pays more for each. */
import type { QuantityBreak } from './price-list.ts'

export type SaidBreak = { readonly units: number; readonly amount: number | null }

/** Those that stand there when these are said as well, the smallest quantity first; without an amount one is taken out. */
export const breaksAfter = (there: readonly QuantityBreak[], said: readonly SaidBreak[]): readonly QuantityBreak[] => {
  const after = new Map(there.map(({ units, amount }) => [units, amount]))
  for (const { units, amount } of said) {
    if (amount === null) after.delete(units)
    else after.set(units, amount)
  }
  return Array.from(after, ([units, amount]) => ({ units, amount })).toSorted((one, other) => one.units - other.units)
}

/** Whether one of them is dearer than the one before it. @param breaks the smallest quantity first */
export const areRising = (breaks: readonly QuantityBreak[]): boolean =>
  breaks.some(({ amount }, at) => amount > (breaks[at - 1]?.amount ?? Infinity))
