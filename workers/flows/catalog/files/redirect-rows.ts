/** Lines of a file of redirects: what each would lay, and has laid. */
import type { FileRow } from '#domain/catalog/files/file-job'
import type { FileRedirect } from '#domain/catalog/shopify/redirect-file'
import { noted } from '../file-notes.ts'
import { previewRedirects, saveRedirects, type Laid } from '#schema/products/catalog/redirects'

const rowsOf = (
  items: readonly FileRedirect[],
  laid: readonly Laid[],
  before: ReadonlyMap<string, string>,
): FileRow[] =>
  items.flatMap(({ row, from }, index): FileRow[] => {
    const one = laid[index]
    if (!one) return []
    if (!one.ok) {
      const { refusal } = one
      const note =
        refusal.code === 'redirect-circle' ? { code: refusal.code, way: refusal.way } : { code: refusal.code }
      return [{ row, name: from, outcome: 'refused', changes: [], notes: [noted(row, '', note)] }]
    }
    const was = before.get(one.value.from)
    const changes = one.value.isNew ? [{ field: 'to', before: was, after: one.value.to }] : []
    const outcome = !one.value.isNew ? 'unchanged' : was === undefined ? 'created' : 'changed'
    return [{ row, name: one.value.from, outcome, changes, notes: [] }]
  })

const drafts = (items: readonly FileRedirect[]) => items.map(({ from, to }) => ({ from, to }))

export const previewRedirectRows = async (db: D1Database, items: readonly FileRedirect[]): Promise<FileRow[]> => {
  const { laid, before } = await previewRedirects(db, drafts(items))
  return rowsOf(items, laid, before)
}

export const applyRedirects = async (
  db: D1Database,
  items: readonly FileRedirect[],
  now: number,
): Promise<FileRow[]> => {
  const { before } = await previewRedirects(db, drafts(items))
  return rowsOf(items, await saveRedirects(db, drafts(items), now), before)
}
