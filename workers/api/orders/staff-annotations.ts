/** What staff write down of orders: tags, a note, comments, and that they are put away. Mounted at `/api/admin/orders`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Order } from '#domain/orders/order'
import {
  archivingOrder,
  commentingOrder,
  notingOrder,
  removingComment,
  taggingOrder,
  unarchivingOrder,
} from '../../flows/orders/annotation-commands.ts'
import { annotationsShown } from '../../flows/orders/order-shown.ts'
import { listingOrderTags } from '../../flows/orders/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { OrderAnnotations } from './wire/annotations.ts'

const tags = ['Staff: orders']
const orderName = z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' })
const params = z.object({ id: orderName })
const path = { order: true } as const

const listing = createRoute({
  method: 'get',
  path: '/tags',
  tags,
  ...questions(listingOrderTags),
  summary: 'List the tags of orders',
  description: `Those that some order has. ${mayLine(listingOrderTags)}`,
  responses: {
    200: answer(z.object({ tags: z.array(z.string()) }).openapi('OrderTags'), 'Two hundred at most.'),
    ...refusals(...questionRefusals(listingOrderTags)),
  },
})

const tagging = createRoute({
  method: 'post',
  path: '/{id}/tags',
  tags,
  ...commands(taggingOrder),
  summary: 'Tag an order',
  description: `Fifty tags at most. Its buyer is shown none of them. ${mayLine(taggingOrder)}`,
  request: {
    params,
    body: body(component(taggingOrder.input.omit(path), 'TagOrder', { add: ['wholesale'], remove: [] })),
  },
  responses: { 200: answer(OrderAnnotations, 'As they are now.'), ...refusals(...commandRefusals(taggingOrder)) },
})

const noting = createRoute({
  method: 'put',
  path: '/{id}/note',
  tags,
  ...commands(notingOrder),
  summary: 'Write the note of an order',
  description: `For the staff alone. The audit log says that it was written, not what it says. ${mayLine(notingOrder)}`,
  request: {
    params,
    body: body(component(notingOrder.input.omit(path), 'OrderNote', { read: 0, note: 'Ring before you come.' })),
  },
  responses: { 200: answer(OrderAnnotations, 'It is saved.'), ...refusals(...commandRefusals(notingOrder)) },
})

const archiving = createRoute({
  method: 'post',
  path: '/{id}/archive',
  tags,
  ...commands(archivingOrder),
  summary: 'Put an order away',
  description: `Of which nothing is to be sent, paid or given back any more. ${mayLine(archivingOrder)}`,
  request: { params },
  responses: { 200: answer(OrderAnnotations, 'It is put away.'), ...refusals(...commandRefusals(archivingOrder)) },
})

const unarchiving = createRoute({
  method: 'delete',
  path: '/{id}/archive',
  tags,
  ...commands(unarchivingOrder),
  summary: 'Take an order out again',
  description: mayLine(unarchivingOrder),
  request: { params },
  responses: { 200: answer(OrderAnnotations, 'It is back.'), ...refusals(...commandRefusals(unarchivingOrder)) },
})

const Said = z.object({ comment: z.string().describe('By which it is taken back.') }).openapi('SaidOfOrder')

const commenting = createRoute({
  method: 'post',
  path: '/{id}/comments',
  tags,
  ...commands(commentingOrder),
  summary: 'Comment on an order',
  description: `It stands in the history of the order, for the staff alone. ${mayLine(commentingOrder)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      component(commentingOrder.input.omit(path), 'NewOrderComment', { comment: 'Address confirmed by phone.' }),
    ),
  },
  responses: { 200: answer(Said, 'It is said.'), ...refusals(...commandRefusals(commentingOrder)) },
})

const uncommenting = createRoute({
  method: 'delete',
  path: '/{id}/comments/{comment}',
  tags,
  ...commands(removingComment),
  summary: 'Take a comment back',
  description: `What it said is gone; that something was said stays. ${mayLine(removingComment)}`,
  request: { params: params.extend({ comment: z.string() }) },
  responses: { 200: answer(Said, 'It is taken back.'), ...refusals(...commandRefusals(removingComment)) },
})

const shown = ({ order }: { readonly order: Order }) => annotationsShown(order)

export const staffAnnotations = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingOrderTags, {})
    return found.ok ? c.json({ tags: [...found.value] }, 200) : refused(c, found.refusal)
  })
  .openapi(tagging, async (c) => {
    const done = await perform(c, taggingOrder, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(shown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(noting, async (c) => {
    const done = await perform(c, notingOrder, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(shown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(archiving, async (c) => {
    const done = await perform(c, archivingOrder, { order: c.req.valid('param').id })
    return done.ok ? c.json(shown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(unarchiving, async (c) => {
    const done = await perform(c, unarchivingOrder, { order: c.req.valid('param').id })
    return done.ok ? c.json(shown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(commenting, async (c) => {
    const done = await perform(c, commentingOrder, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json({ comment: done.value.comment }, 200) : refused(c, done.refusal)
  })
  .openapi(uncommenting, async (c) => {
    const { id, comment } = c.req.valid('param')
    const done = await perform(c, removingComment, { order: id, comment })
    return done.ok ? c.json({ comment: done.value.comment }, 200) : refused(c, done.refusal)
  })
