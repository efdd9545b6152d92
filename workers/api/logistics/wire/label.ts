/** A label as the API shows it to the staff: what is in its parcel, what it has cost, and what became of it. */
import { z } from '@hono/zod-openapi'
import type { CarrierRate, ShippingLabel } from '#domain/logistics/label'
import type { Order as KeptOrder } from '#domain/orders/order'
import { Instant, Money } from '../../contract/parts.ts'
import { Order, orderOf } from '../../orders/wire/order.ts'
import { Parcel } from './shipment.ts'

export const Label = z
  .object({
    id: z.string().describe('Its shipment is called so when it is handed over.'),
    parcels: z.array(Parcel),
    grams: z.int(),
    state: z
      .enum(['buying', 'bought', 'voiding'])
      .describe('`buying`, `voiding`: its carrier has been asked, and is asked again until it answers.'),
    carrier: z.string(),
    service: z.string(),
    cost: Money.describe('What the carrier takes; of one that is being bought, what it has offered.'),
    tracking: z.string().describe("The carrier's number; empty as long as it is being bought."),
    askedAt: Instant,
  })
  .openapi('ShippingLabel')

export const labelShown = (label: ShippingLabel) => {
  const { id, parcels, grams, state, carrier, service, cost, tracking, askedAt } = label
  return { id, parcels: parcels.map((one) => ({ ...one })), grams, state, carrier, service, cost, tracking, askedAt }
}

export const LabelledOrder = Order.extend({
  labels: z.array(Label).describe('Of parcels that have not left.'),
}).openapi('LabelledOrder')

export const labelledOrderOf = (order: KeptOrder) => ({
  ...orderOf(order),
  labels: (order.labels ?? []).map(labelShown),
})

export const Rate = z
  .object({
    id: z.string().describe('For `rate`, when a label is bought.'),
    carrier: z.string(),
    service: z.string(),
    cost: Money,
    days: z.int().nullable().describe('Working days on the way; null: it is not said.'),
  })
  .openapi('CarrierRate')

export const rateShown = (rate: CarrierRate) => ({ ...rate })
