/**
 * A buyer withdraws from the contract, as the law has it: no reason, and nobody decides on it. What has not been sent is cancelled, what
 * has been sent comes back, and its money with what delivery has cost when nothing of the order is kept.
 *
 * Said again it is said once: both parts follow from the same name, so whoever died between them goes on.
 */
import type { ReturnedUnits } from '#domain/after-sales/return'
import type { ReturnRefusal } from '#domain/after-sales/returning'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import { money } from '#domain/money'
import { unitsOf, type Order, type OrderRefusal, type Parcel } from '#domain/orders/order'
import { deliveryLeft } from '#domain/orders/worth'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { buyersReturn } from './buyer.ts'
import { judgingOf, termsOf, withdrawableNow } from './judge.ts'
import { openReturn } from './returns.ts'

export type WithdrawRefusal =
  | OrderRefusal
  | IdempotencyRefusal
  | ReturnRefusal
  /** Its time is over, or there is nothing left of which anybody could withdraw. */
  | { readonly code: 'withdrawal-over' }

export type Withdrawing = {
  readonly order: Order
  /** From which units; null: from all that may be. */
  readonly parcels: readonly Parcel[] | null
  readonly once: Idempotency
}

/** Of what was asked for, first what has not left, then what has. */
const split = (asked: readonly Parcel[] | null, unsent: readonly Parcel[], sent: readonly Parcel[]) => {
  if (!asked) return { cancelled: unsent, returned: sent }
  const variants = [...new Set(asked.map(({ variantId }) => variantId))]
  const cancelled: Parcel[] = []
  const returned: Parcel[] = []
  for (const variantId of variants) {
    const units = unitsOf(asked, variantId)
    const open = Math.min(units, unitsOf(unsent, variantId))
    if (open > 0) cancelled.push({ variantId, units: open })
    if (units > open) returned.push({ variantId, units: units - open })
  }
  return { cancelled, returned }
}

/** Of what was asked for, what is not cancelled yet: whoever began has died behind that. */
const without = (asked: readonly Parcel[], cancelled: readonly Parcel[]): Parcel[] =>
  [...new Set(asked.map(({ variantId }) => variantId))].flatMap((variantId) => {
    const units = unitsOf(asked, variantId) - unitsOf(cancelled, variantId)
    return units > 0 ? [{ variantId, units }] : []
  })

const returnedOf = ({ variantId, units }: Parcel): ReturnedUnits => ({
  variantId,
  units,
  reason: 'unsaid',
  note: '',
  pictures: [],
})

/** @returns the order now */
export const withdraw = async (
  env: Env,
  { order, parcels, once }: Withdrawing,
  now: number,
): Promise<Result<Order, WithdrawRefusal>> => {
  const id = await buyersReturn(order, once)
  const isBegun = [...(order.returns ?? []), ...(order.cancellations ?? [])].some((one) => one.id === id)
  const may = await withdrawableNow(env, order, now)
  if (!may) return isBegun ? ok(order) : refuse({ code: 'withdrawal-over' })
  const begun = order.cancellations?.find((one) => one.id === id)
  const { cancelled, returned } = begun
    ? { cancelled: [], returned: without(parcels ?? may.sent, parcels ? begun.parcels : []) }
    : split(parcels, may.unsent, may.sent)
  for (const { variantId, units } of returned) {
    const most = unitsOf(may.sent, variantId)
    if (units > most && !isBegun) return refuse({ code: 'units-beyond-sent', variantId, most })
  }
  // As it was before anything of it went: with the last unit that is what has been paid for delivery.
  const delivery = money(deliveryLeft(order), order.currency)
  let now_ = order
  if (cancelled.length > 0) {
    const cancellation = { id, reason: 'customer' as const, parcels: cancelled }
    const done = await cancelOrder(env, { order: order.id, cancellation, idempotency: null })
    if (!done.ok) return refuse(done.refusal as WithdrawRefusal)
    now_ = done.value
  }
  if (returned.length === 0) return ok(now_)
  const units = returned.map(returnedOf)
  const agreed = termsOf(now_, await judgingOf(env, now_, now), units)
  // The law knows no fee, and no bonus that would be for something else.
  const nothing = money(0, order.currency)
  const terms = { ...agreed, fee: nothing, bonus: nothing, approved: true }
  const opening = {
    id,
    kind: 'withdrawal',
    by: 'buyer',
    units,
    resolution: 'refund',
    terms,
    delivery,
    atCounter: false,
  } as const
  const opened = await openReturn(env, { order: order.id, opening, idempotency: once })
  return opened.ok ? ok(opened.value.order) : refuse(opened.refusal)
}
