/** A return as the API shows it: what comes back and why, where it stands, what was agreed on. */
import { z } from '@hono/zod-openapi'
import {
  RETURN_ACTS,
  RETURN_RESOLUTIONS,
  RETURN_STATUSES,
  TAKEN_TO,
  type Return as KeptReturn,
} from '#domain/after-sales/return'
import { WHY_NOT } from '#domain/after-sales/policy'
import { SHIPMENT_STATUSES } from '#domain/logistics/tracking'
import { RETURN_REASONS } from '#domain/settings/return-reasons'
import { returnShown } from '../../../flows/after-sales/return-shown.ts'
import { Instant, Money, Units, VariantId } from '../../contract/parts.ts'
import { TrackingEvent } from '../../logistics/wire/shipment.ts'

export const ReturnStatus = z.enum(RETURN_STATUSES).openapi('ReturnStatus', {
  description:
    '`requested`: staff decide on it; `approved`: it may be sent; `sent`, `received`, `inspected`: where the goods are; `refunded`, ' +
    '`credited`, `exchanged`: how it ended; `sent-back`: its goods went to the buyer again, unpaid.',
})
export const ReturnActName = z.enum([...RETURN_ACTS, 'open', 'note', 'track'])

const ReturnTerms = z
  .object({
    carriage: z.enum(['shop', 'buyer']).describe('Who pays the way back.'),
    fee: Money.describe('Taken off what goes back.'),
    refundOn: z.enum(['request', 'first-scan', 'inspection']).describe('When the money goes back.'),
    keep: z.boolean().describe('The buyer keeps the goods.'),
    bonus: Money.describe('On top if it is credited.'),
    approved: z.boolean().describe('The policy approved it; else staff decide.'),
  })
  .openapi('ReturnTerms')

const ReturnParcel = z
  .object({
    carrier: z.string(),
    tracking: z.string(),
    sentAt: Instant,
    status: z.enum(SHIPMENT_STATUSES),
    events: z.array(TrackingEvent),
  })
  .openapi('ReturnParcel')

const Inspection = z
  .object({
    taken: z.array(
      z.object({ variantId: VariantId, units: Units, to: z.enum(TAKEN_TO), location: z.string().nullable() }),
    ),
    less: Money.describe('Taken off for the state that it was in.'),
    why: z.string(),
    inspectedAt: Instant,
  })
  .openapi('ReturnInspection')

export const Return = z
  .object({
    id: z.string(),
    kind: z.enum(['return', 'withdrawal']).describe('`withdrawal`: by law, without a reason; nobody declines it.'),
    by: z.enum(['buyer', 'staff']).describe('Who asked.'),
    status: ReturnStatus,
    resolution: z.enum(RETURN_RESOLUTIONS),
    lineItems: z.array(
      z.object({
        variantId: VariantId,
        units: Units,
        reason: z.enum(RETURN_REASONS),
        note: z.string(),
        pictures: z.array(z.string()),
      }),
    ),
    terms: ReturnTerms.describe('As the policy had them when it was asked for.'),
    delivery: Money.nullable().describe('What goes back of delivery when nothing of the order is kept, at most.'),
    note: z.string().describe('Of the buyer.'),
    answer: z.string().describe('Of the shop; the buyer reads it.'),
    parcel: ReturnParcel.nullable(),
    inspection: Inspection.nullable(),
    refund: z.string().nullable().describe('The refund of the order by which its money goes back.'),
    requestedAt: Instant,
    since: Instant,
  })
  .openapi('Return')

export const returnOf = (one: KeptReturn): z.infer<typeof Return> => returnShown(one)

export const ReturnableLine = z
  .object({
    variantId: VariantId,
    units: z.int().describe('That may come back now.'),
    until: Instant.nullable().describe('The last moment; null: none of it may.'),
    why: z.enum(WHY_NOT).nullable().describe('Why none may.'),
  })
  .openapi('ReturnableLine')
