/**
 * What promotions on goods take off: each by itself, on the prices before any promotion.
 *
 * None knows of another, so the result of one does not turn on which others there are; which of them count together is
 * decided afterwards (evaluate.ts).
 */
import { HUNDRED_PER_CENT } from '../allocation.ts'
import type { Currency } from '../money.ts'
import { bundle } from './bundle.ts'
import { buyGet } from './buy-get.ts'
import type { Basket, Goods } from './goods.ts'
import { amountIn, type Effect, type Promotion, type Tier } from './promotion.ts'
import { cutOf, type LineCut, type Short, type Taken } from './taken.ts'
import { firstOf } from './units.ts'
import { countsIn, offEach, offTogether } from './values.ts'

type Rules = Pick<Promotion, 'skipsMarkedDown' | 'marginFloor'>
type Of<T extends Effect['type']> = Extract<Effect, { type: T }>
export type GoodsEffect = Of<'goods' | 'tiers' | 'buy-get' | 'gift' | 'bundle'>

export const takenBy = (effect: GoodsEffect, rules: Rules, basket: Basket): Taken => {
  const taken = takenFreely(effect, rules, basket)
  const { marginFloor } = rules
  if (marginFloor === null || 'short' in taken || taken.cut.gift) return taken
  return cutOf(taken.cut.lines.map((cut) => aboveCost(cut, basket.lines[cut.line], marginFloor)))
}

const takenFreely = (effect: GoodsEffect, rules: Rules, basket: Basket): Taken => {
  switch (effect.type) {
    case 'goods':
      return goods(effect, rules, basket)
    case 'tiers':
      return tiers(effect, rules, basket)
    case 'buy-get':
      return buyGet(effect, rules, basket)
    case 'bundle':
      return bundle(effect, rules, basket)
    case 'gift':
      return { cut: { lines: [], gift: { variantId: effect.variant, units: effect.units } } }
  }
}

/** A line is not sold below its cost and the margin: what would be too much is not given. Where nobody said a cost, nothing is. */
const aboveCost = (cut: LineCut, line: Goods | undefined, margin: number): LineCut => {
  if (!line || line.cost === null) return { ...cut, amount: 0 }
  const least = Math.ceil((line.cost * line.units * (HUNDRED_PER_CENT + margin)) / HUNDRED_PER_CENT)
  return { ...cut, amount: Math.max(0, Math.min(cut.amount, line.price * line.units - least)) }
}

const goods = ({ set, value, across, unitsMax }: Of<'goods'>, rules: Rules, basket: Basket): Taken => {
  const { currency } = basket
  if (!countsIn(value, currency)) return { short: { code: 'currency' } }
  const found = basket.of(set, rules)
  if (found.units === 0) return { short: { code: 'no-goods' } }
  const runs = unitsMax === null ? found.runs : firstOf(found.runs, unitsMax)
  return cutOf(across ? offTogether(value, runs, currency) : offEach(value, runs, currency))
}

type Reached = { readonly units: number; readonly worth: number }

/** The last tier that is reached. @returns undefined where the first is not reached yet */
export const tierReached = <T extends Tier>(all: readonly T[], { units, worth }: Reached, currency: Currency) =>
  all.findLast(({ units: from, sum }: Tier) => {
    if (from !== null) return units >= from
    const least = amountIn(sum ?? [], currency)
    return least !== undefined && worth >= least
  })

/** What is missing to the first tier. */
export const tierMissing = (first: Tier | undefined, { units, worth }: Reached, currency: Currency): Taken => {
  if (!first) return { short: { code: 'nothing-off' } }
  if (first.units !== null) return { short: { code: 'more-units', missing: first.units - units } }
  const least = amountIn(first.sum ?? [], currency)
  return least === undefined
    ? { short: { code: 'currency' } }
    : { short: { code: 'more-goods', missing: least - worth } }
}

/** What is missing to the tier behind the one that is reached; undefined: it is the last, or says nothing of this currency. */
export const nextTier = (all: readonly Tier[], reached: Reached, currency: Currency): Short | undefined => {
  const tier = tierReached(all, reached, currency)
  const next = tier && all[all.indexOf(tier) + 1]
  const taken = next && tierMissing(next, reached, currency)
  return taken && 'short' in taken && 'missing' in taken.short && taken.short.missing > 0 ? taken.short : undefined
}

const tiers = ({ set, tiers: all }: Of<'tiers'>, rules: Rules, basket: Basket): Taken => {
  const found = basket.of(set, rules)
  if (found.units === 0) return { short: { code: 'no-goods' } }
  const tier = tierReached(all, found, basket.currency)
  if (!tier) return tierMissing(all[0], found, basket.currency)
  if (!countsIn(tier.value, basket.currency)) return { short: { code: 'currency' } }
  return cutOf(offEach(tier.value, found.runs, basket.currency))
}
