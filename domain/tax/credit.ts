/** What goes back of a document of tax, part by part: all credits together are the document, to the last unit. */
import { allocate } from '../allocation.ts'
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

/** So much of a sum, as much as a part is of the whole: rounded half up. */
const shareOf = (sum: number, part: number, whole: number): number =>
  part >= whole ? sum : Number((2n * BigInt(sum) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)))

const keyOf = ({ category, rate }: TaxedPart): string => `${category} ${rate}`

/**
 * The tax in what is credited, by group and from the beginning each time: nothing is lost between two credits, and none is
 * off by more than a unit, however many parts it has.
 *
 * @param credited every part of the document, also those of which nothing goes back now
 * @throws RangeError for more than there is: what goes back was judged before
 */
export const creditOf = (
  { lines, delivery }: Pick<TaxDocument, 'lines' | 'delivery'>,
  credited: readonly Credited[],
): Credit => {
  const all = [...lines, ...delivery]
  const found = credited.map((one) => {
    const part = all[one.part]
    if (!part || one.amount < 0 || one.before + one.amount > part.net + part.tax)
      throw new RangeError(`no such part: ${one.part}`)
    return { ...one, of: part }
  })
  const parts = [...Map.groupBy(found, ({ of }) => keyOf(of)).values()].flatMap((group) => {
    const sum = (value: (one: (typeof group)[number]) => number) => group.reduce((total, one) => total + value(one), 0)
    const [tax, gross] = [sum(({ of }) => of.tax), sum(({ of }) => of.net + of.tax)]
    const [before, now] = [sum((one) => one.before), sum(({ amount }) => amount)]
    const due = now === 0 ? 0 : shareOf(tax, before + now, gross) - shareOf(tax, before, gross)
    const shares = allocate(
      due,
      group.map(({ amount }) => amount),
    )
    return group.flatMap(({ of, part, amount }, at) => {
      const own = shares[at] ?? 0
      return amount === 0 ? [] : [{ ...of, part, tax: own, net: amount - own }]
    })
  })
  // Where nothing but what was rounded goes back, the document has the line that it must have (BR-16), of nothing.
  const [first] = found
  if (parts.length === 0 && first) parts.push({ ...first.of, part: first.part, net: 0, tax: 0 })
  const groups = groupsOf(parts)
  const [net, tax] = [
    groups.reduce((sum, { base }) => sum + base, 0),
    groups.reduce((sum, group) => sum + group.tax, 0),
  ]
  return { parts, groups, net, tax, total: net + tax }
}
