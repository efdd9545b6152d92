/** How what comes back is named, by buyers and staff alike. */
import { z } from 'zod'
import type { OrderId } from '#domain/ids'
import { orderId, variantId } from '#domain/ids'
import { RETURN_NOTE_MAX, RETURN_PARTS_MAX, RETURN_PICTURES_MAX, type ReturnedUnits } from '#domain/after-sales/return'
import { UNITS_MAX } from '#domain/orders/cart'
import { ok, refuse, type Result } from '#domain/result'
import { RETURN_REASONS } from '#domain/settings/return-reasons'
import { id, lines } from '../input.ts'

/** As media are kept: no address of elsewhere. */
const pictureKey = z.string().regex(/^[\w-][\w./-]{0,119}$/)

export const returnedUnits = z
  .array(
    z.strictObject({
      variantId: id,
      units: z.int().min(0).max(UNITS_MAX).default(0).describe('Nothing: none of it comes back for this reason.'),
      reason: z.enum(RETURN_REASONS).default('unsaid'),
      note: lines(RETURN_NOTE_MAX).default(''),
      pictures: z
        .array(pictureKey)
        .max(RETURN_PICTURES_MAX)
        .default([])
        .describe('Keys of pictures that were sent before.'),
    }),
  )
  .max(RETURN_PARTS_MAX)

/** `exchange` is refused as long as no other goods are sent for them. */
export const resolution = z.enum(['refund', 'credit', 'exchange']).default('refund')

export const note = lines(RETURN_NOTE_MAX).default('')

type Named = Result<readonly ReturnedUnits[], { readonly code: 'line-item-unknown' }>

export const namedUnits = (units: z.output<typeof returnedUnits>): Named => {
  const named: ReturnedUnits[] = []
  for (const { variantId: text, ...rest } of units.filter((one) => one.units > 0)) {
    const variant = variantId(text)
    if (!variant) return refuse({ code: 'line-item-unknown' })
    named.push({ ...rest, variantId: variant })
  }
  return ok(named)
}

export const orderNamed = (text: string): Result<OrderId, { readonly code: 'order-unknown' }> => {
  const found = orderId(text)
  return found ? ok(found) : refuse({ code: 'order-unknown' })
}
