/** Of promotions that might count, which ones do: those of a class that may stand together, or the one that saves most alone. */
import type { Currency } from '../money.ts'
import { deliveryCut, orderAmounts, type DeliveryCut, type Way } from './order-effects.ts'
import type { Candidate, Promotion } from './promotion.ts'
import { totalOf, type Cut, type LineCut } from './taken.ts'

export type Ready = { readonly promotion: Promotion; readonly cut: Cut; readonly worth: number }

/** Higher first; see evaluate.ts. */
export const byRank = (
  { promotion: a }: { promotion: Promotion },
  { promotion: b }: { promotion: Promotion },
): number =>
  b.priority - a.priority ||
  (a.period.until ?? Number.POSITIVE_INFINITY) - (b.period.until ?? Number.POSITIVE_INFINITY) ||
  (a.id < b.id ? -1 : 1)

/** Those that may stand beside others of their class, all together; and each that may not, alone. */
const groupsOf = <T extends { readonly promotion: Promotion }>(all: readonly T[]): T[][] => {
  const open = all.filter(({ promotion }) => promotion.combines[promotion.class])
  const alone = all.filter(({ promotion }) => !promotion.combines[promotion.class])
  return [...(open.length > 0 ? [open] : []), ...alone.map((one) => [one])]
}

type Winner = { readonly promotion: Promotion; readonly cut: LineCut }

/** Of each line the promotion that saves most. @param group in the order of their rank */
const bestOfLines = (group: readonly Ready[]): (Winner | undefined)[] => {
  const best: (Winner | undefined)[] = []
  for (const { promotion, cut } of group)
    for (const one of cut.lines) {
      const before = best[one.line]
      if (!before || one.amount > before.cut.amount) best[one.line] = { promotion, cut: one }
    }
  return best
}

export type GoodsChoice = { readonly group: readonly Ready[]; readonly best: readonly (Winner | undefined)[] }

export const giftsIn = ({ group }: Pick<GoodsChoice, 'group'>): number =>
  group.reduce((sum, { worth }) => sum + worth, 0)

/** Of one alone nothing has to be compared: what it takes off each line stands in its cut. */
const savedBy = (group: readonly Ready[]): number => {
  const [one] = group
  if (one && group.length === 1) return totalOf(one.cut.lines)
  let sum = 0
  for (const winner of bestOfLines(group)) sum += winner?.cut.amount ?? 0
  return sum
}

/** What saves most; then what gives most; what comes first stays where both are the same. */
const bestGoods = (all: readonly Ready[]): GoodsChoice => {
  let [best, saved]: [readonly Ready[], number] = [[], 0]
  for (const group of groupsOf(all)) {
    const sum = savedBy(group)
    const more = sum - saved || giftsIn({ group }) - giftsIn({ group: best })
    if (more > 0) [best, saved] = [group, sum]
  }
  return { group: best, best: bestOfLines(best) }
}

/** Of the same ones it is the same: which other classes are used often leaves out none of them. */
export const goodsChooser = (): ((all: readonly Ready[]) => GoodsChoice) => {
  const known: { readonly all: readonly Ready[]; readonly choice: GoodsChoice }[] = []
  return (all) => {
    const before = known.find((one) => one.all.length === all.length && one.all.every((of, at) => of === all[at]))
    if (before) return before.choice
    const choice = bestGoods(all)
    known.push({ all, choice })
    return choice
  }
}

/** @param worth of what something may be taken off, in minor units */
export const bestOrder = (
  all: readonly Candidate[],
  worth: number,
  currency: Currency,
): { readonly promotions: readonly Promotion[]; readonly amount: number } => {
  let [best, most]: [readonly Promotion[], number] = [[], 0]
  for (const group of groupsOf(all)) {
    const promotions = group.map(({ promotion }) => promotion)
    const sum = orderAmounts(promotions, worth, currency).reduce((off, { amount }) => off + amount, 0)
    if (sum > most) [best, most] = [promotions, sum]
  }
  return { promotions: best, amount: most }
}

export const bestDelivery = (all: readonly Candidate[], way: Way | null, currency: Currency): DeliveryCut | null => {
  let best: DeliveryCut | null = null
  for (const { promotion } of all) {
    const cut = deliveryCut(promotion, way, currency)
    if ('amount' in cut && cut.amount > (best?.amount ?? 0)) best = cut
  }
  return best
}
