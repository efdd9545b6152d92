/**
 * When the parcels of an order have arrived, as far as anybody knows: by what was heard of them, else by the day that was said when
 * it was ordered. Whoever doubts doubts in favour of the buyer.
 */
import { noonOf } from '../logistics/calendar.ts'
import { standingOf } from '../logistics/tracking.ts'
import type { Order, Parcel } from '../orders/order.ts'

export type Arrival = {
  readonly shipmentId: string
  readonly parcels: readonly Parcel[]
  /** Ms since the epoch; null: it never came, and nothing of it can be sent back. */
  readonly at: number | null
  /** Somebody has said so; else it is the latest day that was said. */
  readonly heard: boolean
}

type Sent = Pick<Order, 'shipments' | 'placedAt' | 'pricedBy'>

const DAY_MS = 24 * 60 * 60_000
/** Where nobody has ever said how long it takes: no parcel of a shop needs longer without its buyer asking for it. */
const UNSAID_DAYS = 14

/** The days that it was to take, counted from when it was sent: a parcel that left late comes late. */
const estimated = ({ placedAt, pricedBy }: Sent, shippedAt: number): number => {
  const last = pricedBy?.delivery?.arrives?.last
  if (last === undefined) return shippedAt + UNSAID_DAYS * DAY_MS
  const said = noonOf(last)
  return Math.max(said, shippedAt + Math.max(0, said - placedAt))
}

export const arrivalsOf = (order: Sent): readonly Arrival[] =>
  order.shipments.map((shipment) => {
    const { id: shipmentId, parcels, shippedAt } = shipment
    const { status, since, last } = standingOf(shipment)
    const of = { shipmentId, parcels }
    if (status === 'lost' || status === 'return-to-sender') return { ...of, at: null, heard: true }
    if (status === 'delivered') return { ...of, at: since, heard: true }
    // A parcel that is still being scanned has not come.
    return { ...of, at: Math.max(estimated(order, shippedAt), last?.at ?? 0), heard: false }
  })

/** When the last of them came; null: none came. */
export const lastArrival = (arrivals: readonly Arrival[]): number | null =>
  arrivals.reduce<number | null>((latest, { at }) => (at === null ? latest : Math.max(latest ?? at, at)), null)
