/** A file is taken back, slice by slice: products and prices by their history, redirects, stock and reviews by what they did. */
import type { FileRow } from '#domain/catalog/files/file-job'
import type { FileLine } from '#domain/inventory/inventory-file'
import { sliceOf } from '#schema/import-files'
import type { ImportJob } from '#schema/products/catalog/import-jobs'
import { putRedirectsBack } from '#schema/products/catalog/redirects'
import type { Undone } from '#schema/products/catalog/undo-run'
import type { Env } from '../../../env.ts'
import { takeLinesBack } from '../../inventory/inventory-file.ts'
import { putBack } from '../bulk-undo.ts'
import { noted } from '../file-notes.ts'
import { takePeopleBack } from '../../customers/file-rows.ts'
import { takeOrdersBack } from '../../orders/imports/file-rows.ts'
import { takeDiscountsBack } from '../../promotions/file-rows.ts'
import { takeReviewsBack } from '../../reviews/file-rows.ts'
import { countsBack } from './counted.ts'
import { planOf, saysOf } from './promotion-rows.ts'
import type { Slice } from './read-file.ts'

export type UndoneSlice = { readonly rows: readonly FileRow[]; readonly cursor: string; readonly isLast: boolean }

/** Units go first: what is deleted has none any more. */
export const undoSlice = async (env: Env, job: ImportJob, now: number): Promise<UndoneSlice> => {
  const { id, kind, by: who, cursor, done, applied } = job
  if (kind === 'customers') {
    const { rows, isLast } = await takePeopleBack(env, id, now)
    return { rows, cursor: '', isLast }
  }
  if (kind === 'orders') {
    const { rows, next } = await takeOrdersBack(env, id, cursor)
    return { rows, cursor: next ?? '', isLast: next === null }
  }
  // The last that began to be applied goes first.
  const at = kind === 'prices' ? -1 : applied - 1 - done
  if (at < 0) {
    const { products, next } = await putBack(env, { run: id, after: cursor, who, now })
    return { rows: products.flatMap(rowOf), cursor: next ?? '', isLast: next === null }
  }
  const isLast = at === 0 && (kind === 'redirects' || kind === 'reviews' || kind === 'promotions')
  if (kind === 'promotions') {
    const plan = await planOf(env, id, at)
    return { rows: await takeDiscountsBack(env, plan, { who, run: id, now }, saysOf), cursor: '', isLast }
  }
  if (kind === 'products') return { rows: await countsBack(env, id, at), cursor: '', isLast }
  const report = (await sliceOf<FileRow[]>(env.MEDIA, id, 'result', at)) ?? []
  if (kind === 'redirects') return { rows: await redirectsBack(env.PRODUCTS_DB, report), cursor: '', isLast }
  const slice = await sliceOf<Slice>(env.MEDIA, id, 'items', at)
  if (kind === 'reviews') {
    const items = slice?.kind === 'reviews' ? slice.items : []
    return { rows: await takeReviewsBack(env, items, id, noted(0, '', { code: 'changed-since' })), cursor: '', isLast }
  }
  const rows = slice?.kind === 'inventory' ? await stockBack(env, slice.items, report, `${id} undo ${at}`) : []
  return { rows, cursor: '', isLast }
}

const redirectsBack = async (db: D1Database, report: readonly FileRow[]): Promise<FileRow[]> => {
  const laid = report.flatMap(({ name: from, changes: [change] }) =>
    change ? [{ from, to: String(change.after), before: change.before as string | undefined }] : [],
  )
  const back = await putRedirectsBack(db, laid)
  return laid.map(({ from, before }): FileRow => ({
    row: 0,
    name: from,
    outcome: !back.has(from) ? 'left' : before === undefined ? 'deleted' : 'restored',
    changes: [],
    notes: back.has(from) ? [] : [noted(0, '', { code: 'changed-since' })],
  }))
}

const placeOf = ({ line, row }: FileLine) => `${row} units (${line.place})`

/** What was sold since stays sold: as many units as the file has added are taken away again. */
const stockBack = async (
  env: Env,
  items: readonly FileLine[],
  report: readonly FileRow[],
  key: string,
): Promise<FileRow[]> => {
  const lines = new Map(items.map((item) => [placeOf(item), item]))
  const moved = report.flatMap((one) => {
    const [change] = one.changes
    const item = change && lines.get(`${one.row} ${change.field}`)
    return item ? [{ one, line: item.line, units: Number(change.after) - Number(change.before) }] : []
  })
  const back = await takeLinesBack(env, moved, key)
  return moved.map(({ one: { row, name } }, index): FileRow => ({
    row,
    name,
    outcome: back[index] ? 'restored' : 'left',
    changes: [],
    notes: back[index] ? [] : [noted(row, '', { code: 'sold-since' })],
  }))
}

const rowOf = (one: Undone): FileRow[] => {
  if (one.outcome === 'gone' || one.outcome === 'already') return []
  const about =
    'product' in one ? { name: one.product.text.title, product: one.product.id } : { name: one.id, product: one.id }
  const base = { row: 0, ...about, changes: [] }
  if (one.outcome === 'left' || one.outcome === 'refused')
    return [{ ...base, outcome: 'left', notes: [noted(0, '', { code: 'changed-since' })] }]
  const outcome = one.outcome === 'deleted' ? 'deleted' : one.outcome === 'changed' ? 'restored' : 'unchanged'
  return [{ ...base, outcome, notes: [] }]
}
