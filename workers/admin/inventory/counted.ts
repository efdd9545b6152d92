/** What became of counts that were typed into the table, cell by cell, and how they are taken back. */
import type { Stock } from '#domain/inventory/stock'
import type { Result } from '#domain/result'
import type { StockChangeRefusal } from '../../flows/inventory/stock.ts'
import type { Cell } from './cells.ts'

export type Counted = {
  readonly cell: Cell
  /** How many there are now; null: it was refused. */
  readonly now: number | null
  readonly refusal: { readonly code: string; readonly available?: number } | null
}

export const countedOf = (
  cells: readonly Cell[],
  results: readonly Result<Stock, StockChangeRefusal>[],
): readonly Counted[] =>
  cells.flatMap((cell, index): Counted[] => {
    const result = results[index]
    if (!result) return []
    if (result.ok) return [{ cell, now: result.value.available, refusal: null }]
    return [{ cell, now: null, refusal: result.refusal }]
  })

/** As the cell stands now, and as it would stand had nobody typed: what was sold meanwhile stays sold. */
export const backOf = ({ cell, now }: Counted & { readonly now: number }): Cell => ({
  ...cell,
  seen: String(now),
  typed: String(Math.max(0, now - (Number(cell.typed) - Number(cell.seen)))),
})
