/** What became of a promotion, for the staff: how often it was used, what it said before, and a cart that tries what it would do. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { LANGUAGES } from '#domain/languages'
import { paidFor } from '#domain/orders/order-line'
import { restoringPromotion } from '../../flows/promotions/commands.ts'
import { readingPromotion } from '../../flows/promotions/questions.ts'
import { tryingCart } from '../../flows/promotions/try-questions.ts'
import { readingUses, USES_DAYS_MAX } from '../../flows/promotions/use-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { totalsOf } from '../orders/wire/cart.ts'
import { appliedOf, discountOf, unappliedOf } from '../orders/wire/discounts.ts'
import { StaffPromotion, staffPromotionOf } from './wire/promotion.ts'
import { PromotionUses, PromotionVersions, TriedCart, usesShownAs, versionShown } from './wire/uses.ts'

const tags = ['Staff: promotions']
const path = { id: true } as const
const params = z.object({
  id: z.string().max(63).openapi({ description: 'The id of the promotion.', example: 'promo_0123456789abcdef' }),
})

const trying = createRoute({
  method: 'post',
  path: '/try',
  tags,
  ...questions(tryingCart),
  summary: 'Would this cart get it, and why',
  description:
    'Priced as the cart of a shopper would be now; nothing is opened, saved or held. With `promotion`, that one is judged ' +
    `as if it ran and its code were given. ${mayLine(tryingCart)}`,
  request: {
    query: z.object({ language: z.enum(LANGUAGES).default('en') }),
    body: body(
      component(tryingCart.input, 'CartToTry', {
        lines: [{ variant: 'var_0123456789abcdef', units: 3 }],
        codes: ['SUMMER10'],
      }),
    ),
  },
  responses: { 200: answer(TriedCart, 'What it would cost, and why.'), ...refusals(...questionRefusals(tryingCart)) },
})

const uses = createRoute({
  method: 'get',
  path: '/{id}/uses',
  tags,
  ...questions(readingUses),
  summary: 'Read how often it was used, and what was paid with it',
  description:
    'Orders that were cancelled are left out, and what went back of the others is taken off. Days are those on which orders ' +
    `were placed, UTC. ${mayLine(readingUses)}`,
  request: { params, query: z.object({ days: z.coerce.number().int().min(1).max(USES_DAYS_MAX).optional() }) },
  responses: {
    200: answer(PromotionUses, 'In all, by day and by code.'),
    ...refusals(...questionRefusals(readingUses)),
  },
})

const versions = createRoute({
  method: 'get',
  path: '/{id}/versions',
  tags,
  ...questions(readingPromotion),
  summary: 'Read what it said before, the latest first',
  description: mayLine(readingPromotion),
  request: { params },
  responses: {
    200: answer(PromotionVersions, 'The last fifty.'),
    ...refusals(...questionRefusals(readingPromotion)),
  },
})

const restoring = createRoute({
  method: 'put',
  path: '/{id}/version',
  tags,
  ...commands(restoringPromotion),
  summary: 'Let it say again what an earlier version said',
  description: `As one more version; its codes, and whether it runs, stay as they are. ${mayLine(restoringPromotion)}`,
  request: {
    params,
    body: body(component(restoringPromotion.input.omit(path), 'PromotionRestoring', { restored: 2, version: 5 })),
  },
  responses: { 200: answer(StaffPromotion, 'As it is now.'), ...refusals(...commandRefusals(restoringPromotion)) },
})

export const staffPromotionUses = new OpenAPIHono<Door>()
  .openapi(trying, async (c) => {
    const tried = await ask(c, tryingCart, c.req.valid('json'))
    if (!tried.ok) return refused(c, tried.refusal)
    const { quote, unknownCodes } = tried.value
    const { language } = c.req.valid('query')
    const { currency } = quote.totals.total
    return c.json(
      {
        lines: quote.lines.map((line) => ({
          variant: line.variantId,
          units: line.units,
          total: line.total,
          discounts: (line.discounts ?? []).map((one) => discountOf(one, language)),
          paid: paidFor(line),
        })),
        totals: totalsOf(quote.totals),
        applied: (quote.promotions ?? []).map((one) => appliedOf(one, language)),
        unapplied: quote.unapplied.map((one) => unappliedOf(one, { language, currency })),
        unknownCodes: [...unknownCodes],
      },
      200,
    )
  })
  .openapi(uses, async (c) => {
    const { days } = c.req.valid('query')
    const found = await ask(c, readingUses, { ...c.req.valid('param'), ...(days !== undefined && { days }) })
    return found.ok ? c.json(usesShownAs(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(versions, async (c) => {
    const found = await ask(c, readingPromotion, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    return c.json({ versions: found.value.versions.map(versionShown) }, 200)
  })
  .openapi(restoring, async (c) => {
    const done = await perform(c, restoringPromotion, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffPromotionOf(done.value, null), 200) : refused(c, done.refusal)
  })
