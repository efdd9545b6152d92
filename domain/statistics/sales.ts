/** Facts become daily sales: what one fact adds to its day. */
import type { Event } from '../events.ts'
import type { EventId } from '../ids.ts'
import type { Currency } from '../money.ts'
import { creditedIn } from '../orders/money-back.ts'
import { partsOf } from '../orders/order-parts.ts'
import { soldOf, type Sold } from '../orders/imported/sold.ts'

export type Sale = {
  readonly event: EventId
  /** `2026-11-22`, UTC. */
  readonly day: string
  readonly currency: Currency
  readonly orders: number
  readonly units: number
  readonly total: number
  readonly cancelled: number
  readonly cancelledTotal: number
}

/** @param at ms since the epoch */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Facts about anything but sales add nothing. */
export const salesIn = (events: readonly Event[]): Sale[] =>
  events.flatMap((event): Sale[] => {
    if (event.type === 'order-added') return [addedIn(event)]
    if (event.type === 'order-imported')
      return [
        ...soldBy(event.id, soldOf(event.order), 1),
        ...(event.was ? soldBy(`${event.id} was`, event.was, -1) : []),
      ]
    if (event.type === 'order-import-undone') return soldBy(event.id, event.was, -1)
    if (event.type === 'refund-begun') return [refundedIn(event)]
    if (event.type !== 'order-placed' && event.type !== 'order-cancelled') return []
    const { currency, lines, totals } = event.order
    const placed = event.type === 'order-placed'
    const units = lines.reduce((sum, line) => sum + line.units, 0)
    return [
      {
        event: event.id,
        day: dayOf(event.at),
        currency,
        orders: placed ? 1 : 0,
        units: placed ? units : 0,
        total: placed ? totals.total.amount : 0,
        // A part is no cancelled order, but its money is not earned.
        cancelled: event.type === 'order-cancelled' && isWhole(event) ? 1 : 0,
        cancelledTotal: event.type === 'order-placed' ? 0 : (event.cancellation?.refund ?? totals.total).amount,
      },
    ]
  })

/** What an order was given later: sold on the day on which it was added, and no order more. */
const addedIn = ({ id, at, order, addition }: Extract<Event, { type: 'order-added' }>): Sale => {
  const last = partsOf(order).findLast(({ holdId }) => holdId === addition.holdId)
  const lines = order.lines.slice(last?.from, last?.to)
  return {
    event: id,
    day: dayOf(at),
    currency: order.currency,
    orders: 0,
    units: lines.reduce((sum, { units }) => sum + units, 0),
    total: addition.total.amount,
    cancelled: 0,
    cancelledTotal: 0,
  }
}

/** No order is cancelled, but its money is not earned; what is given as credit is owed instead. */
const refundedIn = ({ id, at, order, refund }: Extract<Event, { type: 'refund-begun' }>): Sale => ({
  event: id,
  day: dayOf(at),
  currency: order.currency,
  orders: 0,
  units: 0,
  total: 0,
  cancelled: 0,
  cancelledTotal: refund.refund.amount + creditedIn(refund),
})

const isWhole = ({ order, cancellation }: Extract<Event, { type: 'order-cancelled' }>): boolean =>
  !cancellation || order.status === 'cancelled'

/** What another shop sold counts on the day when it sold it, and goes from that day again. @param sign -1: it is counted no more */
const soldBy = (id: string, sold: Sold, sign: 1 | -1): Sale[] => {
  const { currency, units, total, isCancelled, back } = sold
  const none = { currency, orders: 0, units: 0, total: 0, cancelled: 0, cancelledTotal: 0 }
  const placed = { ...none, orders: sign, units: sign * units, total: sign * total }
  return [
    { ...placed, event: id as EventId, day: dayOf(sold.placedAt) },
    ...(back > 0 || isCancelled
      ? [
          {
            ...none,
            cancelled: isCancelled ? sign : 0,
            cancelledTotal: sign * back,
            event: `${id} back` as EventId,
            day: dayOf(sold.backAt),
          },
        ]
      : []),
  ]
}
