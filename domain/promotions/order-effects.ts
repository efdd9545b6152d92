/** What promotions take off a whole order and off its delivery. */
import { allocate } from '../allocation.ts'
import type { Currency } from '../money.ts'
import { tierReached } from './goods-effects.ts'
import { amountIn, type Promotion } from './promotion.ts'
import { offSum } from './values.ts'

/** @property parts of each line of the cart, together the amount */
export type OrderCut = { readonly promotion: Promotion; readonly amount: number; readonly parts: readonly number[] }
export type DeliveryCut = { readonly promotion: Promotion; readonly amount: number }

/** A way of delivery, and its price in minor units of the cart's currency. */
export type Way = { readonly method: string; readonly price: number }

const valueOf = ({ effect }: Promotion, worth: number, currency: Currency) => {
  if (effect.type === 'order') return effect.value
  return effect.type === 'order-tiers' ? tierReached(effect.tiers, { units: 0, worth }, currency)?.value : undefined
}

/** What each takes off in all; those that take nothing are missing. Which of many save most is known before a line is divided. */
export const orderAmounts = (
  promotions: readonly Promotion[],
  worth: number,
  currency: Currency,
): Omit<OrderCut, 'parts'>[] => {
  let open = worth
  return promotions.flatMap((promotion) => {
    const value = valueOf(promotion, worth, currency)
    const amount = value ? Math.min(open, offSum(value, worth, currency)) : 0
    open -= amount
    return amount === 0 ? [] : [{ promotion, amount }]
  })
}

/**
 * Several take their part of the same sum, not of what another has left; together never more than it. Each part is divided
 * over the lines by what is left of them.
 *
 * @param turns the lines, in the order in which those that are worth the same get a cent that is left: not that of the cart
 * @param left minor units of each line after promotions on goods; 0 for what nothing is taken off
 */
export const orderCuts = (
  promotions: readonly Promotion[],
  left: readonly number[],
  turns: readonly number[],
  currency: Currency,
): OrderCut[] => {
  const worth = left.reduce((sum, one) => sum + one, 0)
  const rest = turns.map((line) => left[line] ?? 0)
  return orderAmounts(promotions, worth, currency).map(({ promotion, amount }) => {
    // By what is left of each, so that no line is taken below nothing.
    const inTurn = allocate(amount, rest)
    const parts = left.map(() => 0)
    for (let turn = 0; turn < inTurn.length; turn++) {
      const part = inTurn[turn] ?? 0
      parts[turns[turn] ?? 0] = part
      rest[turn] = (rest[turn] ?? 0) - part
    }
    return { promotion, amount, parts }
  })
}

/** @returns what it takes off, 0 where it is free already; or why nothing */
export const deliveryCut = (
  promotion: Promotion,
  way: Way | null,
  currency: Currency,
):
  | DeliveryCut
  | { readonly code: 'no-delivery' }
  | { readonly code: 'currency' }
  | { readonly code: 'nothing-off' } => {
  const { effect } = promotion
  if (effect.type !== 'delivery') return { code: 'nothing-off' }
  if (!way || (effect.methods && !effect.methods.includes(way.method))) return { code: 'no-delivery' }
  if (effect.upTo) {
    const most = amountIn(effect.upTo, currency)
    if (most === undefined) return { code: 'currency' }
    if (way.price > most) return { code: 'no-delivery' }
  }
  return { promotion, amount: offSum(effect.value, way.price, currency) }
}
