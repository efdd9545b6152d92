/**
 * Which promotions count for a cart, and what each takes off which line.
 *
 * Goods first, each promotion on the prices before any other; then the order, every one on the same sum, that of the goods
 * less what was taken off them; then delivery. A line has one promotion on goods: that which saves most. What may stand
 * together is said by class, and both must say so. Of those that may, the cart gets those with which it costs least, among
 * these the ones with the most worth in gifts. Among promotions that give the same, the higher
 * priority counts, then what ends first, then the older id: nothing turns on the order of lines or clicks.
 *
 * Classes and their order as Shopify has them: https://help.shopify.com/manual/discounts/discount-combinations
 */
import type { VariantId } from '../ids.ts'
import type { Currency } from '../money.ts'
import { bestDelivery, bestOrder, byRank, giftsIn, goodsChooser, type GoodsChoice, type Ready } from './choices.ts'
import { closedFor, shortOf, type Buyer } from './conditions.ts'
import { orderCuts, type DeliveryCut, type OrderCut, type Way } from './order-effects.ts'
import { nextTiers, unappliedOf, type Next, type Unapplied } from './explain.ts'
import { Basket, type Goods } from './goods.ts'
import { takenBy } from './goods-effects.ts'
import { isLeft, type Left } from './limits.ts'
import type { Candidate, Promotion, PromotionClass, PromotionId } from './promotion.ts'
import { totalOf, type LineCut } from './taken.ts'

export type Judged = {
  readonly currency: Currency
  /** With units > 0, in the order of the cart. */
  readonly lines: readonly Goods[]
  /** One for each promotion. */
  readonly candidates: readonly Candidate[]
  readonly buyer: Buyer
  readonly country: string | null
  /**
   * How it travels and what that costs, when so much of each line is left to pay; null: not chosen, or nothing travels.
   * What goods are worth after promotions may make it free.
   */
  readonly wayFor: (left: readonly number[]) => Way | null
  /** What so many units of a gift cost; undefined: it cannot be had. */
  readonly giftWorth: (variant: VariantId, units: number) => number | undefined
  readonly left: Left
  /** Whom a limit for each buyer counts; null: nobody can be told from others. */
  readonly limitedAs: string | null
  readonly now: number
}

/** @property amount what it is worth, in minor units */
export type Gift = {
  readonly promotion: Promotion
  readonly variantId: VariantId
  readonly units: number
  readonly amount: number
}

export type Outcome = {
  /** Of each line what is taken off it by a promotion on goods. */
  readonly goods: readonly { readonly promotion: Promotion; readonly cuts: readonly LineCut[] }[]
  readonly order: readonly OrderCut[]
  readonly delivery: DeliveryCut | null
  /** By which delivery it was reckoned. */
  readonly way: Way | null
  readonly gifts: readonly Gift[]
  readonly unapplied: readonly Unapplied[]
  /** Of those that count by tiers: what is missing to the next one. */
  readonly next: readonly Next[]
}

/** Which classes are used at all. A promotion that may not stand beside another class is out where that is used. */
const SCENARIOS: readonly (readonly PromotionClass[])[] = [
  ['product', 'order', 'delivery'],
  ['product', 'order'],
  ['product', 'delivery'],
  ['order', 'delivery'],
  ['product'],
  ['order'],
  ['delivery'],
]

/** Of a class where it is used, those that may stand beside the other classes that are. */
const fitting = <T extends { readonly promotion: Promotion }>(
  all: readonly T[],
  own: PromotionClass,
  classes: readonly PromotionClass[],
): readonly T[] => {
  if (!classes.includes(own)) return []
  const others = classes.filter((one) => one !== own)
  return others.length === 0 ? all : all.filter(({ promotion }) => others.every((one) => promotion.combines[one]))
}

const totalIn = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

type Plan = {
  readonly goods: GoodsChoice
  readonly order: readonly OrderCut[]
  readonly delivery: DeliveryCut | null
  readonly way: Way | null
  /** What is to be paid then for goods and delivery. */
  readonly cost: number
}

/** @param best so far @returns undefined where it surely is no better */
const planOf = (
  ready: Prepared,
  classes: readonly PromotionClass[],
  judged: Judged,
  best: Pick<Plan, 'cost' | 'goods'>,
): Plan | undefined => {
  const goods = ready.chosen(fitting(ready.goods, 'product', classes))
  const left = leftAfter(judged, goods)
  const cuttable = cuttableIn(judged, left)
  const { promotions, amount } = bestOrder(fitting(ready.order, 'order', classes), totalIn(cuttable), judged.currency)
  // Delivery costs nothing at best.
  const least = totalIn(left) - amount
  if (least > best.cost || (least === best.cost && giftsIn(goods) <= giftsIn(best.goods))) return undefined
  const order = orderCuts(promotions, cuttable, ready.turns, judged.currency)
  const rest = [...left]
  for (const { parts } of order) for (const [line, part] of parts.entries()) rest[line] = (rest[line] ?? 0) - part
  const way = judged.wayFor(rest)
  const delivery = bestDelivery(fitting(ready.delivery, 'delivery', classes), way, judged.currency)
  const cost = totalIn(rest) + (way?.price ?? 0) - (delivery?.amount ?? 0)
  return { goods, order, delivery, way, cost }
}

type Prepared = {
  readonly basket: Basket
  readonly chosen: (all: readonly Ready[]) => GoodsChoice
  /** The lines by their variants: who clicked what first says nothing. */
  readonly turns: readonly number[]
  readonly goods: readonly Ready[]
  readonly order: readonly Candidate[]
  readonly delivery: readonly Candidate[]
  readonly out: readonly Unapplied[]
}

