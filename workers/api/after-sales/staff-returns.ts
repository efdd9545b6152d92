/** Returns, for programs of the staff: listed, asked for, decided on, moved, looked at, paid. Mounted at `/api/admin/returns`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { RETURN_RESOLUTIONS } from '#domain/after-sales/return'
import {
  answeringReturn,
  decidingReturn,
  endingReturn,
  inspectingReturn,
  openingReturn,
  receivingReturn,
  refundingReturn,
  sendingReturn,
} from '../../flows/after-sales/return-commands.ts'
import { listingReturns, readingReturn, readingReturnable } from '../../flows/after-sales/return-questions.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Instant, Next } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Order, orderOf } from '../orders/wire/order.ts'
import { Return, ReturnableLine, returnOf, ReturnStatus } from './wire/return.ts'

const tags = ['Staff: returns']
const order = z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' })
const params = z.object({
  order,
  return: z
    .string()
    .openapi({ description: 'The id of the return, as the order has it.', example: 'ret_4f2a9c1d0b7e' }),
})
const path = { order: true, return: true } as const
const OPENED = {
  units: [{ variantId: 'var_0123456789abcdef', units: 1, reason: 'too-small' as const }],
  atCounter: true,
}
const LOOKED_AT = { taken: [{ variantId: 'var_0123456789abcdef', units: 1, to: 'sell' as const, location: 'main' }] }
const done = answer(Return, 'The return now.')

const Row = z
  .object({
    orderId: z.string(),
    order: z.string().describe('As people call it.'),
    customer: z.string(),
    id: z.string(),
    kind: z.enum(['return', 'withdrawal']),
    status: ReturnStatus,
    resolution: z.enum(RETURN_RESOLUTIONS),
    units: z.int(),
    carrier: z.string(),
    tracking: z.string(),
    requestedAt: Instant,
    since: Instant,
  })
  .openapi('ReturnRow')

const cursorIn = (after: string) => {
  const [requestedAt, id] = placeOf(after) ?? []
  return typeof requestedAt === 'number' && typeof id === 'string' ? { requestedAt, id } : undefined
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingReturns),
  summary: 'List returns, newest first',
  description: `From the searchable copy, which follows the shards within seconds. ${mayLine(listingReturns)}`,
  request: {
    query: listingReturns.input.omit({ after: true }).extend({
      after: z
        .string()
        .refine((after) => cursorIn(after) !== undefined, 'No cursor of this list')
        .optional(),
    }),
  },
  responses: {
    200: answer(z.object({ returns: z.array(Row), next: Next }).openapi('ReturnList'), 'Fifty at a time.'),
    ...refusals(...questionRefusals(listingReturns)),
  },
})

const returnable = createRoute({
  method: 'get',
  path: '/{order}/returnable',
  tags,
  ...questions(readingReturnable),
  summary: 'Read what of an order may come back',
  description: `By the return policy; staff may take back more. ${mayLine(readingReturnable)}`,
  request: { params: z.object({ order }) },
  responses: {
    200: answer(z.object({ lines: z.array(ReturnableLine) }).openapi('ReturnableLines'), 'Line by line.'),
    ...refusals(...questionRefusals(readingReturnable)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{order}/{return}',
  tags,
  ...questions(readingReturn),
  summary: 'Read a return, with its order',
  description: mayLine(readingReturn),
  request: { params },
  responses: {
    200: answer(z.object({ return: Return, order: Order }).openapi('ReturnWithOrder'), 'Both, from the shard.'),
    ...refusals(...questionRefusals(readingReturn)),
  },
})

const opening = createRoute({
  method: 'post',
  path: '/{order}',
  tags,
  ...commands(openingReturn),
  summary: 'Open a return in the place of its buyer',
  description: `On the terms of the policy, and approved; \`atCounter\`: the goods are here. ${mayLine(openingReturn)}`,
  request: {
    params: z.object({ order }),
    headers: IdempotencyKey,
    body: body(component(openingReturn.input.omit({ order: true }), 'OpenReturn', OPENED)),
  },
  responses: { 200: done, ...refusals(...commandRefusals(openingReturn)) },
})

const deciding = createRoute({
  method: 'post',
  path: '/{order}/{return}/decision',
  tags,
  ...commands(decidingReturn),
  summary: 'Approve or decline a return',
  description: `A withdrawal is never declined. ${mayLine(decidingReturn)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(decidingReturn.input.omit(path), 'DecideReturn', { approve: true, answer: '' })),
  },
  responses: { 200: done, ...refusals(...commandRefusals(decidingReturn)) },
})

const sending = createRoute({
  method: 'post',
  path: '/{order}/{return}/parcel',
  tags,
  ...commands(sendingReturn),
  summary: 'Say that a return is on its way, or correct its number',
  description: mayLine(sendingReturn),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(sendingReturn.input.omit(path), 'SendReturn', { carrier: 'DHL', tracking: '' })),
  },
  responses: { 200: done, ...refusals(...commandRefusals(sendingReturn)) },
})

const receiving = createRoute({
  method: 'post',
  path: '/{order}/{return}/receipt',
  tags,
  ...commands(receivingReturn),
  summary: 'Say that the goods of a return are here',
  description: mayLine(receivingReturn),
  request: { params, headers: IdempotencyKey },
  responses: { 200: done, ...refusals(...commandRefusals(receivingReturn)) },
})

const inspecting = createRoute({
  method: 'post',
  path: '/{order}/{return}/inspection',
  tags,
  ...commands(inspectingReturn),
  summary: 'Say what of a return is taken, and where it goes',
  description: `What goes on the shelf can be bought again at once. ${mayLine(inspectingReturn)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(inspectingReturn.input.omit(path), 'InspectReturn', LOOKED_AT)),
  },
  responses: { 200: done, ...refusals(...commandRefusals(inspectingReturn)) },
})

const refunding = createRoute({
  method: 'post',
  path: '/{order}/{return}/refund',
  tags,
  ...commands(refundingReturn),
  summary: 'Give the money of a return back',
  description: `What was taken, less what is kept, to where it came from or as credit. ${mayLine(refundingReturn)}`,
  request: { params, headers: IdempotencyKey },
  responses: { 200: done, ...refusals(...commandRefusals(refundingReturn)) },
})

const ending = createRoute({
  method: 'post',
  path: '/{order}/{return}/end',
  tags,
  ...commands(endingReturn),
  summary: 'End a return without money',
  description: mayLine(endingReturn),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(endingReturn.input.omit(path), 'EndReturn', { as: 'cancelled' })),
  },
  responses: { 200: done, ...refusals(...commandRefusals(endingReturn)) },
})

const answering = createRoute({
  method: 'post',
  path: '/{order}/{return}/answer',
  tags,
  ...commands(answeringReturn),
  summary: 'Write to the buyer of a return',
  description: `In the place of what stood there. ${mayLine(answeringReturn)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(answeringReturn.input.omit(path), 'AnswerReturn', { answer: 'It is here.' })),
  },
  responses: { 200: done, ...refusals(...commandRefusals(answeringReturn)) },
})

export const staffReturns = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { after, ...filter } = c.req.valid('query')
    const page = await ask(c, listingReturns, { ...filter, after: cursorIn(after ?? '') ?? null })
    if (!page.ok) return refused(c, page.refusal)
    const { rows, next } = page.value
    return c.json({ returns: [...rows], next: next ? cursorAt(next.requestedAt, next.id) : null }, 200)
  })
  .openapi(returnable, async (c) => {
    const found = await ask(c, readingReturnable, c.req.valid('param'))
    return found.ok ? c.json({ lines: found.value.lines.map((one) => ({ ...one })) }, 200) : refused(c, found.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingReturn, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    return c.json({ return: returnOf(found.value.return), order: orderOf(found.value.order) }, 200)
  })
  .openapi(opening, async (c) => {
    const made = await perform(c, openingReturn, { ...c.req.valid('json'), ...c.req.valid('param') })
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
  .openapi(deciding, async (c) => {
    const made = await perform(c, decidingReturn, { ...c.req.valid('json'), ...c.req.valid('param') })
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
  .openapi(sending, async (c) => {
    const made = await perform(c, sendingReturn, { ...c.req.valid('json'), ...c.req.valid('param') })
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
  .openapi(receiving, async (c) => {
    const made = await perform(c, receivingReturn, c.req.valid('param'))
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
  .openapi(inspecting, async (c) => {
    const made = await perform(c, inspectingReturn, { ...c.req.valid('json'), ...c.req.valid('param') })
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
  .openapi(refunding, async (c) => {
    const made = await perform(c, refundingReturn, c.req.valid('param'))
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
  .openapi(ending, async (c) => {
    const made = await perform(c, endingReturn, { ...c.req.valid('json'), ...c.req.valid('param') })
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
  .openapi(answering, async (c) => {
    const made = await perform(c, answeringReturn, { ...c.req.valid('json'), ...c.req.valid('param') })
    return made.ok ? c.json(returnOf(made.value.return), 200) : refused(c, made.refusal)
  })
