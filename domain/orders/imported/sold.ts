/** What of an order of another shop counts, and on which days. */
import type { Currency } from '../../money.ts'
import type { Order } from '../order.ts'

/** What of it counts in statistics. */
export type Sold = {
  readonly placedAt: number
  readonly currency: Currency
  readonly units: number
  /** Minor units. */
  readonly total: number
  readonly isCancelled: boolean
  /** What is not earned: of a cancelled order all, else what went back. */
  readonly back: number
  readonly backAt: number
}

export const soldOf = ({ placedAt, currency, lines, totals, status, cancellations = [], imported }: Order): Sold => ({
  placedAt,
  currency,
  units: lines.reduce((sum, { units }) => sum + units, 0),
  total: totals.total.amount,
  isCancelled: status === 'cancelled',
  back:
    status === 'cancelled' ? totals.total.amount : cancellations.reduce((sum, { refund }) => sum + refund.amount, 0),
  backAt: imported?.cancelledAt ?? placedAt,
})
