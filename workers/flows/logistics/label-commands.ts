/** What staff do with labels: buy one for a parcel, void it, hand the parcel over. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { GRAMS_MAX } from '#domain/logistics/label'
import { labelOf } from '#domain/logistics/labelling'
import { LINE_ITEMS_MAX, UNITS_MAX } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Refusal } from '../../http/refusal.ts'
import { command } from '../command.ts'
import { id, text } from '../input.ts'
import { expecting } from '../orders/expected.ts'
import { orderForStaff } from '../orders/orders.ts'
import { boughtBefore, buyLabel, handParcelOver, sellerOf, voidLabel } from './labels.ts'
import { chosenFor } from './offered.ts'

/** What goes under one label; a form and a question take the same. */
export const packed = {
  parcels: z
    .array(z.strictObject({ variantId: id, units: z.int().min(0).max(UNITS_MAX).default(0) }))
    .max(LINE_ITEMS_MAX)
    .optional()
    .describe('Everything that travels and has no label yet when absent.'),
  grams: z
    .int()
    .min(1)
    .max(GRAMS_MAX)
    .optional()
    .describe('With its box. What its goods weigh together when absent; refused where one of them was never weighed.'),
}

const NOT_LABELLED = [
  'order-unknown',
  'order-imported',
  'order-cancelled',
  'order-shipped',
  'units-labelled',
  'parcel-empty',
  'line-item-unknown',
  'units-beyond-order',
  'labels-not-sold',
  'sender-unknown',
  'weight-unknown',
  'weight-unfit',
  'customs-incomplete',
  'carrier-silent',
  'rate-unknown',
] as const
export const RATES_REFUSED = NOT_LABELLED
const EXPECTED = [...NOT_LABELLED, 'label-refused', 'idempotency-key-reused'] as const
type Expected = (typeof EXPECTED)[number]

/** The same request buys the same one; the shipment is called so, too. */
const labelFor = (key: string): string => `shp_${key.slice(0, 24)}`

export const buyingLabel = command({
  name: 'orders:buy-label',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    ...packed,
    rate: text(0, 200).default('').describe('The id of an offer. The cheapest of those there are when absent.'),
  }),
  refusals: EXPECTED,
  repeats: 'effect',
  act: async (
    { env, now, once },
    { order: named, parcels, grams, rate },
  ): Promise<Result<Order, Refusal<Expected>>> => {
    const label = labelFor(once.key)
    const found = await chosenFor(env, { order: named, parcels, grams, rate, label }, now)
    if (!found.ok) return found
    if ('known' in found.value) {
      const before = await boughtBefore(env, found.value.known, once)
      return before.ok ? ok(found.value.known) : expecting(before, EXPECTED)
    }
    const done = await buyLabel(env, { ...found.value, id: label, idempotency: once }, now)
    if (!done.ok) return expecting(done, EXPECTED)
    // What its carrier does not sell has taken no money, and its units are open again.
    return done.value.said === 'refused' ? refuse({ code: 'label-refused' }) : ok(done.value.order)
  },
  audit: (_, order) => {
    const last = order.labels?.at(-1)
    return last ? [{ subject: order.id, details: { label: last.id, carrier: last.carrier, cost: last.cost } }] : []
  },
})

const VOID_REFUSED = ['order-unknown', 'order-imported', 'label-unknown', 'label-pending', 'label-kept'] as const

export const voidingLabel = command({
  name: 'orders:void-label',
  permission: 'orders:change',
  input: z.strictObject({ order: id, label: id.describe('Of the order.') }),
  refusals: VOID_REFUSED,
  repeats: 'none',
  act: async ({ env, now }, { order, label }): Promise<Result<Order, Refusal<(typeof VOID_REFUSED)[number]>>> => {
    const found = orderId(order)
    if (!found || !sellerOf(env)) return refuse({ code: found ? 'label-unknown' : 'order-unknown' })
    const done = await voidLabel(env, found, label, now)
    if (!done.ok) return expecting(done, VOID_REFUSED)
    return done.value.said === 'kept' ? refuse({ code: 'label-kept' }) : ok(done.value.order)
  },
  audit: ({ label }, order) => [{ subject: order.id, details: { label, gone: labelOf(order, label) === undefined } }],
})

const HAND_OVER_REFUSED = [
  'order-unknown',
  'order-imported',
  'label-unknown',
  'label-pending',
  'label-stale',
  'idempotency-key-reused',
] as const

export const handingOver = command({
  name: 'orders:hand-over',
  permission: 'orders:change',
  input: z.strictObject({ order: id, label: id.describe('Of the order: the shipment is called so from then on.') }),
  refusals: HAND_OVER_REFUSED,
  repeats: 'effect',
  act: async ({ env, once }, { order, label }) => {
    const found = orderId(order)
    const stored = found && (await orderForStaff(env, found))
    if (!stored) return refuse({ code: 'order-unknown' })
    return expecting(await handParcelOver(env, { order: stored.order.id, label, idempotency: once }), HAND_OVER_REFUSED)
  },
  audit: ({ label }, order) => [{ subject: order.id, details: { shipment: label } }],
})