/** Each by itself: whether it counts for whoever buys, here and now, and what it would take off the goods. */
const prepare = (judged: Judged, short: ReadonlySet<PromotionId>): Prepared => {
  const { candidates, currency, lines, giftWorth } = judged
  const basket = new Basket(lines, currency)
  const goods: Ready[] = []
  const order: Candidate[] = []
  const delivery: Candidate[] = []
  const out: Unapplied[] = []
  for (const candidate of candidates.toSorted(byRank)) {
    const { promotion } = candidate
    const why =
      closedFor(promotion, judged) ??
      shortOf(promotion, basket) ??
      (short.has(promotion.id) || !isLeft(candidate, judged) ? USED_UP : undefined)
    if (why) out.push({ candidate, why })
    else if (promotion.effect.type === 'delivery') delivery.push(candidate)
    else if (promotion.effect.type === 'order' || promotion.effect.type === 'order-tiers') order.push(candidate)
    else {
      const taken = takenBy(promotion.effect, promotion, basket)
      if ('short' in taken) out.push({ candidate, why: taken.short })
      else {
        const { gift } = taken.cut
        const worth = gift ? giftWorth(gift.variantId, gift.units) : 0
        if (worth === undefined) out.push({ candidate, why: { code: 'gift-gone' } })
        else if (gift && lines.length === 0) out.push({ candidate, why: { code: 'no-goods' } })
        else goods.push({ candidate, promotion, cut: taken.cut, worth })
      }
    }
  }
  const turns = lines.map((_, line) => line).toSorted((a, b) => byVariant(lines[a], lines[b]))
  return { basket, chosen: goodsChooser(), turns, goods, order, delivery, out }
}

const byVariant = (a: Goods | undefined, b: Goods | undefined): number =>
  (a?.variantId ?? '') < (b?.variantId ?? '') ? -1 : 1

const USED_UP = { code: 'used-up' } as const

/** What is left of a budget may be less than a promotion would take off this cart: it counts whole or not at all. */
export const evaluate = (judged: Judged): Outcome => {
  const short = new Set<PromotionId>()
  for (;;) {
    const outcome = decided(judged, short)
    const beyond = judged.left.size > 0 ? beyondBudget(outcome, judged) : []
    if (beyond.length === 0) return outcome
    for (const id of beyond) short.add(id)
  }
}

const beyondBudget = (outcome: Outcome, judged: Judged): PromotionId[] =>
  amountsOf(outcome).flatMap(({ promotion, amount }) => (isLeft({ promotion }, judged, amount) ? [] : [promotion.id]))

/** What each of those that count takes off in all. */
const amountsOf = ({ goods, gifts, order, delivery }: Pick<Outcome, 'goods' | 'gifts' | 'order' | 'delivery'>) => [
  ...goods.map(({ promotion, cuts }) => ({ promotion, amount: totalOf(cuts) })),
  ...gifts,
  ...order,
  ...(delivery ? [delivery] : []),
]

const decided = (judged: Judged, short: ReadonlySet<PromotionId>): Outcome => {
  const ready = prepare(judged, short)
  let plan = planOf(ready, [], judged, { cost: Number.POSITIVE_INFINITY, goods: { group: [], best: [] } })
  if (!plan) throw new RangeError('a cart without promotions costs something')
  for (const classes of SCENARIOS) {
    const other = planOf(ready, classes, judged, plan)
    if (!other) continue
    const more = plan.cost - other.cost || giftsIn(other.goods) - giftsIn(plan.goods)
    if (more > 0) plan = other
  }
  return outcomeOf(plan, ready, judged)
}

const outcomeOf = (plan: Plan, ready: Prepared, judged: Judged): Outcome => {
  const winners = plan.goods.best.flatMap((winner) => winner ?? [])
  const byPromotion = Map.groupBy(winners, ({ promotion }) => promotion.id)
  const goods = plan.goods.group.flatMap(({ promotion }) => {
    const cuts = byPromotion.get(promotion.id)?.map(({ cut }) => cut)
    return cuts ? [{ promotion, cuts: cuts.toSorted((a, b) => a.line - b.line) }] : []
  })
  const gifts = plan.goods.group.flatMap(({ promotion, cut: { gift }, worth }) =>
    gift ? [{ promotion, ...gift, amount: worth }] : [],
  )
  const taken = { goods, gifts, order: plan.order, delivery: plan.delivery }
  const waiting = [...ready.goods.map(({ candidate }) => candidate), ...ready.order, ...ready.delivery]
  const { currency } = judged
  return {
    goods,
    order: plan.order,
    delivery: plan.delivery,
    way: plan.way,
    gifts,
    unapplied: [...ready.out, ...unappliedOf(waiting, amountsOf(taken), plan.way, currency)],
    next: nextTiers(amountsOf(taken), {
      basket: ready.basket,
      worth: totalIn(cuttableIn(judged, leftAfter(judged, plan.goods))),
      currency,
    }),
  }
}

/** Of each line, what promotions on goods leave to pay. */
const leftAfter = ({ lines }: Judged, { best }: GoodsChoice): number[] =>
  lines.map(({ price, units }, line) => price * units - (best[line]?.cut.amount ?? 0))

/** Nothing is taken off gift cards. */
const cuttableIn = ({ lines }: Judged, left: readonly number[]): number[] =>
  left.map((amount, line) => (lines[line]?.isGiftCard ? 0 : amount))
