/**
 * Which parts of an order a credit is for, whether it went back or need not be paid any more: what was sent back or cancelled first, by
 * what it cost; what is left over for the rest of the order. All credits of an order together are never more of a part than it cost.
 */
import { sharedBy } from '../../tax/rounding.ts'
import { givenBackIn, moneyBackOf, type MoneyBack, type Refund } from '../money-back.ts'
import { payableOf } from '../stored-payments.ts'
import type { Credits, TaxedOrder } from './invoice.ts'

/** Units of one variant in several lines: from the first that has any left. @param used of each line before, which it counts on */
const unitsByLine = ({ lines }: TaxedOrder, { parcels }: MoneyBack, used: Map<number, number>): Map<number, number> => {
  const units = new Map<number, number>()
  for (const { variantId, units: some } of parcels) {
    let open = some
    for (const [line, one] of lines.entries()) {
      if (one.variantId !== variantId) continue
      const part = Math.min(open, one.units - (used.get(line) ?? 0))
      if (part <= 0) continue
      units.set(line, (units.get(line) ?? 0) + part)
      used.set(line, (used.get(line) ?? 0) + part)
      open -= part
    }
  }
  return units
}

/** What each part gives, none more than it has. @param left of each part, whole minor units */
const takenFrom = (left: readonly number[], amount: number, weights: readonly number[]): number[] => {
  const taken = sharedBy(amount, weights).map((share, part) => Math.min(share, left[part] ?? 0))
  let rest = amount - taken.reduce((sum, one) => sum + one, 0)
  const first = [...weights.keys()].toSorted((a, b) => Number(weights[b] !== 0) - Number(weights[a] !== 0) || a - b)
  for (const part of first) {
    const more = Math.min(rest, (left[part] ?? 0) - (taken[part] ?? 0))
    taken[part] = (taken[part] ?? 0) + more
    rest -= more
  }
  return taken
}

/** What of it is delivery, by what each part of that has cost. Of a cancellation it is told by there being nothing else. */
const deliveryBack = ({ taxed }: TaxedOrder, back: MoneyBack | Refund): readonly number[] => {
  const amount = 'delivery' in back ? (back.delivery?.amount ?? 0) : 0
  const none = taxed.lines.map(() => 0)
  if (amount === 0) return none
  const weights = taxed.delivery.map(({ net, tax }) => net + tax)
  return [...none, ...sharedBy(amount, weights)]
}

/** @param id of what goes back, one of the order's @returns undefined for one that the order does not know */
export const creditsOf = (order: TaxedOrder, id: string): Credits | undefined => {
  const parts = [...order.taxed.lines, ...order.taxed.delivery].map(({ net, tax }) => net + tax)
  const gone = parts.map(() => 0)
  const payable = payableOf(order.totals).amount
  const used = new Map<number, number>()
  let before = 0
  for (const refund of moneyBackOf(order)) {
    const units = unitsByLine(order, refund, used)
    const left = parts.map((gross, part) => gross - (gone[part] ?? 0))
    const all = left.reduce((sum, one) => sum + one, 0)
    const waived = refund.waived?.amount ?? 0
    const value = givenBackIn(refund)
    before += value
    // What was paid was rounded beside the total: with the last of it all is credited, and what is beyond the parts is the rounding.
    const isLast = order.totals.rounding !== undefined && before === payable
    const amount = isLast ? all : Math.min(value, all)
    const rounding = order.totals.rounding ? value - amount : 0
    const delivery = deliveryBack(order, refund)
    const named = parts.map((gross, part) => {
      const of = order.lines[part]?.units ?? 0
      return of === 0 ? (delivery[part] ?? 0) : Math.floor((gross * (units.get(part) ?? 0)) / of)
    })
    // Money alone, or what cost nothing: it is everybody's.
    const weights = amount === all || named.every((weight) => weight === 0) ? left : named
    const taken = takenFrom(left, amount, weights)
    if (refund.id === id) {
      const credited = taken.map((one, part) => ({ part, before: gone[part] ?? 0, amount: one }))
      return { credited, units, waived: Math.min(waived, value), ...(rounding !== 0 && { rounding }) }
    }
    for (const [part, one] of taken.entries()) gone[part] = (gone[part] ?? 0) + one
  }
  return undefined
}
