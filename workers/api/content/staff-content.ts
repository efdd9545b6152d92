/** Content for the staff's programs: posts, pages made of sections, the first page. Mounted at `/api/admin/content`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  deletingContent,
  previewingContent,
  restoringContent,
  savingContent,
  startingPages,
} from '../../flows/content/commands.ts'
import { fields } from '../../flows/content/input.ts'
import {
  listingContent,
  listingContentVersions,
  readingContent,
  readingPastContent,
} from '../../flows/content/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, Instant } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: content']
const params = z.object({ id: z.string().openapi({ example: 'doc_0123456789abcdef' }) })

const Document = component(
  z.object({ id: z.string(), ...fields, version: z.int(), updatedAt: Instant }),
  'ContentDocument',
)

const POST = { kind: 'post' as const, title: { en: 'A new kiln' }, body: { en: '<p>It burns.</p>' } }

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingContent),
  summary: 'List content, changed last first',
  description: mayLine(listingContent),
  request: { query: listingContent.input },
  responses: {
    200: answer(
      z.object({ documents: z.array(Document), next: z.int().nullable() }).openapi('ContentList'),
      'Fifty at a time; `next` is the page behind this one.',
    ),
    ...refusals(...questionRefusals(listingContent)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingContent),
  summary: 'Read a post or a page',
  description: mayLine(readingContent),
  request: { params },
  responses: { 200: answer(Document, 'As it is.'), ...refusals(...questionRefusals(readingContent)) },
})

const saving = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(savingContent),
  summary: 'Save a post or a page',
  description:
    'The whole of it. A new one is sent with version 0, under an id that the sender chooses: `doc_` and 16 small letters or ' +
    `digits. What is wrong is told field by field (\`issues\`). ${mayLine(savingContent)}`,
  request: {
    params,
    body: body(component(savingContent.input.omit({ id: true }), 'ContentToSave', { version: 0, ...POST })),
  },
  responses: { 200: answer(Document, 'As it is now.'), ...refusals(...commandRefusals(savingContent)) },
})

const previewing = createRoute({
  method: 'put',
  path: '/{id}/preview',
  tags,
  ...commands(previewingContent),
  summary: 'Look at a post or a page before it is saved',
  description:
    'Under an address that nobody guesses, for two weeks; no cache keeps it and no search engine knows it. ' +
    mayLine(previewingContent),
  request: { params, body: body(component(previewingContent.input.omit({ id: true }), 'ContentToPreview', POST)) },
  responses: {
    200: answer(z.object({ path: z.string() }).openapi('ContentPreview'), 'Where it is seen.'),
    ...refusals(...commandRefusals(previewingContent)),
  },
})

const deleting = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  ...commands(deletingContent),
  summary: 'Delete a post or a page',
  description: `Restoring the version that was deleted brings it back. ${mayLine(deletingContent)}`,
  request: { params, query: z.object({ version: z.coerce.number().int().min(1).describe('That was seen.') }) },
  responses: {
    200: answer(z.object({ id: z.string(), version: z.int() }).openapi('DeletedContent'), 'What restores it.'),
    ...refusals(...commandRefusals(deletingContent)),
  },
})

const restoring = createRoute({
  method: 'post',
  path: '/{id}/restore',
  tags,
  ...commands(restoringContent),
  summary: 'Bring a version of a post or a page back',
  description: `It becomes the latest version. ${mayLine(restoringContent)}`,
  request: { params, body: body(component(restoringContent.input.omit({ id: true }), 'ContentRestore')) },
  responses: { 200: answer(Document, 'As it is now.'), ...refusals(...commandRefusals(restoringContent)) },
})

const Version = z
  .object({ version: z.int(), at: Instant, who: z.string().nullable(), cause: z.string() })
  .openapi('ContentVersion')

const versions = createRoute({
  method: 'get',
  path: '/{id}/versions',
  tags,
  ...questions(listingContentVersions),
  summary: 'List the versions of a post or a page, the latest first',
  description: `The latest fifty are kept. ${mayLine(listingContentVersions)}`,
  request: { params },
  responses: {
    200: answer(z.object({ versions: z.array(Version) }).openapi('ContentVersions'), 'All that are kept.'),
    ...refusals(...questionRefusals(listingContentVersions)),
  },
})

const past = createRoute({
  method: 'get',
  path: '/{id}/versions/{version}',
  tags,
  ...questions(readingPastContent),
  summary: 'Read a version of a post or a page',
  description: mayLine(readingPastContent),
  request: { params: params.extend({ version: z.coerce.number().int().min(1).openapi({ example: 1 }) }) },
  responses: {
    200: answer(Document, 'As it was in that version.'),
    ...refusals(...questionRefusals(readingPastContent)),
  },
})

const starting = createRoute({
  method: 'post',
  path: '/starting-texts',
  tags,
  ...commands(startingPages),
  summary: 'Lay out starting texts of policies',
  description:
    'Terms, privacy, returns, delivery and imprint, with what the settings say; each has to be checked by a lawyer. Those that are ' +
    `there already stay as they are. ${mayLine(startingPages)}`,
  responses: {
    200: answer(z.object({ added: z.int() }).openapi('StartedTexts'), 'How many came.'),
    ...refusals(...commandRefusals(startingPages)),
  },
})

/** Plain data, as the document says it. */
const shown = (document: unknown): z.infer<typeof Document> => Document.parse(document)

export const staffContent = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingContent, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { documents, page, isLast } = found.value
    return c.json({ documents: documents.map(shown), next: isLast ? null : page + 1 }, 200)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingContent, c.req.valid('param'))
    return found.ok ? c.json(shown(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(saving, async (c) => {
    const done = await perform(c, savingContent, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(shown(done.value.document), 200) : refused(c, done.refusal)
  })
  .openapi(previewing, async (c) => {
    const done = await perform(c, previewingContent, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ path: done.value.path }, 200) : refused(c, done.refusal)
  })
  .openapi(deleting, async (c) => {
    const done = await perform(c, deletingContent, { ...c.req.valid('query'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, version: done.value.version }, 200) : refused(c, done.refusal)
  })
  .openapi(restoring, async (c) => {
    const done = await perform(c, restoringContent, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(shown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(versions, async (c) => {
    const found = await ask(c, listingContentVersions, c.req.valid('param'))
    return found.ok ? c.json({ versions: found.value }, 200) : refused(c, found.refusal)
  })
  .openapi(past, async (c) => {
    const { id, version } = c.req.valid('param')
    const found = await ask(c, readingPastContent, { id, version: String(version) })
    return found.ok ? c.json(shown(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(starting, async (c) => {
    const done = await perform(c, startingPages, {})
    return done.ok ? c.json({ added: done.value.added }, 200) : refused(c, done.refusal)
  })
