/** What promotions took off a cart or an order, and why others did not: as the API shows it. */
import { z } from '@hono/zod-openapi'
import { money, type Currency } from '#domain/money'
import type { Language } from '#domain/languages'
import type { LineDiscount } from '#domain/orders/order-line'
import type { AppliedPromotion, UnappliedPromotion } from '#domain/orders/promoting'
import { textIn } from '#domain/settings/text'
import { Money } from '../../contract/parts.ts'

const named = {
  promotion: z.string().openapi({ description: 'Its id.', example: 'promo_0123456789abcdef' }),
  class: z.enum(['product', 'order', 'delivery']),
  title: z.string(),
  code: z.string().optional().describe('As it was given; absent: it counts by itself.'),
}

export const Discount = z
  .object({ ...named, amount: Money, units: z.int().describe('Over how many units; 0: a part of one on the order.') })
  .openapi('LineDiscount')

export const Applied = z
  .object({ ...named, amount: Money.describe('What it took off in all, what it gave among it.') })
  .openapi('AppliedPromotion')

export const Unapplied = z
  .object({
    ...named,
    why: z
      .enum([
        'paused',
        'not-started',
        'ended',
        'not-now',
        'currency',
        'country',
        'sign-in',
        'not-for-you',
        'not-first-order',
        'minimum-sum',
        'minimum-units',
        'more-units',
        'more-goods',
        'no-goods',
        'nothing-off',
        'gift-gone',
        'used-up',
        'no-delivery',
        'outdone',
        'not-with',
      ])
      .describe('`outdone`, `not-with`: by another that saves more.'),
    missing: z.int().optional().describe('Units with `minimum-units` and `more-units`.'),
    missingSum: Money.optional().describe('With `minimum-sum` and `more-goods`.'),
    other: z.string().optional().describe('With `outdone` and `not-with`: the promotion in its way.'),
  })
  .openapi('UnappliedPromotion')

const namesOf = (
  { promotion, title, code }: Pick<AppliedPromotion, 'promotion' | 'title' | 'code'>,
  language: Language,
) => ({ promotion, title: textIn(title, language), ...(code !== undefined && { code }) })

export const discountOf = (one: LineDiscount, language: Language): z.infer<typeof Discount> => ({
  ...namesOf(one, language),
  class: one.class,
  amount: one.amount,
  units: one.units,
})

export const appliedOf = (one: AppliedPromotion, language: Language): z.infer<typeof Applied> => ({
  ...namesOf(one, language),
  class: one.class,
  amount: one.amount,
})

export const unappliedOf = (
  one: UnappliedPromotion,
  { language, currency }: { readonly language: Language; readonly currency: Currency },
): z.infer<typeof Unapplied> => {
  const { why } = one
  const isSum = why.code === 'minimum-sum' || why.code === 'more-goods'
  return {
    ...namesOf(one, language),
    class: one.class,
    why: why.code,
    ...('missing' in why && (isSum ? { missingSum: money(why.missing, currency) } : { missing: why.missing })),
    ...(why.code === 'outdone' && { other: why.by }),
    ...(why.code === 'not-with' && { other: why.other }),
  }
}
