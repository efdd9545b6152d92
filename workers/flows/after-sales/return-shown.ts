/** A return as programs are shown it, by the API and by webhooks: plain data. */
import type { Return } from '#domain/after-sales/return'
import { standingOf } from '#domain/logistics/tracking'
import { trackingEventShown } from '../orders/order-shown.ts'

const parcelShown = ({ carrier, tracking, sentAt, events = [] }: NonNullable<Return['parcel']>) => ({
  carrier,
  tracking,
  sentAt,
  status: standingOf({ events, shippedAt: sentAt }).status,
  events: events.map(trackingEventShown),
})

export const returnShown = (one: Return) => {
  const { id, kind, by, status, units, resolution, terms, delivery, note, answer, parcel, inspection, refund } = one
  return {
    id,
    kind,
    by,
    status,
    resolution,
    lineItems: units.map((part) => ({ ...part, pictures: [...part.pictures] })),
    terms: { ...terms },
    delivery: delivery ?? null,
    note: note ?? '',
    answer: answer ?? '',
    parcel: parcel ? parcelShown(parcel) : null,
    inspection: inspection ? { ...inspection, taken: inspection.taken.map((part) => ({ ...part })) } : null,
    /** Among the refunds of the order. */
    refund: refund?.id ?? null,
    requestedAt: one.requestedAt,
    since: one.since,
  }
}
