/** Why promotions do not count, and what those that do still want: by what stands in the way, in the order in which it is looked for. */
import type { Currency } from '../money.ts'
import { byRank } from './choices.ts'
import type { Closed } from './conditions.ts'
import { nextTier } from './goods-effects.ts'
import type { Basket } from './goods.ts'
import { deliveryCut, type Way } from './order-effects.ts'
import type { Candidate, Promotion, PromotionId } from './promotion.ts'
import type { Short } from './taken.ts'

export type Why =
  | Closed
  | Short
  | { readonly code: 'used-up' }
  | { readonly code: 'no-delivery' }
  /** Another one gives more for the same. */
  | { readonly code: 'outdone'; readonly by: PromotionId }
  /** It may not stand beside this one, which gives more. */
  | { readonly code: 'not-with'; readonly other: PromotionId }

export type Unapplied = { readonly candidate: Candidate; readonly why: Why }

/** One that counts, and what it takes off in all. */
type Counting = { readonly promotion: Promotion; readonly amount: number }

/**
 * Of those that might count and do not.
 *
 * @param waiting all that might count
 * @param counting those of them that do: of several that stand in the way of one it is told of that which takes most off
 */
export const unappliedOf = (
  waiting: readonly Candidate[],
  counting: readonly Counting[],
  way: Way | null,
  currency: Currency,
): Unapplied[] => {
  const applied = new Set(counting.map(({ promotion }) => promotion.id))
  const chosen = counting.toSorted((a, b) => b.amount - a.amount || byRank(a, b)).map(({ promotion }) => promotion)
  const stopOf = stopsAmong(chosen)
  const unapplied: Unapplied[] = []
  for (const candidate of waiting) {
    const { promotion } = candidate
    if (applied.has(promotion.id)) continue
    unapplied.push({ candidate, why: nothingOff(promotion, way, currency) ?? stopOf(promotion) })
  }
  return unapplied
}

const nothingOff = (promotion: Promotion, way: Way | null, currency: Currency): Why | undefined => {
  if (promotion.effect.type !== 'delivery') return undefined
  const cut = deliveryCut(promotion, way, currency)
  if (!('amount' in cut)) return cut
  return cut.amount === 0 ? { code: 'nothing-off' } : undefined
}

/** What stands in the way of one is the same for all of its class that say the same of standing beside others. */
const stopsAmong = (chosen: readonly Promotion[]): ((promotion: Promotion) => Why) => {
  const known = new Map<string, Why>()
  const look = ({ class: own, combines }: Promotion): Why => {
    const stops = chosen.find((other) => !other.combines[own] || !combines[other.class])
    if (stops) return { code: 'not-with', other: stops.id }
    const better = chosen.find((other) => other.class === own)
    return better ? { code: 'outdone', by: better.id } : { code: 'nothing-off' }
  }
  return (promotion) => {
    const { product, order, delivery } = promotion.combines
    const kind = `${promotion.class} ${product} ${order} ${delivery}`
    const before = known.get(kind)
    if (before) return before
    const why = look(promotion)
    known.set(kind, why)
    return why
  }
}

/** One that counts by tiers, and what is missing to the next. */
export type Next = { readonly promotion: Promotion; readonly short: Short }

/** @property worth of all that promotions on the order are about */
type Bought = { readonly basket: Basket; readonly worth: number; readonly currency: Currency }

export const nextTiers = (counting: readonly Counting[], { basket, worth, currency }: Bought): Next[] =>
  counting.flatMap(({ promotion }) => {
    const { effect } = promotion
    const short =
      effect.type === 'tiers'
        ? nextTier(effect.tiers, basket.of(effect.set, promotion), currency)
        : effect.type === 'order-tiers'
          ? nextTier(effect.tiers, { units: 0, worth }, currency)
          : undefined
    return short ? [{ promotion, short }] : []
  })
