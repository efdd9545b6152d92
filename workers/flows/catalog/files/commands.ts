/** What staff do with a file: bring it, have it applied, stop it, take it back. */
import { z } from 'zod'
import { afterDeed, type FileRow, type JobChoices, type JobDeed } from '#domain/catalog/files/file-job'
import { currency, isCurrency } from '#domain/money'
import { ok, refuse } from '#domain/result'
import { keepSlice, keepSlices } from '#schema/import-files'
import { addJob, jobById, moveJob } from '#schema/products/catalog/import-jobs'
import { sha256 } from '../../../http/digest.ts'
import { command, type Act } from '../../command.ts'
import { text } from '../../input.ts'
import { ownCurrencyFresh } from '../../settings/settings.ts'
import { noted } from '../file-notes.ts'
import { deniedFile, deniedKind, slicesFor } from './permission.ts'
import { ring } from './ring.ts'

const choices = z
  .strictObject({
    status: z.enum(['draft', 'active']).default('draft').describe('Of new products where the file does not say.'),
    overwrite: z.boolean().default(true).describe('false: what is there already stays as it is.'),
    unmentioned: z.enum(['keep', 'remove']).default('keep').describe('Variants of a product that the file has not.'),
    places: z
      .enum(['refuse', 'create'])
      .default('refuse')
      .describe('That an inventory file names and the shop has not.'),
  })
  .prefault({}) satisfies z.ZodType<JobChoices>

/** As long as a name of a file is on any system. */
const NAME_MAX = 255

/** Whoever may not change what a file of another kind changes is refused when its kind is known. */
const LEAST = 'inventory:change'

/** A file that the door has read within its bounds. Looked at here, and nothing of it is applied before somebody says so. */
export const bringingFile = command({
  name: 'imports:bring',
  permission: LEAST,
  input: z.strictObject({
    name: text(1, NAME_MAX),
    file: z.instanceof(Uint8Array<ArrayBuffer>),
    currency: z.union([z.literal(''), z.string().refine(isCurrency)]).default(''),
    choices,
  }),
  refusals: ['file-unreadable', 'file-kind-unknown', 'rows-too-many', 'permission-denied', 'idempotency-key-reused'],
  repeats: 'effect',
  identity: async ({ file, ...rest }) => [rest, await sha256(file)],
  act: async (asked, { name, file, currency: code, choices: wishes }) => {
    const { env, now, once, staff } = asked
    // Tables and encodings are read by no page: they are loaded when a file is brought.
    const { readFile } = await import('./read-file.ts')
    const read = readFile(file, code ? currency(code) : await ownCurrencyFresh(env, now), now)
    if (!read.ok) return read
    const { slices: all, refused, left = [], ...about } = read.value
    const denied = await deniedKind(asked, about.kind, 'imports:bring')
    if (denied) return refuse(denied)
    const slices = slicesFor(staff, read.value)
    const id = `imp_${(await sha256(`${once.key} ${once.request}`)).slice(0, 24)}`
    await keepSlices(env.MEDIA, id, 'items', slices)
    const told = refused.map(({ row, rows, name: called = '', ...said }): FileRow => ({
      row,
      name: called,
      outcome: 'refused',
      changes: [],
      notes: (rows ?? [row]).map((one) => ({ row: one, ...said })),
    }))
    const less = left.map(({ row, name: called = '', ...said }): FileRow => ({
      row,
      name: called,
      outcome: 'left',
      changes: [],
      notes: [{ row, ...said }],
    }))
    const unread = [...(slices.length < all.length ? [CUSTOMS_LEFT] : []), ...told, ...less]
    if (unread.length > 0) await keepSlice(env.MEDIA, id, 'unread', 0, unread)
    await addJob(env.PRODUCTS_DB, {
      id,
      at: now,
      who: staff.userId,
      name,
      choices: wishes,
      ...about,
      slices: slices.length,
    })
    await ring(env, id)
    return ok({ id, kind: about.kind, rows: about.rows })
  },
  audit: ({ name }, { id, kind, rows }) => [{ subject: id, details: { name, kind, rows } }],
})

/** At the row of its header. */
const CUSTOMS_LEFT: FileRow = {
  row: 1,
  name: '',
  outcome: 'left',
  changes: [],
  notes: [noted(1, 'HS Code, COO', { code: 'customs-left' })],
}

const id = z.string().max(100).describe('Of the import.')
const REFUSALS = ['permission-denied', 'import-unknown', 'import-elsewhere'] as const

const doing = async (asked: Pick<Act, 'env' | 'staff' | 'now'>, name: string, deed: JobDeed, wishes?: JobChoices) => {
  const { env, staff } = asked
  const job = await jobById(env.PRODUCTS_DB, name)
  if (!job) return refuse({ code: 'import-unknown' } as const)
  const denied = await deniedFile(asked, job, `imports:${deed}`)
  if (denied) return refuse(denied)
  const next = afterDeed(job.state, deed, job.applied > 0)
  if (!next.ok) return next
  if (!(await moveJob(env.PRODUCTS_DB, job, next.value, staff.userId, wishes)))
    return refuse({ code: 'import-elsewhere', state: job.state } as const)
  if (deed !== 'cancel') await ring(env, job.id)
  return ok({ id: job.id, state: next.value })
}

export const previewingFile = command({
  name: 'imports:preview',
  permission: LEAST,
  input: z.strictObject({ id, choices }),
  refusals: REFUSALS,
  repeats: 'none',
  act: (act, { id: name, choices: wishes }) => doing(act, name, 'preview', wishes),
})

export const applyingFile = command({
  name: 'imports:apply',
  permission: LEAST,
  input: z.strictObject({ id }),
  refusals: REFUSALS,
  repeats: 'none',
  act: (act, { id: name }) => doing(act, name, 'apply'),
  audit: (_, { id: subject }) => [{ subject }],
})

/** What was applied already stays, and can be taken back. */
export const cancellingFile = command({
  name: 'imports:cancel',
  permission: LEAST,
  input: z.strictObject({ id }),
  refusals: REFUSALS,
  repeats: 'none',
  act: (act, { id: name }) => doing(act, name, 'cancel'),
  audit: (_, { id: subject }) => [{ subject }],
})

export const undoingFile = command({
  name: 'imports:undo',
  permission: LEAST,
  input: z.strictObject({ id }),
  refusals: REFUSALS,
  repeats: 'none',
  act: (act, { id: name }) => doing(act, name, 'undo'),
  audit: (_, { id: subject }) => [{ subject }],
})
