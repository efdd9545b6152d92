/** A shipment as the API shows it: what is in it, and what is known of its way. */
import { z } from '@hono/zod-openapi'
import { SHIPMENT_STATUSES, TRACKING_STATUSES } from '#domain/logistics/tracking'
import { Instant, Units, VariantId } from '../../contract/parts.ts'

export const Parcel = z.strictObject({ variantId: VariantId, units: Units }).openapi('Parcel')

export const ShipmentStatus = z.enum(SHIPMENT_STATUSES).openapi('ShipmentStatus', {
  description:
    '`handed-over`: it has left the shop, and nothing was heard since; `failure`: the carrier could not deliver it and tries again ' +
    'or keeps it; `return-to-sender`: it comes back.',
})

export const TrackingEvent = z
  .object({
    at: Instant.describe('When it happened, by the word of the carrier.'),
    status: z.enum(TRACKING_STATUSES).describe('`unknown`: it says nothing of where the parcel stands.'),
    place: z.string().describe('A town or a depot; may be empty.'),
    text: z.string().describe('In the words of the carrier, or of staff; may be empty.'),
    byStaff: z.boolean(),
  })
  .openapi('TrackingEvent')

export const Shipment = z
  .object({
    id: z.string(),
    parcels: z.array(Parcel),
    carrier: z.string(),
    tracking: z.string().describe("The carrier's number; may be empty."),
    shippedAt: Instant,
    status: ShipmentStatus,
    statusSince: Instant,
    events: z.array(TrackingEvent).describe('What was heard of it, the oldest first; the last forty that matter.'),
  })
  .openapi('Shipment')
