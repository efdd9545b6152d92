/** What staff read of files that were brought: which there are, how far each is, and what became of each row. */
import { z } from 'zod'
import type { FileRow } from '#domain/catalog/files/file-job'
import { ok, refuse } from '#domain/result'
import { sliceOf, type SliceKind } from '#schema/import-files'
import { jobById, latestJobs, type ImportJob } from '#schema/products/catalog/import-jobs'
import { namesById } from '#schema/users/customers/staff'
import type { Env } from '../../../env.ts'
import { question } from '../../question.ts'

/** So many on one page. */
const SHOWN = 50

export type NamedJob = ImportJob & { readonly whoName: string | null }

const named = async ({ USERS_DB }: Pick<Env, 'USERS_DB'>, jobs: readonly ImportJob[]): Promise<NamedJob[]> => {
  const names = await namesById(USERS_DB, [...new Set(jobs.map(({ who }) => who))])
  return jobs.map((job) => ({ ...job, whoName: names.get(job.who) ?? null }))
}

export const listingImports = question({
  name: 'imports:list',
  permission: 'catalog:see',
  input: z.object({ before: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER) }),
  refusals: [],
  answer: async ({ env }, { before }) => {
    const found = await latestJobs(env.PRODUCTS_DB, before, SHOWN + 1)
    const jobs = await named(env, found.slice(0, SHOWN))
    return ok({ jobs, before: found.length > SHOWN ? (jobs.at(-1)?.at ?? null) : null })
  },
})

/** The report that says most of it: of the undo, of what was applied, else of what would be. */
export const reportOf = ({ state, applied }: ImportJob): SliceKind =>
  state === 'undoing' || state === 'undone' ? 'undo' : applied > 0 || state === 'applying' ? 'result' : 'preview'

/** Rows that say something, and no more of them than a page shows; so many slices are looked through for them. */
const ROWS_SHOWN = 100
const SLICES_READ = 40

const tellingRows = async (bucket: R2Bucket, job: ImportJob): Promise<{ rows: FileRow[]; isAll: boolean }> => {
  const kind = reportOf(job)
  const rows: FileRow[] = []
  for (let slice = 0; slice < SLICES_READ; slice++) {
    const found = await sliceOf<FileRow[]>(bucket, job.id, kind, slice)
    if (!found) return { rows: rows.slice(0, ROWS_SHOWN), isAll: rows.length <= ROWS_SHOWN }
    rows.push(...found.filter(({ outcome, notes }) => outcome !== 'unchanged' || notes.length > 0))
    if (rows.length > ROWS_SHOWN) return { rows: rows.slice(0, ROWS_SHOWN), isAll: false }
  }
  return { rows, isAll: false }
}

export const readingImport = question({
  name: 'imports:read',
  permission: 'catalog:see',
  input: z.object({ id: z.string().max(100) }),
  refusals: ['import-unknown'],
  answer: async ({ env }, { id }) => {
    const job = await jobById(env.PRODUCTS_DB, id)
    if (!job) return refuse({ code: 'import-unknown' })
    const [whole] = await named(env, [job])
    return ok({ job: whole ?? { ...job, whoName: null }, ...(await tellingRows(env.MEDIA, job)) })
  },
})
