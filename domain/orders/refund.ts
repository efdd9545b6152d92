/**
 * Money goes back for anything but what is cancelled: units that came back, delivery, or money alone.
 *
 * Without units it is asked for as `{ parcels: [], delivery }` (the way there costs less than was paid) or `{ parcels: [], amount }` (a
 * gesture, a claim that is settled by a part): nothing has to be sent or come back for it. With units they have been sent; what those are
 * worth follows from what was paid for them, and is never typed by anybody. All that goes back of an order, cancelled and refunded, is
 * never more than was to be paid for it; what has not been paid yet is not asked for any more before anything goes back.
 */
import { unitsClaimed } from '../after-sales/claim.ts'
import { unitsUnpaid } from '../after-sales/return.ts'
import type { VariantId } from '../ids.ts'
import { money, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { creditOf, paymentStatusOf } from './balance.ts'
import { moneyBackOf, type Refund, type RefundCause } from './money-back.ts'
import { changed, unitsOf, type Order, type Parcel } from './order.ts'
import { sourcesOf } from './sources.ts'
import { deliveryLeft, worthLeft, worthOfParcels } from './worth.ts'

export type Refunding = Pick<Refund, 'id' | 'cause'> & {
  /** Of which units, each variant once; none: money alone. */
  readonly parcels: readonly Parcel[]
  /** What goes back of what was paid for delivery: minor units, at most so much. Absent: nothing. */
  readonly delivery?: number
  /** Money alone, beside all that: minor units. Absent: nothing. */
  readonly amount?: number
  /** What the shop keeps of it: minor units, at most what it is worth. Absent: nothing. */
  readonly keep?: number
  /** It is given as credit, with so much on top: minor units. Absent: it goes back to where it came from. */
  readonly credit?: { readonly bonus: number }
}

/** In the order they are checked. */
export type RefundRefusal =
  | { readonly code: 'nothing-to-refund' }
  | { readonly code: 'line-item-unknown'; readonly variantId: VariantId }
  /** More than were sent, and are not refunded already. */
  | { readonly code: 'units-beyond-sent'; readonly variantId: VariantId; readonly most: number }
  | { readonly code: 'amount-beyond-order'; readonly most: Money }

/**
 * Units that left the shop, for which nothing has gone back, and that nobody claims or has been sent anew. Those on their way back are paid
 * for by their return alone.
 */
export const refundableUnits = (order: Order, variantId: VariantId, cause?: RefundCause): number => {
  const { shipments, refunds = [], claims = [], returns = [], imported } = order
  if (imported) return 0
  const [sent, back] = [shipments, refunds].map((all) => all.flatMap(({ parcels }) => parcels))
  const coming = cause === 'return' ? 0 : returns.reduce((sum, one) => sum + unitsUnpaid(one, variantId), 0)
  const gone = unitsOf(back ?? [], variantId) + unitsClaimed(claims, variantId) + coming
  return unitsOf(sent ?? [], variantId) - gone
}

const isWhole = (amount: number | undefined): boolean =>
  amount === undefined || (Number.isSafeInteger(amount) && amount >= 0)

const wrongIn = (
  order: Order,
  { cause, parcels, delivery = 0, amount = 0, keep, credit }: Refunding,
): RefundRefusal | undefined => {
  if (parcels.length === 0 && delivery === 0 && amount === 0) return { code: 'nothing-to-refund' }
  for (const { variantId, units } of parcels) {
    if (!order.lines.some((line) => line.variantId === variantId)) return { code: 'line-item-unknown', variantId }
    const most = refundableUnits(order, variantId, cause)
    if (!Number.isSafeInteger(units) || units < 1 || unitsOf(parcels, variantId) > most)
      return { code: 'units-beyond-sent', variantId, most }
  }
  const most = worthLeft(order) - worthOfParcels(order, parcels)
  const areWhole = [delivery, amount, keep, credit?.bonus].every(isWhole)
  if (!areWhole || delivery > deliveryLeft(order) || delivery + amount > most)
    return { code: 'amount-beyond-order', most: money(Math.max(0, most), order.currency) }
  return undefined
}

/** It is owed back from then on. The same id again changes nothing. */
export const refund = (order: Order, asked: Refunding, now: number): Result<Order, RefundRefusal> => {
  if (moneyBackOf(order).some(({ id }) => id === asked.id)) return ok(order)
  const wrong = wrongIn(order, asked)
  if (wrong) return refuse(wrong)
  const all = [...(order.refunds ?? []), refundOf(order, asked, now)]
  const after = { ...order, refunds: all }
  return ok(changed(after, { payment: paymentStatusOf(after) }, now))
}

/** What would go back for it, by the same rule. */
export const refundOf = (order: Order, asked: Refunding, now: number): Refund => {
  const { id, cause, parcels, delivery = 0, amount = 0 } = asked
  const sum = (minor: number): Money => money(minor, order.currency)
  const beside = delivery + amount
  const value = worthOfParcels(order, parcels) + beside
  const kept = Math.min(asked.keep ?? 0, value)
  const { refund: owed, ...waived } = creditOf(order, value - kept)
  const isCredited = asked.credit !== undefined && owed.amount > 0
  const back = isCredited ? sum(0) : owed
  return {
    id,
    cause,
    parcels,
    refund: back,
    ...waived,
    ...sourcesOf(order, back),
    ...(beside > 0 && { beside: sum(beside) }),
    ...(delivery > 0 && { delivery: sum(delivery) }),
    ...(kept > 0 && { kept: sum(kept) }),
    ...(isCredited && { credited: { amount: owed, bonus: sum(asked.credit?.bonus ?? 0) } }),
    after: order.cancellations?.length ?? 0,
    madeAt: now,
    refundedAt: owed.amount === 0 ? now : null,
  }
}
