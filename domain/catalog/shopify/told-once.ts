/** What is wrong in a hundred rows in the same way is told once, with the rows: nobody reads it a hundred times. */
import { readerText, type Quote } from '../files/reader-notes.ts'
import type { RowRefusal, Untaken } from './row.ts'

/** So many of the cells are quoted. */
const QUOTED = 3
const SHOWN = 60

const quoteOf = (cells: readonly string[], rows: number): Quote => {
  const different = [...new Set(cells)]
  return {
    said: different.slice(0, QUOTED).map((cell) => cell.slice(0, SHOWN)),
    isMore: different.length > QUOTED,
    rows,
  }
}

/** In the order of the rows. What has no cell to quote is about its row alone, and stays so. */
export const toldOnce = (refused: readonly Untaken[]): RowRefusal[] => {
  const alike = Map.groupBy(refused, ({ said, row, column, note }) =>
    [column, JSON.stringify(note), ...(said === undefined ? [row] : [])].join('\u0000'),
  )
  const told = Array.from(alike.values(), (all): RowRefusal[] => {
    const [first] = all
    if (!first) return []
    const { said, note, ...refusal } = first
    if (said === undefined) return [{ ...refusal, reason: readerText(note, 'en'), note }]
    const rows = [...new Set(all.map(({ row }) => row))].toSorted((a, b) => a - b)
    const quoted = {
      ...note,
      ...quoteOf(
        all.flatMap((one) => one.said ?? []),
        rows.length,
      ),
    }
    return [
      {
        ...refusal,
        row: rows[0] ?? first.row,
        ...(rows.length > 1 && { rows }),
        reason: readerText(quoted, 'en'),
        note: quoted,
      },
    ]
  })
  return told.flat().toSorted((a, b) => a.row - b.row)
}
