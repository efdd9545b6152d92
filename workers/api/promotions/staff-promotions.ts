/** Promotions for the staff: write them down, change them, let them run and stop them, make and revoke codes. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  changingPromotion,
  creatingPromotion,
  makingCodes,
  movingPromotion,
  newCodes,
  revokingCode,
} from '../../flows/promotions/commands.ts'
import { listingCodes, listingPromotions, readingPromotion } from '../../flows/promotions/questions.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Next } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { StaffCode, staffCodeOf, StaffPromotion, staffPromotionOf } from './wire/promotion.ts'

const tags = ['Staff: promotions']
const path = { id: true } as const
const params = z.object({
  id: z.string().max(63).openapi({ description: 'The id of the promotion.', example: 'promo_0123456789abcdef' }),
})
const codeParams = params.extend({
  code: z.string().max(200).openapi({ description: 'The code, in whatever case.', example: 'SUMMER10' }),
})

const PROMOTION = {
  name: 'Ten per cent in summer',
  title: { en: '10 % in summer' },
  method: 'code' as const,
  effect: { type: 'order' as const, value: { type: 'percent' as const, rate: 1_000 } },
}

const cursorIn = (after: string) => {
  const [at, id] = placeOf(after) ?? []
  return typeof at === 'number' && typeof id === 'string' ? { at, id } : undefined
}
const after = z
  .string()
  .refine((text) => cursorIn(text) !== undefined, 'No cursor of this list')
  .optional()

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingPromotions),
  summary: 'List promotions, the latest first',
  description: mayLine(listingPromotions),
  request: { query: z.object({ state: z.enum(['draft', 'active', 'paused', 'ended']).optional(), after }) },
  responses: {
    200: answer(
      z.object({ promotions: z.array(StaffPromotion), next: Next }).openapi('StaffPromotionList'),
      'Fifty at a time.',
    ),
    ...refusals(...questionRefusals(listingPromotions)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingPromotion),
  summary: 'Read a promotion',
  description: mayLine(readingPromotion),
  request: { params },
  responses: { 200: answer(StaffPromotion, 'As it is now.'), ...refusals(...questionRefusals(readingPromotion)) },
})

const creating = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(creatingPromotion),
  summary: 'Write a promotion down',
  description:
    'Everything that is wrong is told at once: `fields` says which place and why (`effect.value.rate`: `out-of-range`). ' +
    `It runs when its state is \`active\`. ${mayLine(creatingPromotion)}`,
  request: {
    headers: IdempotencyKey,
    body: body(component(creatingPromotion.input, 'NewPromotion', PROMOTION)),
  },
  responses: { 201: answer(StaffPromotion, 'The promotion.'), ...refusals(...commandRefusals(creatingPromotion)) },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(changingPromotion),
  summary: 'Change a promotion',
  description: `Orders that were placed by it stay as they were priced. ${mayLine(changingPromotion)}`,
  request: { params, body: body(component(changingPromotion.input.omit(path), 'PromotionChange', PROMOTION)) },
  responses: { 200: answer(StaffPromotion, 'As it is now.'), ...refusals(...commandRefusals(changingPromotion)) },
})

const moving = createRoute({
  method: 'put',
  path: '/{id}/state',
  tags,
  ...commands(movingPromotion),
  summary: 'Let it run, pause it, end it',
  description: `What has ended stays so. ${mayLine(movingPromotion)}`,
  request: { params, body: body(component(movingPromotion.input.omit(path), 'PromotionMove')) },
  responses: { 200: answer(StaffPromotion, 'As it is now.'), ...refusals(...commandRefusals(movingPromotion)) },
})

const codes = createRoute({
  method: 'get',
  path: '/{id}/codes',
  tags,
  ...questions(listingCodes),
  summary: 'List its codes, in the order in which they were made',
  description: mayLine(listingCodes),
  request: { params, query: z.object({ after }) },
  responses: {
    200: answer(z.object({ codes: z.array(StaffCode), next: Next }).openapi('StaffPromotionCodes'), 'A page of them.'),
    ...refusals(...questionRefusals(listingCodes)),
  },
})

const making = createRoute({
  method: 'post',
  path: '/{id}/codes',
  tags,
  ...commands(makingCodes),
  summary: 'Make codes',
  description: `All that were asked for, or none where one is taken. ${mayLine(makingCodes)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(newCodes, 'NewPromotionCodes', { codes: ['SUMMER10'] })),
  },
  responses: {
    201: answer(z.object({ codes: z.array(z.string()) }).openapi('MadeCodes'), 'Those that were made.'),
    ...refusals(...commandRefusals(makingCodes)),
  },
})

const revoking = createRoute({
  method: 'delete',
  path: '/{id}/codes/{code}',
  tags,
  ...commands(revokingCode),
  summary: 'Revoke a code',
  description: `From then on nobody may give it, and carts that have it go without. ${mayLine(revokingCode)}`,
  request: { params: codeParams },
  responses: { 204: { description: 'It is revoked.' }, ...refusals(...commandRefusals(revokingCode)) },
})

export const staffPromotions = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { state = null, after: from = '' } = c.req.valid('query')
    const page = await ask(c, listingPromotions, { state, after: cursorIn(from) })
    if (!page.ok) return refused(c, page.refusal)
    const { promotions, next: last } = page.value
    const next = last && cursorAt(last.createdAt, last.id)
    return c.json({ promotions: promotions.map(({ promotion, used }) => staffPromotionOf(promotion, used)), next }, 200)
  })
  .openapi(creating, async (c) => {
    const done = await perform(c, creatingPromotion, c.req.valid('json'))
    return done.ok ? c.json(staffPromotionOf(done.value, 0), 201) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingPromotion, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    return c.json(staffPromotionOf(found.value.promotion, found.value.used), 200)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingPromotion, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffPromotionOf(done.value, null), 200) : refused(c, done.refusal)
  })
  .openapi(moving, async (c) => {
    const done = await perform(c, movingPromotion, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffPromotionOf(done.value, null), 200) : refused(c, done.refusal)
  })
  .openapi(codes, async (c) => {
    const { id } = c.req.valid('param')
    const from = cursorIn(c.req.valid('query').after ?? '')
    const found = await ask(c, listingCodes, { id, ...(from && { after: { createdAt: from.at, code: from.id } }) })
    if (!found.ok) return refused(c, found.refusal)
    const { codes: all, next: last } = found.value
    return c.json({ codes: all.map(staffCodeOf), next: last && cursorAt(last.createdAt, last.code) }, 200)
  })
  .openapi(making, async (c) => {
    const done = await perform(c, makingCodes, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ codes: [...done.value.codes] }, 201) : refused(c, done.refusal)
  })
  .openapi(revoking, async (c) => {
    const done = await perform(c, revokingCode, c.req.valid('param'))
    return done.ok ? c.body(null, 204) : refused(c, done.refusal)
  })
