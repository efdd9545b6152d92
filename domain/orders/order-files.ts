/** Which files of digital goods the buyer of an order may fetch. */
import type { Download } from '../catalog/downloads.ts'
import type { VariantId } from '../ids.ts'
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

/** What the buyer of an order may fetch: of what was not cancelled, all that was there when it was placed, and all that is there now. */
export const downloadsFor = (order: Order, downloads: readonly Download[]): readonly Download[] =>
  order.status === 'cancelled' || UNPAID.has(order.payment)
    ? []
    : downloads.filter(
        ({ variant, withdrawnAt }) =>
          (withdrawnAt === null || withdrawnAt > order.placedAt) && unitsKept(order, variant) > 0,
      )
