/** Which files of digital goods the buyer of an order may fetch. */
import type { Download } from '../catalog/downloads.ts'
import type { VariantId } from '../ids.ts'
import { dueWhenPlaced } from './balance.ts'
import { partsOf } from './order-parts.ts'
import { unitsOf, type Order } from './order.ts'

/** Units of the variant that were bought and not cancelled. */
const unitsKept = (order: Order, variant: VariantId): number =>
  unitsOf(order.lines, variant) -
  unitsOf(
    (order.cancellations ?? []).flatMap(({ parcels }) => parcels),
    variant,
  )

/** What is not paid for, not yet or no longer, is not handed out. */
const UNPAID: ReadonlySet<Order['payment']> = new Set(['due', 'authorised', 'part-paid', 'refunded', 'voided'])

/** What was added and is not paid yet keeps nobody from what they have paid for. */
const paidLines = (order: Order): Order['lines'] => {
  if (!UNPAID.has(order.payment)) return order.lines
  const isFirstPaid = order.payment === 'part-paid' && order.additions && dueWhenPlaced(order).amount === 0
  return isFirstPaid ? order.lines.slice(0, partsOf(order)[0]?.to) : []
}

/** What the buyer of an order may fetch: of what was not cancelled, all that was there when it was placed, and all that is there now. */
export const downloadsFor = (order: Order, downloads: readonly Download[]): readonly Download[] => {
  if (order.status === 'cancelled') return []
  const paid = new Set(paidLines(order).map(({ variantId }) => variantId))
  return downloads.filter(
    ({ variant, withdrawnAt }) =>
      paid.has(variant) && (withdrawnAt === null || withdrawnAt > order.placedAt) && unitsKept(order, variant) > 0,
  )
}
