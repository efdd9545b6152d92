/** What staff say of a parcel that is on its way: where it is, by whoever rang up, and its number, where it was mistyped. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { PLACE_MAX, SHIPMENT_STATUSES, TEXT_MAX, type ShipmentStatus } from '#domain/logistics/tracking'
import { trackingNumber } from '#domain/logistics/tracking-number'
import { refuse } from '#domain/result'
import { command } from '../command.ts'
import { id, text, written } from '../input.ts'
import { expecting } from '../orders/expected.ts'
import { trackShipment } from '../orders/orders.ts'

/** What may be said of one that has left. */
export const SAID_BY_STAFF = SHIPMENT_STATUSES.filter(
  (status): status is Exclude<ShipmentStatus, 'pre-transit'> => status !== 'pre-transit',
)

const EXPECTED = ['order-unknown', 'shipment-unknown', 'idempotency-key-reused'] as const

export const trackingShipment = command({
  name: 'orders:track-shipment',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    shipment: id.describe('Of the order.'),
    status: z.enum(SAID_BY_STAFF).describe('Where it stands now, whatever its carrier has told before.'),
    place: written(0, PLACE_MAX).default('').describe('A town or a depot. The customer reads it.'),
    text: written(0, TEXT_MAX).default('').describe('The customer reads it, on the page that needs no account, too.'),
  }),
  refusals: EXPECTED,
  repeats: 'effect',
  act: async ({ env, now, once }, { order, shipment, status, place, text }) => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    const heard = [{ at: now, status, place, text, byStaff: true as const }]
    return expecting(await trackShipment(env, { order: found, shipment, heard, idempotency: once }), EXPECTED)
  },
  audit: ({ shipment, status }, order) => [{ subject: order.id, details: { shipment, status } }],
})

export const correctingShipment = command({
  name: 'orders:correct-shipment',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    shipment: id.describe('Of the order.'),
    carrier: text(0, 60),
    tracking: text(0, 60).describe('Under another number what carriers have told of the one before is forgotten.'),
  }),
  refusals: ['order-unknown', 'shipment-unknown', 'tracking-number-wrong'],
  repeats: 'none',
  act: async ({ env }, { order, shipment, carrier, tracking }) => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    const number = trackingNumber(tracking)
    if (!number.ok) return number
    const carried = { carrier, tracking: number.value }
    const done = await trackShipment(env, { order: found, shipment, heard: [], carried, idempotency: null })
    return expecting(done, ['order-unknown', 'shipment-unknown'])
  },
  audit: ({ shipment, carrier, tracking }, order) => [{ subject: order.id, details: { shipment, carrier, tracking } }],
})
