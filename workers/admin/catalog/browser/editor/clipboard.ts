/** Cells that were copied from a spreadsheet: laid over the grid from where the cursor stands, as one step that can be undone. */
import type { SheetRow } from '../../editor/sheet.ts'
import { change, kindOf, type Edit, word } from './sheet.ts'

/** A paste is one step for whoever made it and for the page. */
export const CELLS_MAX = 10_000

type Place = {
  readonly at: number
  readonly cell: string
  readonly rows: readonly SheetRow[]
  /** Of the view, that can be typed into. */
  readonly columns: readonly string[]
}

const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n\r]*))(\t|\r\n|\n|\r|$)/gy

/** A cell with a line break or a tab in it is written in quotes, as spreadsheets do. */
export const cellsIn = (text: string): readonly (readonly string[])[] => {
  const lines: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(CELL)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== '\t') lines.push([])
  }
  return lines.length > 1 && lines.at(-1)?.every((one) => one === '') ? lines.slice(0, -1) : lines
}

const TRUE = new Set(['on', 'yes', 'true', '1', 'x', '✓', '是'])

const meant = (cell: string, text: string): string =>
  kindOf(cell) === 'flag' ? (TRUE.has(text.trim().toLowerCase()) ? 'on' : 'off') : text.trim()

/** @returns whether it was more than a text for one field */
export const paste = (
  event: ClipboardEvent,
  { at, cell, rows, columns }: Place,
  say: (words: string) => void,
): boolean => {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))) return false
  event.preventDefault()
  const lines = cellsIn(text)
  const count = lines.reduce((sum, line) => sum + line.length, 0)
  if (count > CELLS_MAX) {
    say(word('tooMany'))
    return true
  }
  const first = columns.indexOf(cell)
  const edits: Edit[] = lines.flatMap((line, down) =>
    line.flatMap((value, right) => {
      const [row, column] = [rows[at + down], columns[first + right]]
      return row && column ? [{ row, cell: column, value: meant(column, value) }] : []
    }),
  )
  change(edits)
  say(word('pasted').replace('#', String(edits.length)) + (edits.length < count ? ` ${word('beyond')}` : ''))
  return true
}
