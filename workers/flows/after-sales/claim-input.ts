/** What a claim is told by, at every door. */
import { z } from 'zod'
import { CLAIM_KINDS, CLAIM_NOTE_MAX, CLAIM_PARTS_MAX } from '#domain/after-sales/claim'
import { UNITS_MAX } from '#domain/orders/cart'
import { id, lines } from '../input.ts'

export const claimedUnits = z
  .array(
    z.strictObject({
      variantId: id,
      units: z.int().min(0).max(UNITS_MAX).default(0).describe('Nothing of it is claimed.'),
      kind: z
        .enum(CLAIM_KINDS)
        .describe('`missing`: the parcel came without it; `never-came`: the parcel did not come at all.'),
    }),
  )
  .max(CLAIM_PARTS_MAX)

export const claimWords = lines(CLAIM_NOTE_MAX).default('')
