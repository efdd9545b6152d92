/** Uses of a promotion, what it said before, and a cart that was tried: as the API shows them. */
import { z } from '@hono/zod-openapi'
import { money } from '#domain/money'
import type { PromotionVersion } from '#schema/products/promotions/promotions'
import type { Days, UsesShown, UsesSum } from '#schema/transactions/orders/promotion-uses'
import { Totals } from '../../orders/wire/cart.ts'
import { Applied, Discount, Unapplied } from '../../orders/wire/discounts.ts'
import { Instant, Money, Units, VariantId } from '../../contract/parts.ts'
import { StaffPromotion, staffPromotionOf } from './promotion.ts'

const sums = {
  uses: z.int().describe('Orders.'),
  buyers: z.int().describe('Accounts, and mail addresses of guests.'),
  given: Money.describe('What it took off, what gifts would have cost among it.'),
  revenue: Money.describe('What was paid for these orders, delivery and tax in it, less what went back.'),
}
const Day = z.string().openapi({ example: '2026-11-22' })

export const PromotionUses = z
  .object({
    from: Day,
    until: Day.describe('Among them.'),
    sums: z.array(z.object(sums)).describe('One for each currency.'),
    days: z.array(z.object({ day: Day, ...sums })).describe('Those on which it was used.'),
    codes: z.array(z.object({ code: z.string(), ...sums })).describe('The twenty that were used most.'),
  })
  .openapi('PromotionUses')

const sumOf = ({ uses, buyers, given, revenue, currency }: UsesSum) => ({
  uses,
  buyers,
  given: money(given, currency),
  revenue: money(revenue, currency),
})

export const usesShownAs = ({
  within,
  ...of
}: UsesShown & { readonly within: Days }): z.infer<typeof PromotionUses> => ({
  ...within,
  sums: of.sums.map(sumOf),
  days: of.days.map((one) => ({ day: one.day, ...sumOf(one) })),
  codes: of.codes.map((one) => ({ code: one.code, ...sumOf(one) })),
})

export const PromotionVersions = z
  .object({
    versions: z.array(
      z.object({
        version: z.int(),
        at: Instant,
        who: z.string().describe('Id of a member of staff.'),
        promotion: StaffPromotion,
      }),
    ),
  })
  .openapi('PromotionVersions')

export const versionShown = ({ version, at, who, promotion }: PromotionVersion) => ({
  version,
  at,
  who,
  promotion: staffPromotionOf(promotion, null),
})

export const TriedCart = z
  .object({
    lines: z.array(
      z.object({ variant: VariantId, units: Units, total: Money, discounts: z.array(Discount), paid: Money }),
    ),
    totals: Totals,
    applied: z.array(Applied),
    unapplied: z.array(Unapplied),
    unknownCodes: z.array(z.string()).describe('Nobody has made them, or they were revoked.'),
  })
  .openapi('TriedCart')
