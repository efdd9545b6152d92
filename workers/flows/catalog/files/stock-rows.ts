/** Lines of an inventory file: what each would change, and what each has changed. */
import type { FileRow, JobChoices } from '#domain/catalog/files/file-job'
import type { FileLine } from '#domain/inventory/inventory-file'
import type { Env } from '../../../env.ts'
import { noted, type FileNote } from '../file-notes.ts'
import { applyInventoryFile, previewInventoryFile, type Applied } from '../../inventory/inventory-file.ts'

const KNOWN: ReadonlySet<string> = new Set([
  'product-unknown',
  'variant-unknown',
  'location-unknown',
  'stock-below-zero',
])

const noteOf = ({ line: { basedOn } }: FileLine, one: Applied): FileNote | undefined => {
  if (one.outcome === 'refused') {
    const { code, available = 0 } = one
    if (code === 'stock-differs') return { code: 'stock-changed-since', basedOn: basedOn ?? 0, available }
    return KNOWN.has(code) ? ({ code } as FileNote) : { code: 'other', reason: code }
  }
  if (one.outcome !== 'changed' || basedOn === null || one.before === basedOn) return undefined
  return { code: 'stock-sold-since', basedOn, before: one.before, available: one.available }
}

const rowsOf = (items: readonly FileLine[], applied: readonly Applied[]): FileRow[] =>
  items.flatMap((item, index): FileRow[] => {
    const one = applied[index]
    if (!one) return []
    const { row, column, line } = item
    const note = noteOf(item, one)
    const choice = line.options.map(({ value }) => value).join(' / ')
    return [
      {
        row,
        name: [line.sku || line.handle, choice].filter(Boolean).join(', '),
        outcome: one.outcome,
        changes:
          one.outcome === 'changed'
            ? [{ field: `units (${line.place})`, before: one.before, after: one.available }]
            : [],
        notes: note ? [noted(row, column, note)] : [],
      },
    ]
  })

export const previewStock = async (env: Env, items: readonly FileLine[], { places }: JobChoices): Promise<FileRow[]> =>
  rowsOf(
    items,
    await previewInventoryFile(
      env,
      items.map(({ line }) => line),
      places,
    ),
  )

/** Under its key each line is counted once. */
export const applyStock = async (
  env: Env,
  items: readonly FileLine[],
  { places }: JobChoices,
  by: { readonly who: string; readonly key: string },
): Promise<FileRow[]> => {
  const { applied } = await applyInventoryFile(
    env,
    items.map(({ line }) => line),
    { unknownPlaces: places, ...by },
  )
  return rowsOf(items, applied)
}
