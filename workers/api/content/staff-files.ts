/** Files of the shop for the staff's programs: found, added, replaced, taken out, brought back. Mounted at `/api/admin/files`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { FILE_BYTES_MAX, FILE_KINDS } from '#domain/catalog/shop-file'
import type { FileUse, ShopFile, UsedFile } from '#schema/products/content/files'
import { addingFile, deletingFile, replacingFile, restoringFile } from '../../flows/content/file-commands.ts'
import { listingUsedFiles } from '../../flows/content/questions.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, Instant } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: content']
const PATH = { path: '/media/0123456789abcdef0123456789abcdef.jpg' }

const FILE_TEXT =
  `The body is the file, of at most ${FILE_BYTES_MAX / 1e6} MB: a picture, a video (MP4, WebM), a sound (MP3, M4A), PDF, text, CSV, ` +
  'a document of an office, EPUB or ZIP. What is no picture is what the ending of its `name` says, where its content agrees.'

const File = z
  .object({
    path: z.string().describe('Its address in the shop.'),
    name: z.string(),
    kind: z.enum(FILE_KINDS),
    bytes: z.int().describe('0: it came before they were counted.'),
    width: z.int().describe('Of a picture, in pixels; else 0.'),
    height: z.int(),
    addedAt: Instant,
  })
  .openapi('ShopFile')

const Use = z
  .object({
    kind: z.enum(['product', 'content', 'collection', 'settings']),
    id: z.string().describe('Of that; of settings the name of the group.'),
  })
  .openapi('FileUse')

const UsedFileShown = File.extend({
  uses: z.array(Use).describe('The first five that show it.'),
  count: z.int().describe('How many show it.'),
}).openapi('UsedShopFile')

const fileOf = ({ path, name, kind, bytes, width, height, addedAt }: ShopFile) => {
  return { path, name, kind, bytes, width, height, addedAt }
}
const useOf = ({ kind, holder: id }: FileUse) => ({ kind, id })
const usedOf = (file: UsedFile) => ({ ...fileOf(file), uses: file.uses.map(useOf), count: file.count })

const fileBody = {
  required: true,
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingUsedFiles),
  summary: 'List files of the shop, and what shows each',
  description: mayLine(listingUsedFiles),
  request: { query: listingUsedFiles.input },
  responses: {
    200: answer(
      z.object({ files: z.array(UsedFileShown), next: z.int().nullable() }).openapi('ShopFileList'),
      'Sixty at a time; `next` is the page behind this one.',
    ),
    ...refusals(...questionRefusals(listingUsedFiles)),
  },
})

const adding = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(addingFile),
  summary: 'Add a file of the shop',
  description: `${FILE_TEXT} The same again is the same file. ${mayLine(addingFile)}`,
  request: { query: z.object(addingFile.input.pick({ name: true }).shape), body: fileBody },
  responses: { 200: answer(File, 'The file.'), ...refusals(...commandRefusals(addingFile)) },
})

const replacing = createRoute({
  method: 'post',
  path: '/replace',
  tags,
  ...commands(replacingFile),
  summary: 'Put another file in the place of one',
  description:
    `${FILE_TEXT} Whatever shows the former one, of the same kind, shows this one then, each with a version to go back to; a hundred at ` +
    `once. ${mayLine(replacingFile)}`,
  request: { query: z.object(replacingFile.input.pick({ path: true, name: true }).shape), body: fileBody },
  responses: {
    200: answer(
      z
        .object({
          file: File,
          replaced: z.int().describe('How many show the new one now.'),
          left: z.int().describe('How many still show the former one: say it again for them.'),
        })
        .openapi('ReplacedFile'),
      'The file that stands there now.',
    ),
    ...refusals(...commandRefusals(replacingFile)),
  },
})

const deleting = createRoute({
  method: 'delete',
  path: '/',
  tags,
  ...commands(deletingFile),
  summary: 'Take a file out of the list',
  description: `Whatever shows it goes on showing it. ${mayLine(deletingFile)}`,
  request: {
    query: z.object({
      path: deletingFile.input.shape.path,
      used: z.enum(['true', 'false']).default('false').describe('`true`: also where something shows it.'),
    }),
  },
  responses: {
    200: answer(z.object({ path: z.string() }).openapi('DeletedFile'), 'What restores it.'),
    ...refusals(...commandRefusals(deletingFile)),
  },
})

const restoring = createRoute({
  method: 'post',
  path: '/restore',
  tags,
  ...commands(restoringFile),
  summary: 'Bring a file back into the list',
  description: mayLine(restoringFile),
  request: { body: body(component(restoringFile.input, 'FileRestore', PATH)) },
  responses: {
    200: answer(z.object({ path: z.string() }).openapi('RestoredFile'), 'It is there again.'),
    ...refusals(...commandRefusals(restoringFile)),
  },
})

const TOO_LARGE = { code: 'download-too-large', bytesMax: FILE_BYTES_MAX } as const

export const staffFiles = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingUsedFiles, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { files, page, isLast } = found.value
    return c.json({ files: files.map(usedOf), next: isLast ? null : page + 1 }, 200)
  })
  .openapi(adding, async (c) => {
    const file = await readBody(c.req.raw, FILE_BYTES_MAX)
    if (!file) return refused(c, TOO_LARGE)
    const done = await perform(c, addingFile, { ...c.req.valid('query'), file })
    return done.ok ? c.json(fileOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(replacing, async (c) => {
    const file = await readBody(c.req.raw, FILE_BYTES_MAX)
    if (!file) return refused(c, TOO_LARGE)
    const done = await perform(c, replacingFile, { ...c.req.valid('query'), file })
    if (!done.ok) return refused(c, done.refusal)
    return c.json({ ...done.value, file: fileOf(done.value.file) }, 200)
  })
  .openapi(deleting, async (c) => {
    const { path, used } = c.req.valid('query')
    const done = await perform(c, deletingFile, { path, used: used === 'true' })
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(restoring, async (c) => {
    const done = await perform(c, restoringFile, c.req.valid('json'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
