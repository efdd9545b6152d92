/** Claims on the wire. */
import { z } from '@hono/zod-openapi'
import { CARRIER_CLAIM_STATES, CLAIM_KINDS, CLAIM_STATUSES } from '#domain/after-sales/claim'
import { Instant, Money } from '../../contract/parts.ts'

export const Claim = z
  .object({
    id: z.string(),
    by: z.enum(['buyer', 'staff']),
    status: z.enum(CLAIM_STATUSES),
    units: z.array(z.object({ variantId: z.string(), units: z.int(), kind: z.enum(CLAIM_KINDS) })),
    note: z.string().describe('What the buyer has said.'),
    answer: z.string().describe('What the shop has answered.'),
    addition: z.string().nullable().describe('What went out in their place, among the order’s additions.'),
    refund: z.string().nullable().describe('By which id their money goes back.'),
    claimedAt: Instant,
    since: Instant.describe('When it came to where it stands.'),
  })
  .openapi('Claim')

export const StaffClaim = Claim.extend({
  carrierClaim: z
    .object({
      carrier: z.string(),
      number: z.string(),
      state: z.enum(CARRIER_CLAIM_STATES),
      paid: Money,
      changedAt: Instant,
    })
    .nullable()
    .describe('What the shop wants of whoever carried it; null: nothing.'),
}).openapi('StaffClaim')
