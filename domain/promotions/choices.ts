/** Of promotions that might count, which ones do: those of a class that may stand together, or the one that saves most alone. */
import type { Currency } from '../money.ts'
import { deliveryCut, orderAmounts, type DeliveryCut, type Way } from './order-effects.ts'
import type { Candidate, Promotion } from './promotion.ts'
import { totalOf, type Cut, type LineCut } from './taken.ts'

/** @property worth of what it gives, in minor units */
export type Ready = {
  readonly candidate: Candidate
  readonly promotion: Promotion
  readonly cut: Cut
  readonly worth: number
}

/** Higher first; see evaluate.ts. */
export const byRank = (
  { promotion: a }: { promotion: Promotion },
  { promotion: b }: { promotion: Promotion },
): number =>
  b.priority - a.priority ||
  (a.period.until ?? Number.POSITIVE_INFINITY) - (b.period.until ?? Number.POSITIVE_INFINITY) ||
  (a.id < b.id ? -1 : 1)

/** Those that may stand beside others of their class, which count together; and those that may not, of which one counts. */
const divided = <T extends { readonly promotion: Promotion }>(all: readonly T[]): readonly [T[], T[]] => {
  const [open, alone]: [T[], T[]] = [[], []]
  for (const one of all) (one.promotion.combines[one.promotion.class] ? open : alone).push(one)
  return [open, alone]
}

type Winner = { readonly promotion: Promotion; readonly cut: LineCut }

/** Of each line the promotion that saves most. @param group in the order of their rank */
const bestOfLines = (group: readonly Ready[]): (Winner | undefined)[] => {
  const winners: Ready[] = []
  const cuts: LineCut[] = []
  for (const ready of group)
    for (const cut of ready.cut.lines) {
      const before = cuts[cut.line]
      if (before && cut.amount <= before.amount) continue
      winners[cut.line] = ready
      cuts[cut.line] = cut
    }
  return Array.from(cuts, (cut, line) => {
    const promotion = winners[line]?.promotion
    return cut && promotion && { promotion, cut }
  })
}

export type GoodsChoice = { readonly group: readonly Ready[]; readonly best: readonly (Winner | undefined)[] }

export const giftsIn = ({ group }: Pick<GoodsChoice, 'group'>): number =>
  group.reduce((sum, { worth }) => sum + worth, 0)

/** What saves most; then what gives most; what comes first stays where both are the same. */
const bestGoods = (all: readonly Ready[]): GoodsChoice => {
  const [open, alone] = divided(all)
  let [best, saved, gifts]: [GoodsChoice, number, number] = [{ group: [], best: [] }, 0, 0]
  if (open.length > 0) {
    const lines = bestOfLines(open)
    const sum = lines.reduce((off, winner) => off + (winner?.cut.amount ?? 0), 0)
    const given = giftsIn({ group: open })
    if (sum > 0 || given > 0) [best, saved, gifts] = [{ group: open, best: lines }, sum, given]
  }
  let better: Ready | undefined
  for (const one of alone) {
    const sum = totalOf(one.cut.lines)
    const more = sum - saved || one.worth - gifts
    if (more > 0) [better, saved, gifts] = [one, sum, one.worth]
  }
  return better ? { group: [better], best: bestOfLines([better]) } : best
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
  const [open, alone] = divided(all)
  for (const group of [open, ...alone.map((one) => [one])]) {
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
