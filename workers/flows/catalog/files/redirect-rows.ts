/** Lines of a file of redirects: what each would lay, and has laid. */
import type { FileRow } from '#domain/catalog/files/file-job'
import type { FileRedirect } from '#domain/catalog/shopify/redirect-file'
import { previewRedirects, saveRedirects, type Laid } from '#schema/products/catalog/redirects'

const REASONS = new Map([
  ['redirect-unfit', 'from is a path of the shop without a question mark, to is a path or an https address'],
  ['redirect-circle', 'it would lead in a circle'],
  ['redirects-full', 'there are as many redirects as can be'],
])

const rowsOf = (
  items: readonly FileRedirect[],
  laid: readonly Laid[],
  before: ReadonlyMap<string, string>,
): FileRow[] =>
  items.flatMap(({ row, from }, index): FileRow[] => {
    const one = laid[index]
    if (!one) return []
    if (!one.ok) {
      const way = 'way' in one.refusal ? ` (${one.refusal.way.join(' → ')})` : ''
      const reason = `${REASONS.get(one.refusal.code) ?? one.refusal.code}${way}`
      return [{ row, name: from, outcome: 'refused', changes: [], notes: [{ row, column: '', reason }] }]
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
