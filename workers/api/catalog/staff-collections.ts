/** Collections for the staff's programs: by hand and by rule, as they are and as they were. Mounted at `/api/admin/collections`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  creatingCollection,
  deletingCollection,
  editingCollection,
  restoringCollection,
} from '../../flows/catalog/collection-commands.ts'
import {
  listingCollections,
  listingCollectionVersions,
  previewingRules,
  readingCollection,
  readingCollectionVersion,
} from '../../flows/catalog/collection-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Version } from './wire/history.ts'
import { StaffCollection, staffCollectionOf, StaffCollectionRow } from './wire/staff-collections.ts'

const tags = ['Staff: collections']
const params = z.object({
  collection: z
    .string()
    .max(255)
    .openapi({ description: 'Its id or its handle; its id when it was deleted.', example: 'table' }),
})

const TABLE = {
  text: { title: 'Small things' },
  rules: { match: 'all' as const, rules: [{ field: 'price' as const, relation: 'below' as const, value: '30' }] },
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingCollections),
  summary: 'List collections by title',
  description: mayLine(listingCollections),
  request: { query: listingCollections.input },
  responses: {
    200: answer(
      z.object({ collections: z.array(StaffCollectionRow), next: z.int().nullable() }).openapi('StaffCollectionList'),
      'Fifty at a time; `next` is the page behind this one.',
    ),
    ...refusals(...questionRefusals(listingCollections)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{collection}',
  tags,
  ...questions(readingCollection),
  summary: 'Read a collection with what it lists',
  description: mayLine(readingCollection),
  request: { params },
  responses: { 200: answer(StaffCollection, 'The collection.'), ...refusals(...questionRefusals(readingCollection)) },
})

const creating = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(creatingCollection),
  summary: 'Make a collection',
  description: `With \`rules\` it is one by rule, else one by hand. ${mayLine(creatingCollection)}`,
  request: { headers: IdempotencyKey, body: body(component(creatingCollection.input, 'NewCollection', TABLE)) },
  responses: { 200: answer(StaffCollection, 'The collection.'), ...refusals(...commandRefusals(creatingCollection)) },
})

const editing = createRoute({
  method: 'put',
  path: '/{collection}',
  tags,
  ...commands(editingCollection),
  summary: 'Edit a collection',
  description:
    'What is absent stays, what is blank is made blank. When somebody has changed it since `version`, the answer is ' +
    '`collection-differs` with each field as it was, as it is and as it was sent; sent again with the `version` that it names, ' +
    `what was chosen holds. A rule that selects its own collection is \`rule-circle\`, with the way. ${mayLine(editingCollection)}`,
  request: {
    params,
    body: body(
      component(editingCollection.input.omit({ collection: true }), 'CollectionEdit', { version: 1, ...TABLE }),
    ),
  },
  responses: {
    200: answer(StaffCollection, 'The collection now.'),
    ...refusals(...commandRefusals(editingCollection)),
  },
})

const deleting = createRoute({
  method: 'delete',
  path: '/{collection}',
  tags,
  ...commands(deletingCollection),
  summary: 'Delete a collection',
  description: `Its products stay. Restoring the version that was deleted brings it back. ${mayLine(deletingCollection)}`,
  request: { params, query: z.object({ version: z.coerce.number().int().min(1).describe('That was seen.') }) },
  responses: {
    200: answer(
      z.object({ id: z.string(), handle: z.string(), version: z.int() }).openapi('DeletedCollection'),
      'What restores it: its id and its last version.',
    ),
    ...refusals(...commandRefusals(deletingCollection)),
  },
})

const restoring = createRoute({
  method: 'post',
  path: '/{collection}/restore',
  tags,
  ...commands(restoringCollection),
  summary: 'Bring a version of a collection back',
  description: `It becomes the latest version; twice is the same as once. ${mayLine(restoringCollection)}`,
  request: {
    params,
    body: body(component(restoringCollection.input.omit({ collection: true }), 'CollectionRestore')),
  },
  responses: {
    200: answer(StaffCollection, 'The collection now.'),
    ...refusals(...commandRefusals(restoringCollection)),
  },
})

const versions = createRoute({
  method: 'get',
  path: '/{collection}/versions',
  tags,
  ...questions(listingCollectionVersions),
  summary: 'List the versions of a collection, the latest first',
  description: `The latest fifty are kept. ${mayLine(listingCollectionVersions)}`,
  request: { params, query: listingCollectionVersions.input.omit({ collection: true }) },
  responses: {
    200: answer(z.object({ versions: z.array(Version) }).openapi('CollectionVersions'), 'Fifty at a time.'),
    ...refusals(...questionRefusals(listingCollectionVersions)),
  },
})

const version = createRoute({
  method: 'get',
  path: '/{collection}/versions/{version}',
  tags,
  ...questions(readingCollectionVersion),
  summary: 'Read a collection as it was',
  description: mayLine(readingCollectionVersion),
  request: { params: params.extend(readingCollectionVersion.input.pick({ version: true }).shape) },
  responses: { 200: answer(StaffCollection, 'As it was.'), ...refusals(...questionRefusals(readingCollectionVersion)) },
})

const Preview = z
  .object({
    count: z.int().describe('Of the goods that were looked through.'),
    looked: z.int(),
    isWhole: z.boolean().describe('false: there are more goods than were looked through.'),
    handles: z.array(z.string()).describe('Of the first.'),
  })
  .openapi('RulesPreview')

const previewing = createRoute({
  method: 'post',
  path: '/preview',
  tags,
  ...questions(previewingRules),
  summary: 'See what rules would select',
  description: `Changes nothing. ${mayLine(previewingRules)}`,
  request: { body: body(component(previewingRules.input, 'RulesToTry', { rules: TABLE.rules })) },
  responses: {
    200: answer(Preview, 'What they select now.'),
    ...refusals(
      ...questionRefusals(previewingRules),
      'request-malformed',
      'request-too-large',
      'content-type-unsupported',
    ),
  },
})

export const staffCollections = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingCollections, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { lines, page, isLast } = found.value
    const collections = lines.map(({ products, rules, ...row }) => ({
      ...row,
      kind: rules ? ('rules' as const) : ('manual' as const),
      products,
    }))
    return c.json(
      { collections: collections.map((one) => StaffCollectionRow.parse(one)), next: isLast ? null : page + 1 },
      200,
    )
  })
  .openapi(previewing, async (c) => {
    const tried = await ask(c, previewingRules, c.req.valid('json'))
    if (!tried.ok) return refused(c, tried.refusal)
    const { first, ...rest } = tried.value
    return c.json({ ...rest, handles: first.map(({ handle }) => handle) }, 200)
  })
  .openapi(creating, async (c) => {
    const done = await perform(c, creatingCollection, c.req.valid('json'))
    return done.ok ? c.json(staffCollectionOf(done.value.collection), 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingCollection, c.req.valid('param'))
    return found.ok ? c.json(staffCollectionOf(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(editing, async (c) => {
    const done = await perform(c, editingCollection, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffCollectionOf(done.value.collection), 200) : refused(c, done.refusal)
  })
  .openapi(deleting, async (c) => {
    const done = await perform(c, deletingCollection, { ...c.req.valid('query'), ...c.req.valid('param') })
    if (!done.ok) return refused(c, done.refusal)
    const { id, handle, version: last } = done.value
    return c.json({ id, handle, version: last }, 200)
  })
  .openapi(restoring, async (c) => {
    const done = await perform(c, restoringCollection, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffCollectionOf(done.value.collection), 200) : refused(c, done.refusal)
  })
  .openapi(versions, async (c) => {
    const found = await ask(c, listingCollectionVersions, { ...c.req.valid('query'), ...c.req.valid('param') })
    return found.ok ? c.json({ versions: found.value.versions }, 200) : refused(c, found.refusal)
  })
  .openapi(version, async (c) => {
    const found = await ask(c, readingCollectionVersion, c.req.valid('param'))
    return found.ok ? c.json(staffCollectionOf(found.value), 200) : refused(c, found.refusal)
  })
