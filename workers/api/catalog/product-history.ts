/** Whole products for the staff's programs: copy, delete, and look back and bring back. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { deletingProduct, duplicatingProduct, restoringProduct } from '../../flows/catalog/lifecycle-commands.ts'
import { listingVersions, readingVersion } from '../../flows/catalog/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Change, Version } from './wire/history.ts'
import { StaffProduct, staffProductOf } from './wire/staff-catalog.ts'

const tags = ['Staff: catalogue']
const params = z.object({
  handle: z.string().max(255).openapi({
    description: 'The handle of the product, or its id; its id when it was deleted.',
    example: 'delos-mug',
  }),
})

const duplicating = createRoute({
  method: 'post',
  path: '/{handle}/duplicate',
  tags,
  ...commands(duplicatingProduct),
  summary: 'Copy a product',
  description: `A draft with ids of its own, without stock and reviews. ${mayLine(duplicatingProduct)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(duplicatingProduct.input.omit({ product: true }), 'ProductCopy', {})),
  },
  responses: { 200: answer(StaffProduct, 'The copy.'), ...refusals(...commandRefusals(duplicatingProduct)) },
})

const deleting = createRoute({
  method: 'delete',
  path: '/{handle}',
  tags,
  ...commands(deletingProduct),
  summary: 'Delete a product',
  description:
    'Carts say that it is no longer for sale; orders and stock keep it. Restoring the version that was deleted brings it back, ' +
    `with its ids. ${mayLine(deletingProduct)}`,
  request: { params, query: z.object({ version: z.coerce.number().int().min(1).describe('That was seen.') }) },
  responses: {
    200: answer(
      z.object({ id: z.string(), handle: z.string(), version: z.int() }).openapi('DeletedProduct'),
      'What restores it: its id and its last version.',
    ),
    ...refusals(...commandRefusals(deletingProduct)),
  },
})

const restoring = createRoute({
  method: 'post',
  path: '/{handle}/restore',
  tags,
  ...commands(restoringProduct),
  summary: 'Bring a version of a product back',
  description:
    'It becomes the latest version, with the ids that it had; what was saved since stays in the history. Twice is the same ' +
    `as once, so it needs no key. ${mayLine(restoringProduct)}`,
  request: { params, body: body(component(restoringProduct.input.omit({ product: true }), 'ProductRestore')) },
  responses: { 200: answer(StaffProduct, 'The product now.'), ...refusals(...commandRefusals(restoringProduct)) },
})

const listing = createRoute({
  method: 'get',
  path: '/{handle}/versions',
  tags,
  ...questions(listingVersions),
  summary: 'List the versions of a product, the latest first',
  description: `The latest fifty are kept. ${mayLine(listingVersions)}`,
  request: { params, query: listingVersions.input.omit({ product: true }) },
  responses: {
    200: answer(z.object({ versions: z.array(Version) }).openapi('ProductVersions'), 'Fifty at a time.'),
    ...refusals(...questionRefusals(listingVersions)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{handle}/versions/{version}',
  tags,
  ...questions(readingVersion),
  summary: 'Read a product as it was, and what has changed since',
  description: mayLine(readingVersion),
  request: {
    params: params.extend(readingVersion.input.pick({ version: true }).shape),
    query: readingVersion.input.pick({ against: true }),
  },
  responses: {
    200: answer(
      z.object({ product: StaffProduct, against: z.int().nullable(), changes: z.array(Change) }).openapi('PastProduct'),
      'Each change goes from this version to the other; `against` is null when the product was deleted.',
    ),
    ...refusals(...questionRefusals(readingVersion)),
  },
})

export const staffProductHistory = new OpenAPIHono<Door>()
  .openapi(duplicating, async (c) => {
    const { handle: product } = c.req.valid('param')
    const done = await perform(c, duplicatingProduct, { ...c.req.valid('json'), product })
    return done.ok ? c.json(staffProductOf(done.value.product), 200) : refused(c, done.refusal)
  })
  .openapi(deleting, async (c) => {
    const { handle: product } = c.req.valid('param')
    const done = await perform(c, deletingProduct, { ...c.req.valid('query'), product })
    if (!done.ok) return refused(c, done.refusal)
    const { id, handle, version } = done.value
    return c.json({ id, handle, version }, 200)
  })
  .openapi(restoring, async (c) => {
    const { handle: product } = c.req.valid('param')
    const done = await perform(c, restoringProduct, { ...c.req.valid('json'), product })
    return done.ok ? c.json(staffProductOf(done.value.product), 200) : refused(c, done.refusal)
  })
  .openapi(listing, async (c) => {
    const found = await ask(c, listingVersions, { ...c.req.valid('query'), product: c.req.valid('param').handle })
    return found.ok ? c.json({ versions: found.value.map((one) => ({ ...one })) }, 200) : refused(c, found.refusal)
  })
  .openapi(reading, async (c) => {
    const { handle: product, version } = c.req.valid('param')
    const found = await ask(c, readingVersion, { ...c.req.valid('query'), product, version })
    if (!found.ok) return refused(c, found.refusal)
    const { product: past, against, changes } = found.value
    return c.json({ product: staffProductOf(past), against, changes: changes.map((change) => ({ ...change })) }, 200)
  })
