/** Lines of an inventory file: what each would change, and what each has changed. */
import type { FileRow, JobChoices } from '#domain/catalog/files/file-job'
import type { FileLine } from '#domain/inventory/inventory-file'
import type { Env } from '../../../env.ts'
import { applyInventoryFile, previewInventoryFile, type Applied } from '../../inventory/inventory-file.ts'

const REASONS = new Map([
  ['product-unknown', 'the shop has no product with this handle'],
  ['variant-unknown', 'the product has no such variant'],
  ['location-unknown', 'the shop has no such place: open it, or let the file open it'],
  ['stock-below-zero', 'more were sold since than the file leaves'],
])

const reasonOf = ({ line }: FileLine, one: Applied): string | undefined => {
  if (one.outcome === 'refused') {
    return one.code === 'stock-differs'
      ? `the file was written on ${line.basedOn}, somebody has changed it since: ${one.available} are there, left alone`
      : (REASONS.get(one.code) ?? one.code)
  }
  const isMoved = one.outcome === 'changed' && line.basedOn !== null && one.before !== line.basedOn
  return isMoved
    ? `the file was written on ${line.basedOn}, ${one.before} were there: ${one.available} are there now`
    : undefined
}

const rowsOf = (items: readonly FileLine[], applied: readonly Applied[]): FileRow[] =>
  items.flatMap((item, index): FileRow[] => {
    const one = applied[index]
    if (!one) return []
    const { row, column, line } = item
    const reason = reasonOf(item, one)
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
        notes: reason ? [{ row, column, reason }] : [],
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
