/** What is heard of a parcel changes the order that it is of. */
import { changed, type Order, type OrderRefusal, type Shipment } from '../orders/order.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isPlausible, newEvents, standingOf, withEvents, type Standing, type TrackingEvent } from './tracking.ts'

/** What somebody says of a parcel. @property carried as it is to be written from now on; absent: as it is */
export type Heard = {
  readonly shipment: string
  readonly heard: readonly TrackingEvent[]
  readonly carried?: Carried
}

export type Tracking = {
  readonly order: Order
  readonly shipment: Shipment
  /** Where it stood before. */
  readonly was: Standing
  /** What was new of what was heard, the oldest first. */
  readonly news: readonly TrackingEvent[]
}

/** Who carries it, and under which number. */
export type Carried = Pick<Shipment, 'carrier' | 'tracking'>

/** Under another number it is another parcel: what its carrier has told of the one before is not of this one. */
const carriedBy = (known: Shipment, carried: Carried | undefined): Shipment => {
  if (!carried || (carried.carrier === known.carrier && carried.tracking === known.tracking)) return known
  if (carried.tracking === known.tracking) return { ...known, ...carried }
  const { events = [], ...rest } = known
  const said = events.filter(({ byStaff }) => byStaff)
  return { ...rest, ...carried, ...(said.length > 0 && { events: said }) }
}

/** Heard again, or from times in which there was no such parcel: nothing changes, and `news` is empty. */
export const track = (
  order: Order,
  { shipment: id, heard, carried }: Heard,
  now: number,
): Result<Tracking, OrderRefusal> => {
  const sent = order.shipments.find((one) => one.id === id)
  if (!sent) return refuse({ code: 'shipment-unknown' })
  const was = standingOf(sent)
  const known = carriedBy(sent, carried)
  const before = known.events ?? []
  const events = withEvents(
    before,
    heard.filter((event) => isPlausible(event, order.placedAt, now)),
  )
  if (events === before && known === sent) return ok({ order, shipment: known, was, news: [] })
  const shipment = events.length > 0 ? { ...known, events } : known
  const shipments = order.shipments.map((one) => (one.id === id ? shipment : one))
  return ok({ order: changed(order, { shipments }, now), shipment, was, news: newEvents(before, events) })
}

/** How it went, and neither where to nor what was said. */
export const withoutPlaces = (events: readonly TrackingEvent[]): TrackingEvent[] =>
  events.map((event) => ({ ...event, place: '', text: '' }))

/** What is left of it when its receiver is forgotten: its number leads to them at whoever carried it. */
export const withoutReceiver = ({ events, bought, ...shipment }: Shipment): Shipment => ({
  ...shipment,
  tracking: '',
  ...(bought && { bought: { ...bought, label: '' } }),
  ...(events && { events: withoutPlaces(events) }),
})
