/**
 * A file on its way into the shop goes on slice by slice, whoever watches: each slice is previewed, applied or undone, its report
 * written, and then counted. Whoever dies in between leaves a slice that is done again and changes nothing twice. One that fails is
 * tried again some minutes long, and then stands still and says why.
 */
import { afterLast, countsWith, GIVEN_UP, waitAfter, type FileRow } from '#domain/catalog/files/file-job'
import { dropSlice, keepSlice, sliceOf } from '#schema/import-files'
import {
  countsOf,
  countSlice,
  failSlice,
  leaveJob,
  takeJob,
  type ImportJob,
} from '#schema/products/catalog/import-jobs'
import type { Env } from '../../../env.ts'
import { noted } from '../file-notes.ts'
import { applyReviews, previewReviewRows } from '../../reviews/file-rows.ts'
import { applyCustomers, previewCustomers } from '../../customers/file-rows.ts'
import { applyOrders, previewOrders } from '../../orders/imports/file-rows.ts'
import { applyDiscounts, previewDiscounts } from '../../promotions/file-rows.ts'
import { ownCurrencyFresh } from '../../settings/settings.ts'
import { applyPrices, previewPrices } from './price-rows.ts'
import { applyProducts, previewProducts } from './product-rows.ts'
import { keptPlan, saysOf } from './promotion-rows.ts'
import type { Slice } from './read-file.ts'
import { applyRedirects, previewRedirectRows } from './redirect-rows.ts'
import { applyStock, previewStock } from './stock-rows.ts'
import { keepCounted } from './counted.ts'
import { undoSlice } from './undo.ts'

/** Whoever works on one holds it for so long with each slice: longer than any slice takes. */
const LEASE_MS = 60_000
/** One turn: far below what a queue gives its consumer. */
const TURN_MS = 20_000

/** @returns in how many ms somebody is to go on with it; null when there is nothing more to do, or another does it */
export const workOn = async (env: Env, id: string, begun: number): Promise<number | null> => {
  let job = await takeJob(env.PRODUCTS_DB, id, begun, begun + LEASE_MS)
  while (job) {
    const now = Date.now()
    if (now - begun > TURN_MS) {
      await leaveJob(env.PRODUCTS_DB, job)
      return 0
    }
    const then = await goOn(env, job, now)
    if (then === null || typeof then === 'number') return then
    job = then
  }
  return null
}

/** One slice. @returns the job as it is then, or what workOn answers */
const goOn = async (env: Env, job: ImportJob, now: number): Promise<ImportJob | number | null> => {
  const { id, state, done, slices } = job
  const which = countsOf(job)
  try {
    const { rows, cursor, isLast } = await sliceDone(env, job, now)
    await keepSlice(env.MEDIA, id, which, done, rows)
    const counts = countsWith(job[which], rows)
    const next = isLast ? (afterLast[state] ?? state) : state
    const until = now + LEASE_MS
    if (await countSlice(env.PRODUCTS_DB, job, { counts, cursor, next, until })) {
      await forgetPeople(env, job)
      return next === state ? { ...job, done: done + 1, cursor, lease: until, [which]: counts } : null
    }
    // Cancelled meanwhile: whoever takes it back has waited for this slice.
    await leaveJob(env.PRODUCTS_DB, job)
    return 0
  } catch (fault) {
    console.error(`${id} stopped at slice ${done} of ${slices}`, fault)
    const tries = (job[which].tries ?? 0) + 1
    const wait = waitAfter(tries)
    await failSlice(env.PRODUCTS_DB, job, {
      fault: fault instanceof Error ? fault.message : String(fault),
      tries,
      next: wait === null ? GIVEN_UP : state,
      until: wait === null ? 0 : Date.now() + wait,
    })
    return wait
  }
}

/** Lines about people are not kept once they are in: their accounts are, and can be forgotten. */
const forgetPeople = async (env: Env, { id, kind, state, done }: ImportJob): Promise<void> => {
  const isAboutPeople = kind === 'customers' || kind === 'orders'
  if (isAboutPeople && state === 'applying') await dropSlice(env.MEDIA, id, 'items', done).catch(console.error)
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

/** Said of a line of reviews: its row is told beside it. */
const UNKNOWN = noted(0, '', { code: 'product-unknown' })

const wishesOf = async (env: Env, { overwrite }: ImportJob['choices'], now: number) => ({
  overwrite,
  currency: await ownCurrencyFresh(env, now),
})

const previewed = async (env: Env, { id, choices }: ImportJob, slice: Slice, now: number): Promise<FileRow[]> => {
  if (slice.kind === 'products') return previewProducts(env, slice, choices, now)
  if (slice.kind === 'inventory') return previewStock(env, slice.items, choices)
  if (slice.kind === 'redirects') return previewRedirectRows(env.PRODUCTS_DB, slice.items)
  if (slice.kind === 'reviews') return previewReviewRows(env, slice.items, UNKNOWN)
  if (slice.kind === 'customers') return previewCustomers(env, slice.items, await wishesOf(env, choices, now), now)
  if (slice.kind === 'orders') return previewOrders(env, slice.items, { run: id, overwrite: choices.overwrite, now })
  if (slice.kind === 'promotions')
    return previewDiscounts(env, slice.items, { overwrite: choices.overwrite, now }, saysOf)
  return previewPrices(env.PRODUCTS_DB, slice.items)
}

const applied = async (env: Env, job: ImportJob, slice: Slice, now: number): Promise<FileRow[]> => {
  const { id, by: who, choices, done } = job
  const by = { who, run: id }
  if (slice.kind === 'products')
    return applyProducts(env, slice, choices, by, now, (units) => keepCounted(env.MEDIA, id, done, units))
  if (slice.kind === 'inventory') return applyStock(env, slice.items, choices, { who, key: `${id} ${done}` })
  if (slice.kind === 'redirects') return applyRedirects(env.PRODUCTS_DB, slice.items, now)
  if (slice.kind === 'reviews') return applyReviews(env, slice.items, { run: id, now, unknown: UNKNOWN })
  if (slice.kind === 'customers')
    return applyCustomers(env, slice.items, await wishesOf(env, choices, now), { run: id, now })
  if (slice.kind === 'orders') return applyOrders(env, slice.items, { run: id, overwrite: choices.overwrite, now })
  if (slice.kind === 'promotions') {
    const plan = await keptPlan(env, job, slice.items, now)
    return applyDiscounts(env, plan, { ...by, now }, saysOf)
  }
  return applyPrices(env.PRODUCTS_DB, slice.items, by, now)
}
