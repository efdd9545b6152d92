/** What goes back of a document of tax, part by part: all credits together are the document, to the last unit. */
import { groupsOf, type TaxDocument, type TaxedPart, type TaxGroup } from './document.ts'

/** Of one line or one part of delivery, whole minor units with tax. */
export type Credited = {
  /** Its place among the lines, and behind them the parts of delivery. */
  readonly part: number
  /** Credited before. */
  readonly before: number
  /** Credited now. */
  readonly amount: number
}

export type Credit = {
  readonly parts: readonly (TaxedPart & { readonly part: number })[]
  readonly groups: readonly TaxGroup[]
  readonly net: number
  readonly tax: number
  readonly total: number
}

/** The tax in so much of a part: counted from the beginning each time, so that nothing is lost between two credits. */
const taxIn = ({ net, tax }: TaxedPart, amount: number): number => {
  const gross = net + tax
  return amount >= gross ? tax : Number((2n * BigInt(tax) * BigInt(amount) + BigInt(gross)) / (2n * BigInt(gross)))
}

/** @throws RangeError for more than there is: what goes back was judged before */
export const creditOf = (
  { lines, delivery }: Pick<TaxDocument, 'lines' | 'delivery'>,
  credited: readonly Credited[],
): Credit => {
  const all = [...lines, ...delivery]
  const parts = credited.flatMap(({ part: place, before, amount }) => {
    const part = all[place]
    if (!part || amount < 0 || before + amount > part.net + part.tax) throw new RangeError(`no such part: ${place}`)
    const tax = taxIn(part, before + amount) - taxIn(part, before)
    return amount === 0 ? [] : [{ ...part, part: place, tax, net: amount - tax }]
  })
  const groups = groupsOf(parts)
  const [net, tax] = [
    groups.reduce((sum, { base }) => sum + base, 0),
    groups.reduce((sum, group) => sum + group.tax, 0),
  ]
  return { parts, groups, net, tax, total: net + tax }
}
