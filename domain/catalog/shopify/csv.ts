/**
 * A product file, row by row: rows that share a handle are one product, wherever they stand.
 *
 * Rows are counted as a spreadsheet counts them: the header is row 1, and a cell with many lines is still one row.
 * A row that cannot be read is refused alone.
 */
import { ok, refuse, type Result } from '../../result.ts'
import type { Currency } from '../../money.ts'
import { label, tidied } from './csv-cells.ts'
import { columnOf, readHeader, type Columns, type Field, type HeaderRefusal } from './columns.ts'
import { productOf } from './product.ts'
import type { FileProduct, Row, RowRefusal } from './row.ts'
import { slug } from '../slug.ts'

export type ProductFile = {
  readonly columns: Columns
  readonly products: readonly FileProduct[]
  readonly refused: readonly RowRefusal[]
}

/** @param table every record of the file, the header first @param currency in which its prices are */
export const readProductFile = (
  table: readonly (readonly string[])[],
  currency: Currency,
): Result<ProductFile, HeaderRefusal> => {
  const [head, ...records] = table
  if (!head || head.every((cell) => cell.trim() === ''))
    return refuse({ code: 'header-unknown', reason: 'the file is empty' })
  const header = readHeader(head)
  if (!header.ok) return header
  const columns = header.value
  const refused: RowRefusal[] = []
  const groups = new Map<string, Row[]>()
  for (const [index, cells] of records.entries()) {
    const number = index + 2
    if (cells.every((cell) => cell.trim() === '')) continue
    const row = rowOf(number, cells, columns)
    const wrong = strayCells(cells, head)
    const handle = slug(row.cell('handle') || row.cell('title') || '')
    if (wrong) refused.push({ row: number, column: '', reason: wrong })
    else if (handle === '') refused.push({ row: number, column: columnOf(columns, 'handle'), reason: NAMELESS })
    else groups.set(handle, [...(groups.get(handle) ?? []), row])
  }
  const products: FileProduct[] = []
  for (const [handle, rows] of groups) {
    const read = productOf(handle, rows, columns, currency)
    refused.push(...read.refused)
    if (read.product) products.push(read.product)
  }
  return ok({ columns, products, refused: refused.toSorted((a, b) => a.row - b.row) })
}

const NAMELESS = 'neither a handle nor a title: nobody can tell which product is meant'

const rowOf = (number: number, cells: readonly string[], columns: Columns): Row => {
  const raw = (field: Field) => {
    const at = columns.get(field)?.at
    return at === undefined ? undefined : cells[at]
  }
  const read = (tidy: (text: string) => string) => (field: Field) => {
    const text = raw(field)
    return text === undefined ? undefined : tidy(text)
  }
  return { number, cell: read(tidied), label: read(label) }
}

/** More cells than columns: a quote or a comma is wrong, and every cell after it says something else than it seems. */
const strayCells = (cells: readonly string[], head: readonly string[]): string | undefined =>
  cells.slice(head.length).some((cell) => cell.trim() !== '')
    ? `${cells.length} cells under ${head.length} columns: a quotation mark or a comma is wrong`
    : undefined
