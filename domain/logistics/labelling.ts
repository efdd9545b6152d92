/** What becomes of the labels of an order: each step is written down once, however often it is asked for or answered. */
import {
  changed,
  freeUnits,
  openUnits,
  ship,
  unitsOf,
  type Order,
  type OrderRefusal,
  type Shipment,
} from '../orders/order.ts'
import { ok, refuse, type Result } from '../result.ts'
import { GRAMS_MAX, isPending, type CarrierRate, type ShippingLabel, type SoldLabel } from './label.ts'

/** In the order they are checked. */
export type LabelRefusal =
  | OrderRefusal
  | { readonly code: 'label-unknown' }
  | { readonly code: 'label-pending' }
  /** It may not be handed over: some of what is in it was cancelled. */
  | { readonly code: 'label-stale' }
  | { readonly code: 'weight-unfit' }

export type Buying = Pick<ShippingLabel, 'id' | 'parcels' | 'grams'> & { readonly rate: CarrierRate }

/** What may be said of a label, by staff and by its carrier. */
export type LabelStep =
  | { readonly step: 'buy'; readonly buying: Buying }
  | { readonly step: 'bought'; readonly id: string; readonly sold: SoldLabel }
  /** The carrier does not sell it. */
  | { readonly step: 'refused'; readonly id: string }
  | { readonly step: 'void'; readonly id: string }
  | { readonly step: 'voided'; readonly id: string }
  /** The carrier does not take it back. */
  | { readonly step: 'kept'; readonly id: string }

export const labelOf = ({ labels = [] }: Pick<Order, 'labels'>, id: string): ShippingLabel | undefined =>
  labels.find((one) => one.id === id)

/** Some of its units were cancelled: it can only be voided. */
export const isStale = (order: Order, { parcels }: Pick<ShippingLabel, 'parcels'>): boolean =>
  order.status === 'cancelled' ||
  parcels.some(({ variantId }) => unitsOf(parcels, variantId) > openUnits(order, variantId))

const withLabel = (order: Order, label: ShippingLabel, now: number): Order =>
  changed(order, { labels: (order.labels ?? []).map((one) => (one.id === label.id ? label : one)) }, now)

const withoutLabel = (order: Order, id: string, now: number): Order =>
  changed(order, { labels: (order.labels ?? []).filter((one) => one.id !== id) }, now)

const begin = (order: Order, { rate, ...packed }: Buying, now: number): Result<Order, LabelRefusal> => {
  const { id, parcels, grams } = packed
  if (labelOf(order, id) || order.shipments.some((one) => one.id === id)) return ok(order)
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  if (order.status === 'shipped') return refuse({ code: 'order-shipped' })
  if (parcels.length === 0) return refuse({ code: 'parcel-empty' })
  for (const { variantId, units } of parcels) {
    if (!order.lines.some((line) => line.variantId === variantId))
      return refuse({ code: 'line-item-unknown', variantId })
    const open = freeUnits(order, variantId)
    if (!Number.isInteger(units) || units < 1 || unitsOf(parcels, variantId) > open)
      return refuse({ code: 'units-beyond-order', variantId, open })
  }
  if (!Number.isInteger(grams) || grams < 1 || grams > GRAMS_MAX) return refuse({ code: 'weight-unfit' })
  const { id: offer, carrier, service, cost } = rate
  const label = {
    ...packed,
    state: 'buying',
    rate: offer,
    carrier,
    service,
    cost,
    label: '',
    tracking: '',
    askedAt: now,
  } as const
  return ok(changed(order, { labels: [...(order.labels ?? []), label] }, now))
}

/** Repeated, late, or of one that is gone: nothing changes. */
export const stepLabel = (order: Order, asked: LabelStep, now: number): Result<Order, LabelRefusal> => {
  if (asked.step === 'buy') return begin(order, asked.buying, now)
  const label = labelOf(order, asked.id)
  switch (asked.step) {
    case 'bought':
      return ok(label?.state === 'buying' ? withLabel(order, { ...label, ...asked.sold, state: 'bought' }, now) : order)
    case 'refused':
      return ok(label?.state === 'buying' ? withoutLabel(order, label.id, now) : order)
    case 'void':
      if (!label) return refuse({ code: 'label-unknown' })
      if (label.state === 'buying') return refuse({ code: 'label-pending' })
      return ok(label.state === 'bought' ? withLabel(order, { ...label, state: 'voiding', askedAt: now }, now) : order)
    case 'voided':
      return ok(label?.state === 'voiding' ? withoutLabel(order, label.id, now) : order)
    case 'kept':
      return ok(label?.state === 'voiding' ? withLabel(order, { ...label, state: 'bought' }, now) : order)
  }
}

export type HandedOver = { readonly order: Order; readonly shipment: Shipment }

/** The parcel leaves: it is a shipment from now on. Asked again, nothing changes. */
export const handOver = (order: Order, id: string, now: number): Result<HandedOver, LabelRefusal> => {
  const sent = order.shipments.find((one) => one.id === id)
  if (sent) return ok({ order, shipment: sent })
  const label = labelOf(order, id)
  if (!label) return refuse({ code: 'label-unknown' })
  if (isPending(label)) return refuse({ code: 'label-pending' })
  if (isStale(order, label)) return refuse({ code: 'label-stale' })
  const { parcels, carrier, tracking, label: sold, service, cost, grams } = label
  const shipment = { id, parcels, carrier, tracking, shippedAt: now, bought: { label: sold, service, cost, grams } }
  const left = { ...order, labels: (order.labels ?? []).filter((one) => one.id !== id) }
  const shipped = ship(left, shipment, now)
  return shipped.ok ? ok({ order: shipped.value, shipment }) : shipped
}

/** What is left of it when its receiver is forgotten: its number leads to them at whoever carries it. */
export const labelWithoutReceiver = (label: ShippingLabel): ShippingLabel => ({ ...label, label: '', tracking: '' })
