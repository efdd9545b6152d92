/** What staff do to an order: send units of it, cancel it. */
import { z } from 'zod'
import { AMOUNT_MAX } from '#domain/money'
import { orderId, variantId, type OrderId, type VariantId } from '#domain/ids'
import { trackingNumber } from '#domain/logistics/tracking-number'
import { LINE_ITEMS_MAX, UNITS_MAX } from '#domain/orders/cart'
import { refundOfCancelling } from '#domain/orders/approval'
import { freeParcels, openParcels, type Order, type Parcel } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { command } from '../command.ts'
import { id, text } from '../input.ts'
import { withSecondPerson } from './approvals/second-person.ts'
import { cancelOrder } from './cancel-order.ts'
import { orderForStaff, shipOrder } from './orders.ts'

/** `payment-late` is given by the shop itself; `unpaid` by it as well, where its settings say so. */
export const CANCEL_REASONS = ['customer', 'out-of-stock', 'fraud', 'unpaid', 'other'] as const

/** Why units are neither sent nor cancelled. */
const UNITS_REFUSED = [
  'order-unknown',
  'order-imported',
  'order-cancelled',
  'order-shipped',
  'parcel-empty',
  'line-item-unknown',
  'units-beyond-order',
  'nothing-to-refund',
  'idempotency-key-reused',
] as const

export const shipping = command({
  name: 'orders:ship',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    parcels: z
      .array(z.strictObject({ variantId: id, units: z.int().min(0).max(UNITS_MAX).default(0) }))
      .max(LINE_ITEMS_MAX)
      .optional()
      .describe('Everything that is still to be sent when absent. Nothing of a line: it stays for another parcel.'),
    carrier: text(0, 60).default(''),
    tracking: text(0, 60).default(''),
  }),
  refusals: [...UNITS_REFUSED, 'units-labelled', 'tracking-number-wrong'],
  repeats: 'effect',
  act: async ({ env, once }, { order, parcels, carrier, tracking }) => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    const number = trackingNumber(tracking)
    if (!number.ok) return number
    const shipment = shipmentFor(once.key)
    const named = parcels ? namedParcels(parcels) : await restOf(env, found, shipment)
    if (!named.ok) return named
    return shipOrder(env, {
      order: found,
      shipment: { id: shipment, parcels: named.value, carrier, tracking: number.value },
      idempotency: once,
    })
  },
  audit: (_, order) => {
    const last = order.shipments.at(-1)
    return [{ subject: order.id, details: { shipment: last?.id, parcels: last?.parcels } }]
  },
})

/** The same request makes the same one. */
const shipmentFor = (key: string): string => `shp_${key.slice(0, 24)}`

type Named = Result<Parcel[], { readonly code: 'line-item-unknown' }>

export const namedParcels = (parcels: readonly { readonly variantId: string; readonly units: number }[]): Named => {
  const named: { variantId: VariantId; units: number }[] = []
  for (const { variantId: variantText, units } of parcels) {
    const variant = variantId(variantText)
    if (!variant) return refuse({ code: 'line-item-unknown' })
    if (units > 0) named.push({ variantId: variant, units })
  }
  return ok(named)
}

type RestRefusal = {
  readonly code: 'order-unknown' | 'order-imported' | 'order-cancelled' | 'order-shipped' | 'units-labelled'
}

/** What this shipment would take along; of one that was sent already, what it has taken. */
const restOf = async (env: Env, id: OrderId, shipment: string): Promise<Result<Parcel[], RestRefusal>> => {
  const stored = await orderForStaff(env, id)
  if (!stored) return refuse({ code: 'order-unknown' })
  const { order } = stored
  const sent = order.shipments.find((one) => one.id === shipment)
  if (sent) return ok([...sent.parcels])
  if (order.imported) return refuse({ code: 'order-imported' })
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  const parcels = freeParcels(order)
  if (parcels.length > 0) return ok(parcels)
  return refuse({ code: openParcels(order).length > 0 ? 'units-labelled' : 'order-shipped' })
}

const cancellingAlone = command({
  name: 'orders:cancel',
  permission: 'after-sales:change',
  input: z.strictObject({
    order: id,
    reason: z.enum(CANCEL_REASONS),
    lineItems: z
      .array(z.strictObject({ variantId: id, units: z.int().min(0).max(UNITS_MAX).default(0) }))
      .max(LINE_ITEMS_MAX)
      .optional()
      .describe('Everything that was not sent when absent. Nothing of a line: it stays to be sent.'),
    giftCardsSpent: z
      .int()
      .min(0)
      .max(AMOUNT_MAX)
      .optional()
      .describe(
        'Minor units that may have been spent of gift cards among them, as the refusal `gift-cards-spent` has said: they do not go back. ' +
          'Nothing when absent.',
      ),
  }),
  refusals: [...UNITS_REFUSED, 'gift-cards-spent'],
  repeats: 'effect',
  act: async (
    { env, once },
    { order, reason, lineItems, giftCardsSpent = 0 },
  ): Promise<Result<Order, CancelRefusal>> => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'order-unknown' })
    const named = lineItems ? namedParcels(lineItems) : ok(null)
    if (!named.ok) return named
    const cancellation = { id: cancellationFor(once.key), reason, parcels: named.value }
    return cancelOrder(env, { order: found, cancellation, idempotency: once, spentAgreed: giftCardsSpent })
  },
  audit: ({ reason }, order) => {
    const last = order.cancellations?.at(-1)
    return [
      {
        subject: order.id,
        details: { reason, cancellation: last?.id, units: last?.parcels, withheld: last?.withheld },
      },
    ]
  },
})

export const cancelling = withSecondPerson(
  cancellingAlone,
  async (env, { order, reason, lineItems }, { once, now }) => {
    const found = orderId(order)
    const stored = found && (await orderForStaff(env, found))
    const named = lineItems ? namedParcels(lineItems) : ok(null)
    if (!stored || !named.ok) return null
    const asked = { id: cancellationFor(once.key), reason, parcels: named.value }
    const refund = refundOfCancelling(stored.order, asked, now)
    return refund && { order: stored.order, refund }
  },
)

/** The same request makes the same one. */
const cancellationFor = (key: string): string => `cnc_${key.slice(0, 24)}`

type CancelRefusal =
  | Extract<Awaited<ReturnType<typeof cancelOrder>>, { ok: false }>['refusal']
  | { readonly code: 'line-item-unknown' }
