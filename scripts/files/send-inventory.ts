/** The lines of an inventory file on their way into the shop, and what became of them. */
import type { FileLine, InventoryFile } from '#domain/inventory/inventory-file'
import type { RowRefusal } from '#domain/catalog/shopify/row'
import type { Client } from '../client.ts'

/** What one call may hold: see workers/flows/inventory/commands.ts. */
const LINES_MAX = 250

export const INVENTORY_PATH = '/api/admin/inventory/file'

type Applied = {
  readonly outcome: 'changed' | 'unchanged' | 'refused'
  readonly available?: number
  readonly before?: number
  readonly code?: string
}

export type InventoryReport = {
  readonly lines: number
  readonly changed: number
  readonly unchanged: number
  readonly created: readonly string[]
  readonly refused: readonly RowRefusal[]
  /** Lines that were applied to another number than the file was written on. */
  readonly sold: readonly RowRefusal[]
}

const REASONS = new Map([
  ['product-unknown', 'the shop has no product with this handle'],
  ['variant-unknown', 'the product has no such variant'],
  ['location-unknown', 'the shop has no such place: open it, or add --places create'],
  ['stock-below-zero', 'more were sold since than the file leaves'],
])

const reasonOf = ({ line }: FileLine, { code = '', available }: Applied): string =>
  code === 'stock-differs'
    ? `the file was written on ${line.basedOn}, somebody has changed it since: ${available} are there, left alone`
    : `${REASONS.get(code) ?? code}${code === 'location-unknown' ? ` (${line.place})` : ''}`

export const sendInventory = async (
  client: Client,
  { lines, refused }: InventoryFile,
  unknownPlaces: 'refuse' | 'create',
): Promise<InventoryReport> => {
  const told: RowRefusal[] = []
  const sold: RowRefusal[] = []
  const created: string[] = []
  const count = { changed: 0, unchanged: 0, refused: 0 }
  for (let at = 0; at < lines.length; at += LINES_MAX) {
    const some = lines.slice(at, at + LINES_MAX)
    const body = { unknownPlaces, lines: some.map(({ line }) => line) }
    const answer = (await client.post(INVENTORY_PATH, body)) as {
      lines: readonly Applied[]
      created: readonly string[]
    }
    created.push(...answer.created)
    for (const [index, applied] of answer.lines.entries()) {
      const one = some[index]
      if (!one) continue
      count[applied.outcome]++
      const { row, column, line } = one
      if (applied.outcome === 'refused') told.push({ row, column, reason: reasonOf(one, applied) })
      else if (applied.outcome === 'changed' && line.basedOn !== null && applied.before !== line.basedOn) {
        const reason = `the file was written on ${line.basedOn}, ${applied.before} were there: ${applied.available} are there now`
        sold.push({ row, column, reason })
      }
    }
  }
  const all = [...refused, ...told].toSorted((a, b) => a.row - b.row)
  return { lines: lines.length, changed: count.changed, unchanged: count.unchanged, created, refused: all, sold }
}

export const inventoryInWords = (name: string, report: InventoryReport): string =>
  [
    `${name}: an inventory file, ${report.lines} numbers`,
    `  ${report.changed} changed, ${report.unchanged} as they were, ${report.refused.length} refused`,
    ...(report.created.length > 0 ? [`  places opened: ${report.created.join(', ')}`] : []),
    ...[...report.refused, ...report.sold].map(
      ({ row, rows, column, reason }) =>
        `  ${(rows ?? [row]).length > 1 ? 'rows' : 'row'} ${(rows ?? [row]).join(', ')}, ${column}: ${reason}`,
    ),
  ].join('\n')
