/** Which rows of a file are one order, and how it is told of a row that cannot be taken. */
import { label } from '../../catalog/shopify/csv-cells.ts'
import type { RowRefusal } from '../../catalog/shopify/row.ts'
import { readerSays, type PlainCode, type ReaderNote } from '../../catalog/files/reader-notes.ts'
import { lineCell, type Cell } from './cells.ts'
import { HEAD_COLUMNS } from './columns.ts'

/** Signs of a cell that are quoted. */
const SAID_MAX = 80

export type Row = { readonly row: number; readonly cell: Cell }
/** `again`: rows that say once more what the order came to. */
export type Group = {
  readonly name: string
  head: Row | null
  readonly rows: Row[]
  readonly again: Row[]
  isCut: boolean
}
export type Told = { readonly refused: RowRefusal[]; readonly left: RowRefusal[] }

export const toldOf = (row: number, column: string, code: PlainCode, said: string, name = ''): RowRefusal => {
  const note: ReaderNote = { code }
  const { reason } = readerSays(note)
  const cut = said.slice(0, SAID_MAX)
  const base = { row, column, ...(name !== '' && { name }) }
  if (cut === '') return { ...base, reason, note }
  return {
    ...base,
    reason: `“${cut}” ${reason}`,
    note: { ...note, said: [cut], isMore: false, rows: 1 } as ReaderNote,
  }
}

const isHead = (cell: Cell): boolean => HEAD_COLUMNS.some((column) => label(cell(column)) !== '')

const isSameHead = (one: Row, other: Row): boolean =>
  (['Id', 'Created at', 'Total'] as const).every((column) => label(one.cell(column)) === label(other.cell(column)))

/** By their names, wherever their rows stand: a spreadsheet may have sorted them. */
export const groupsIn = (rows: readonly (Row & { readonly isCut: boolean })[], told: Told): Group[] => {
  const groups: Group[] = []
  const latest = new Map<string, Group>()
  for (const { isCut, ...one } of rows) {
    const name = lineCell(one.cell, 'Name')
    if (isCut) told.refused.push(toldOf(one.row, '', 'order-cut', name, name))
    if (name === '') {
      if (!isCut) told.refused.push(toldOf(one.row, 'Name', 'order-nameless', ''))
      continue
    }
    const known = latest.get(name)
    const begins = isHead(one.cell)
    if (known && !(begins && known.head && !isSameHead(known.head, one))) {
      const isAgain = known.again.length > 0 || (begins && known.head !== null)
      ;(isAgain ? known.again : known.rows).push(one)
      known.isCut ||= isCut
      if (begins) known.head ??= one
      continue
    }
    const group: Group = { name, head: begins ? one : null, rows: [one], again: [], isCut }
    latest.set(name, group)
    groups.push(group)
  }
  return groups
}
