/**
 * A file on its way into the shop goes on slice by slice, whoever watches: each slice is previewed, applied or undone, its report
 * written, and then counted. Whoever dies in between leaves a slice that is done again and changes nothing twice.
 */
import { afterLast, countsWith, type FileRow } from '#domain/catalog/files/file-job'
import { keepSlice, sliceOf } from '#schema/import-files'
import { countSlice, leaveJob, takeJob, type ImportJob } from '#schema/products/catalog/import-jobs'
import type { Env } from '../../../env.ts'
import { applyPrices, previewPrices } from './price-rows.ts'
import { applyProducts, previewProducts } from './product-rows.ts'
import type { Slice } from './read-file.ts'
import { applyRedirects, previewRedirectRows } from './redirect-rows.ts'
import { applyStock, previewStock } from './stock-rows.ts'
import { keepCounted } from './counted.ts'
import { undoSlice } from './undo.ts'

/** Whoever works on one holds it for so long with each slice: longer than any slice takes. */
const LEASE_MS = 60_000
/** One turn: far below what a queue gives its consumer. */
const TURN_MS = 20_000

/** @returns whether there is more to do */
export const workOn = async (env: Env, id: string, begun: number): Promise<boolean> => {
  let job = await takeJob(env.PRODUCTS_DB, id, begun, begun + LEASE_MS)
  while (job) {
    const now = Date.now()
    if (now - begun > TURN_MS) {
      await leaveJob(env.PRODUCTS_DB, id, null)
      return true
    }
    job = await goOn(env, job, now)
  }
  return false
}

/** One slice. @returns the job as it is then; undefined when it is over, or another has taken it */
const goOn = async (env: Env, job: ImportJob, now: number): Promise<ImportJob | undefined> => {
  const { id, state, done, slices } = job
  try {
    const { rows, cursor, isLast } = await sliceDone(env, job, now)
    const kind = { previewing: 'preview', applying: 'result', undoing: 'undo' } as const
    const which = kind[state as keyof typeof kind]
    await keepSlice(env.MEDIA, id, which, done, rows)
    const counts = countsWith(job[which], rows)
    const next = isLast ? (afterLast[state] ?? state) : state
    const step = { counts, cursor, next, until: now + LEASE_MS }
    if (!(await countSlice(env.PRODUCTS_DB, job, step)) || next !== state) return undefined
    return { ...job, done: done + 1, cursor, [which]: counts }
  } catch (fault) {
    console.error(`${id} stopped at slice ${done} of ${slices}`, fault)
    await leaveJob(env.PRODUCTS_DB, id, fault instanceof Error ? fault.message : String(fault))
    throw fault
  }
}

type Done = { readonly rows: readonly FileRow[]; readonly cursor: string; readonly isLast: boolean }

const sliceDone = async (env: Env, job: ImportJob, now: number): Promise<Done> => {
  const { id, state, done, slices } = job
  if (state === 'undoing') return undoSlice(env, job, now)
  const slice = await sliceOf<Slice>(env.MEDIA, id, 'items', done)
  const unread = done === 0 ? await sliceOf<FileRow[]>(env.MEDIA, id, 'unread', 0) : undefined
  const rows = slice ? await (state === 'applying' ? applied : previewed)(env, job, slice, now) : []
  return { rows: [...(unread ?? []), ...rows], cursor: '', isLast: done + 1 >= slices }
}

const previewed = (env: Env, { choices }: ImportJob, slice: Slice, now: number): Promise<FileRow[]> => {
  if (slice.kind === 'products') return previewProducts(env, slice, choices, now)
  if (slice.kind === 'inventory') return previewStock(env, slice.items, choices)
  if (slice.kind === 'redirects') return previewRedirectRows(env.PRODUCTS_DB, slice.items)
  return previewPrices(env.PRODUCTS_DB, slice.items)
}

const applied = (env: Env, { id, who, choices, done }: ImportJob, slice: Slice, now: number): Promise<FileRow[]> => {
  const by = { who, run: id }
  if (slice.kind === 'products')
    return applyProducts(env, slice, choices, by, now, (units) => keepCounted(env.MEDIA, id, done, units))
  if (slice.kind === 'inventory') return applyStock(env, slice.items, choices, { who, key: `${id} ${done}` })
  if (slice.kind === 'redirects') return applyRedirects(env.PRODUCTS_DB, slice.items, now)
  return applyPrices(env.PRODUCTS_DB, slice.items, by, now)
}
