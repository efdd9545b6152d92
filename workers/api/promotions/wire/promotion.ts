/** Promotions and their codes as the API shows them. */
import { z } from '@hono/zod-openapi'
import type { Promotion as Kept } from '#domain/promotions/promotion'
import type { PromotionCode } from '#schema/products/promotions/codes'
import { promotionDraft } from '../../../flows/promotions/input.ts'
import { Instant } from '../../contract/parts.ts'

/** It is answered as it was taken, every place said. */
const said = z.object(promotionDraft)

export const StaffPromotion = said
  .extend({
    id: z.string().openapi({ description: '`promo_` and 16 characters.', example: 'promo_0123456789abcdef' }),
    class: z.enum(['product', 'order', 'delivery']),
    state: z.enum(['draft', 'active', 'paused', 'ended']),
    version: z.int().describe('Counts its changes: an order says by which it was priced.'),
    used: z.int().nullable().describe('Orders with it, where its uses are limited: those being paid among them.'),
  })
  .openapi('StaffPromotion')

export const staffPromotionOf = (promotion: Kept, used: number | null): z.infer<typeof StaffPromotion> =>
  ({
    id: promotion.id,
    class: promotion.class,
    state: promotion.state,
    version: promotion.version,
    used: promotion.limits.uses === null ? null : used,
    name: promotion.name,
    title: { ...promotion.title },
    method: promotion.method,
    effect: promotion.effect,
    conditions: promotion.conditions,
    limits: promotion.limits,
    period: promotion.period,
    combines: { ...promotion.combines },
    skipsMarkedDown: promotion.skipsMarkedDown,
    marginFloor: promotion.marginFloor,
    priority: promotion.priority,
  }) as z.infer<typeof StaffPromotion>

export const StaffCode = z
  .object({
    code: z.string(),
    uses: z.int().nullable().describe('Orders with it; null: as often as the promotion.'),
    used: z.int().nullable().describe('Null where its own uses are not limited.'),
    customer: z.string().nullable().describe('Whom alone it is for.'),
    revokedAt: Instant.nullable(),
    createdAt: Instant,
  })
  .openapi('StaffPromotionCode')

export const staffCodeOf = ({
  code,
  uses,
  used,
  customer,
  revokedAt,
  createdAt,
}: PromotionCode & { readonly used: number | null }): z.infer<typeof StaffCode> => ({
  code,
  uses,
  used,
  customer,
  revokedAt,
  createdAt,
})
