/**
 * Rows as a table of Markdown: the same in a page of the docs and in a terminal, where it is lined up.
 *
 * Numbers stand right and are written with their thousands.
 */
import { markdownTable } from 'markdown-table'

export type Column<Row> = {
  readonly head: string
  readonly of: (row: Row) => string | number | null
  /** Left by itself; figures stand right. */
  readonly align?: 'left' | 'right'
}

export const figure = (number: number): string => number.toLocaleString('en-US', { maximumSignificantDigits: 12 })

const text = (cell: string | number | null): string =>
  typeof cell === 'number' ? figure(cell) : (cell ?? '').replaceAll('|', '\\|')

export const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  markdownTable([columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ of }) => text(of(row))))], {
    align: columns.map(({ align }) => (align === 'right' ? 'right' : null)),
  })

/** What belongs to one thing, a line for each figure. */
export const listOf = (figures: Readonly<Record<string, string | number>>): string =>
  tableOf(
    [
      { head: '', of: ([name]: readonly [string, string | number]) => name },
      { head: '', of: ([, value]) => value, align: 'right' },
    ],
    Object.entries(figures),
  )
