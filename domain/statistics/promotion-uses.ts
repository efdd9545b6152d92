/** Orders become uses of promotions: what each took off an order, and what is left of both after what was cancelled. */
import { allocate } from '../allocation.ts'
import type { OrderId } from '../ids.ts'
import type { Currency } from '../money.ts'
import { givenBackIn, moneyBackOf, sumBack } from '../orders/money-back.ts'
import type { Order } from '../orders/order.ts'
import type { PromotionId } from '../promotions/promotion.ts'
import { dayOf } from './sales.ts'

export type PromotionUse = {
  readonly promotion: PromotionId
  /** On which the order was placed: `2026-11-22`, UTC. */
  readonly day: string
  readonly order: OrderId
  /** As it was given; empty: it counts by itself. */
  readonly code: string
  /** An account, else a mail address in small letters; of whom nobody is known any more, the order. */
  readonly buyer: string
  readonly currency: Currency
  /** Minor units that it took off, what a gift would have cost among them. */
  readonly given: number
  /** What was paid for the order, delivery and tax in it, less what went back. */
  readonly revenue: number
  /** Not that of an order which was cancelled. */
  readonly counts: boolean
  /** Of the order: a newer one says more. */
  readonly version: number
}

const creditedOf = (order: Order): number => sumBack(moneyBackOf(order), givenBackIn)

/**
 * One for each promotion of the order. What was given goes back with what was paid, in the same proportion: of an order that
 * was cancelled nothing was given.
 */
export const promotionUsesOf = (order: Order): PromotionUse[] => {
  const { id, currency, totals, promotions = [], lines, status, version } = order
  const counts = status !== 'cancelled'
  const revenue = counts ? Math.max(0, totals.total.amount - creditedOf(order)) : 0
  const gone = totals.total.amount - revenue
  return promotions.map(({ promotion, code = '', amount }) => {
    const onLines = lines
      .flatMap(({ discounts = [] }) => discounts.filter((one) => one.promotion === promotion))
      .reduce((sum, one) => sum + one.amount.amount, 0)
    const given = Math.max(amount.amount, onLines)
    return {
      promotion,
      day: dayOf(order.placedAt),
      order: id,
      code,
      buyer: order.customerId ?? (order.email.toLowerCase() || id),
      currency,
      given: counts ? (allocate(given, [revenue, gone])[0] ?? 0) : 0,
      revenue,
      counts,
      version,
    }
  })
}
