/**
 * Files for the staff: brought, looked at, taken in, stopped, taken back, by the rules of the page. Mounted at `/api/admin/imports`.
 *
 * Files of every kind that the shop knows: goods, stock, redirects, prices, reviews, customers, discounts, orders. Its header says which.
 */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { FILE_KINDS, type JobCounts } from '#domain/catalog/files/file-job'
import {
  applyingFile,
  bringingFile,
  cancellingFile,
  previewingFile,
  undoingFile,
} from '../../flows/catalog/files/commands.ts'
import { FILE_BYTES_MAX } from '../../flows/catalog/files/file-bounds.ts'
import { listingImports, readingImport, type NamedJob } from '../../flows/catalog/files/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Instant } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: imports']
const params = z.object({ id: z.string().max(100).openapi({ example: 'imp_0123456789abcdef01234567' }) })

const Counts = z
  .record(z.string(), z.int())
  .describe('How many rows: `created`, `changed`, `unchanged`, `refused`, `left`, `restored`, `deleted`.')

const Import = z
  .object({
    id: z.string(),
    at: Instant,
    name: z.string(),
    kind: z.enum(FILE_KINDS),
    rows: z.int(),
    state: z
      .enum(['previewing', 'ready', 'applying', 'done', 'cancelled', 'undoing', 'undone'])
      .describe('`previewing`, `applying` and `undoing` go on by themselves; `ready` waits for somebody to apply it.'),
    preview: Counts,
    result: Counts,
    undo: Counts,
    fault: z.string().nullable().describe('Why it stands still.'),
  })
  .openapi('FileImport')

const Row = z.object({
  row: z.int(),
  name: z.string(),
  outcome: z.enum(['created', 'changed', 'unchanged', 'refused', 'restored', 'deleted', 'left']),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  notes: z.array(z.object({ row: z.int(), column: z.string(), code: z.string().nullable(), reason: z.string() })),
})

const Read = Import.extend({
  report: z
    .array(Row)
    .describe('Rows that say something, the first hundred: of the undo, of what was applied, or of what would be.'),
  isAll: z.boolean(),
}).openapi('FileImportRead')

const Moved = z.object({ id: z.string(), state: Import.shape.state }).openapi('FileImportMoved')

const Brought = z
  .strictObject({
    name: bringingFile.input.shape.name,
    file: z.string().min(1).max(FILE_BYTES_MAX).describe('The file as text: CSV with its header.'),
    currency: z.string().max(3).default('').describe('Of amounts that name none; empty: the shop’s own.'),
    choices: bringingFile.input.shape.choices.clone(),
  })
  .openapi('FileToImport', {
    example: { name: 'redirects.csv', file: 'Redirect from,Redirect to\n/old,/products/delos-mug' },
  })

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingImports),
  summary: 'List files that were brought, the latest first',
  description: mayLine(listingImports),
  request: { query: z.object({ before: z.coerce.number().int().min(0).optional() }) },
  responses: {
    200: answer(
      z.object({ imports: z.array(Import), before: Instant.nullable() }).openapi('FileImportList'),
      'Fifty at a time.',
    ),
    ...refusals(...questionRefusals(listingImports)),
  },
})

const bringing = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(bringingFile),
  summary: 'Bring a file',
  description: `It is looked at, and nothing of it is applied before somebody says so. ${mayLine(bringingFile)}`,
  request: { headers: IdempotencyKey, body: body(Brought) },
  responses: {
    201: answer(
      z.object({ id: z.string(), kind: Import.shape.kind, rows: z.int() }).openapi('FileBrought'),
      'It is being looked at.',
    ),
    ...refusals(...commandRefusals(bringingFile)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingImport),
  summary: 'Read how far a file is, and what it changes row by row',
  description: mayLine(readingImport),
  request: { params },
  responses: { 200: answer(Read, 'As it is now.'), ...refusals(...questionRefusals(readingImport)) },
})

const previewing = createRoute({
  method: 'post',
  path: '/{id}/preview',
  tags,
  ...commands(previewingFile),
  summary: 'Look at a file again, with other choices',
  description: mayLine(previewingFile),
  request: { params, body: body(component(previewingFile.input.omit({ id: true }), 'FileChoices')) },
  responses: { 200: answer(Moved, 'It is being looked at.'), ...refusals(...commandRefusals(previewingFile)) },
})

const deed = <D extends typeof applyingFile | typeof cancellingFile | typeof undoingFile>(
  name: 'apply' | 'cancel' | 'undo',
  declared: D,
  summary: string,
) =>
  createRoute({
    method: 'post',
    path: `/{id}/${name}`,
    tags,
    ...commands(declared),
    summary,
    description: mayLine(declared),
    request: { params },
    responses: { 200: answer(Moved, 'What goes on now.'), ...refusals(...commandRefusals(declared)) },
  })

const applying = deed('apply', applyingFile, 'Take in what was looked at')
const cancelling = deed('cancel', cancellingFile, 'Stop it: what has gone in stays, and can be taken back')
const undoing = deed('undo', undoingFile, 'Take it all back, but what somebody has changed since')

const countsOf = (counts: JobCounts): Record<string, number> => Object.fromEntries(Object.entries(counts))

const importOf = ({ id, at, name, kind, rows, state, preview, result, undo, fault }: NamedJob) => ({
  id,
  at,
  name,
  kind,
  rows,
  state,
  preview: countsOf(preview),
  result: countsOf(result),
  undo: countsOf(undo),
  fault,
})

export const staffImports = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingImports, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    return c.json({ imports: found.value.jobs.map(importOf), before: found.value.before }, 200)
  })
  .openapi(bringing, async (c) => {
    const { file, currency, ...rest } = c.req.valid('json')
    const bytes = new TextEncoder().encode(file)
    const done = await perform(c, bringingFile, { ...rest, file: bytes, currency })
    return done.ok ? c.json(done.value, 201) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingImport, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    const { job, rows, isAll } = found.value
    const report = rows.map(({ row, name, outcome, changes, notes }) => ({
      row,
      name,
      outcome,
      changes: changes.map((one) => ({ ...one })),
      notes: notes.map(({ note, ...one }) => ({ ...one, code: note?.code ?? null })),
    }))
    return c.json({ ...importOf(job), report, isAll }, 200)
  })
  .openapi(previewing, async (c) => {
    const done = await perform(c, previewingFile, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(applying, async (c) => {
    const done = await perform(c, applyingFile, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(cancelling, async (c) => {
    const done = await perform(c, cancellingFile, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(undoing, async (c) => {
    const done = await perform(c, undoingFile, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
