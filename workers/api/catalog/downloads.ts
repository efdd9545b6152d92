/** Files of digital goods for the staff's programs: add one, list them, withdraw one. Mounted at `/api/admin/products`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { DOWNLOAD_BYTES_MAX, DOWNLOADS_MAX, type Download } from '#domain/catalog/downloads'
import { addingDownload, givingDownload, withdrawingDownload } from '../../flows/catalog/download-commands.ts'
import { listingDownloads } from '../../flows/catalog/download-questions.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, mayLine, perform } from '../contract/command.ts'
import { answer, IdempotencyKey, Instant, VariantId } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: catalogue']
const product = z
  .string()
  .max(255)
  .openapi({ description: 'The handle of the product, or its id.', example: 'delos-mug' })
const params = z.object({ handle: product })
const one = z.object({ handle: product, file: z.string().openapi({ example: 'dl_0123456789abcdefghjkmnpq' }) })
const path = '/{handle}/downloads'

const FILE_TEXT = `The body is the file, of at most ${DOWNLOAD_BYTES_MAX / 1e6} MB; at most ${DOWNLOADS_MAX} for each product.`

const File = z
  .object({
    id: z.string(),
    variantId: VariantId,
    name: z.string(),
    type: z.string(),
    bytes: z.int(),
    addedAt: Instant,
    withdrawnAt: Instant.nullable().openapi({ description: 'From then on new buyers do not get it.' }),
  })
  .openapi('Download')

const fileOf = ({ variant, ...rest }: Download) => ({ ...rest, variantId: variant })

const listing = createRoute({
  method: 'get',
  path,
  tags,
  ...questions(listingDownloads),
  summary: 'List the files that buyers of a product fetch',
  description: mayLine(listingDownloads),
  request: { params },
  responses: {
    200: answer(z.object({ downloads: z.array(File) }).openapi('DownloadList'), 'Also those that were withdrawn.'),
    ...refusals(...questionRefusals(listingDownloads)),
  },
})

const adding = createRoute({
  method: 'post',
  path,
  tags,
  ...commands(addingDownload),
  summary: 'Add a file that buyers of a variant fetch',
  description: `${FILE_TEXT} ${mayLine(addingDownload)}`,
  request: {
    params,
    headers: IdempotencyKey,
    query: z.object(addingDownload.input.pick({ variantId: true, name: true, type: true }).shape),
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: { 200: answer(File, 'The file.'), ...refusals(...commandRefusals(addingDownload)) },
})

const withdrawing = createRoute({
  method: 'delete',
  path: `${path}/{file}`,
  tags,
  ...commands(withdrawingDownload),
  summary: 'Withdraw a file',
  description: `Whoever has bought it keeps it. ${mayLine(withdrawingDownload)}`,
  request: { params: one },
  responses: { 200: answer(File, 'The file.'), ...refusals(...commandRefusals(withdrawingDownload)) },
})

const giving = createRoute({
  method: 'post',
  path: `${path}/{file}/give`,
  tags,
  ...commands(givingDownload),
  summary: 'Give a file that was withdrawn again',
  description: mayLine(givingDownload),
  request: { params: one },
  responses: { 200: answer(File, 'The file.'), ...refusals(...commandRefusals(givingDownload)) },
})

export const staffDownloads = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingDownloads, { product: c.req.valid('param').handle })
    return found.ok ? c.json({ downloads: found.value.downloads.map(fileOf) }, 200) : refused(c, found.refusal)
  })
  .openapi(adding, async (c) => {
    const file = await readBody(c.req.raw, DOWNLOAD_BYTES_MAX)
    if (!file) return refused(c, { code: 'download-too-large', bytesMax: DOWNLOAD_BYTES_MAX })
    const input = { ...c.req.valid('query'), product: c.req.valid('param').handle, file }
    const done = await perform(c, addingDownload, input)
    return done.ok ? c.json(fileOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(withdrawing, async (c) => {
    const { handle, file } = c.req.valid('param')
    const done = await perform(c, withdrawingDownload, { product: handle, download: file })
    return done.ok ? c.json(fileOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(giving, async (c) => {
    const { handle, file } = c.req.valid('param')
    const done = await perform(c, givingDownload, { product: handle, download: file })
    return done.ok ? c.json(fileOf(done.value), 200) : refused(c, done.refusal)
  })
