/** What goods of an order cost when they are here: freight and duty shared over its lines by their value. */
import type { VariantId } from '../../ids.ts'
import { tallyOf, type DocumentLine, type StockDocument, type Terms } from './document.ts'

export type LandedLine = {
  readonly variant: VariantId
  /** Of the line without anything on top, and what is on top of it, in minor units. */
  readonly value: number
  readonly share: number
  /** What one unit costs with its part of it, to the nearest minor unit. */
  readonly unitCost: number
}

/**
 * Whole minor units, and no more and no fewer than came on top: what is left over by rounding goes to the lines that were
 * rounded down furthest, the earlier first. Where nothing has a value it is shared by units.
 */
export const landedCosts = (
  lines: readonly Pick<DocumentLine, 'variant' | 'units' | 'cost'>[],
  { freight, duty }: Pick<Terms, 'freight' | 'duty'>,
): LandedLine[] => {
  const values = lines.map(({ units, cost }) => units * (cost ?? 0))
  const weights = values.some((value) => value > 0) ? values : lines.map(({ units }) => units)
  const shares = shared(freight + duty, weights)
  return lines.map(({ variant, units, cost }, index) => {
    const [value = 0, share = 0] = [values[index], shares[index]]
    return { variant, value, share, unitCost: units === 0 ? (cost ?? 0) : Math.round((value + share) / units) }
  })
}

/** By weight; in big numbers, because an amount times an amount is more than a number holds. */
const shared = (amount: number, weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const shares = exact.map((part) => Number(part / total))
  const left = amount - shares.reduce((sum, share) => sum + share, 0)
  const furthest = exact
    .map((part, index) => ({ index, rest: part % total }))
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))
  for (const { index } of furthest.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}

/** Of an order that is closed what has come, of one that is not what was ordered: that is what shares the freight. */
export const landedOf = (document: StockDocument): LandedLine[] => {
  const { lines, state, terms } = document
  if (!terms) return []
  const isClosed = state === 'received'
  return landedCosts(
    lines.map((line) => (isClosed ? { ...line, units: tallyOf(document, line.variant).arrived } : line)),
    terms,
  )
}
