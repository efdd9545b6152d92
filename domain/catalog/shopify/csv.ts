/**
 * A product file, row by row: rows that share a handle are one product, wherever they stand.
 *
 * Rows are counted as a spreadsheet counts them: the header is row 1, and a cell with many lines is still one row.
 * A row that cannot be read is refused alone.
 */
import { ok, type Result } from '../../result.ts'
import type { Currency } from '../../money.ts'
import type { ReaderNote } from '../files/reader-notes.ts'
import { label, tidied } from './csv-cells.ts'
import { metafieldsIn, type FileMetafield } from './own-fields.ts'
import {
  amountsIn,
  columnOf,
  headerUnknown,
  readHeader,
  type Column,
  type Columns,
  type HeaderRefusal,
} from './columns.ts'
import { decodedOnce } from './entities.ts'
import { productOf } from './product.ts'
import { amountAsDecimal, asDecimal, spellingOf, withoutCurrency, type Spelling } from '../decimal-spelling.ts'
import { handleFrom, slug } from '../slug.ts'
import type { FileProduct, Row, RowRefusal, Untaken } from './row.ts'
import { toldOnce } from './told-once.ts'

export type ProductFile = {
  readonly columns: Columns
  /** Of the merchant's own, with what the file calls them and a type that its cells fit. */
  readonly metafields: readonly FileMetafield[]
  readonly products: readonly FileProduct[]
  readonly refused: readonly RowRefusal[]
}

/** @param table every record of the file, the header first @param currency in which its prices are */
export const readProductFile = (
  table: readonly (readonly string[])[],
  currency: Currency,
): Result<ProductFile, HeaderRefusal> => {
  const first = table.findIndex((cells) => !isBlank(cells))
  const head = table[first]
  if (!head) return headerUnknown('file-empty')
  const header = readHeader(head)
  if (!header.ok) return header
  const columns = header.value
  const spelling = spellingIn(table.slice(first + 1), columns, currency)
  const refused: Untaken[] = []
  const groups = new Map<string, Row[]>()
  for (const [index, cells] of table.entries()) {
    if (index <= first || isBlank(cells)) continue
    const number = index + 1
    const spoilt = spoiltIn(number, cells, columns)
    const row = rowOf(number, cells, columns, spelling)
    const wrong = strayCells(cells, head)
    const named = row.cell('handle')
    const handle = named ? handleFrom(named) : slug(decodedOnce(row.cell('title') ?? ''))
    refused.push(...spoilt)
    if (wrong) refused.push({ row: number, column: '', note: wrong })
    else if (spoilt.some(({ note }) => note.code === 'row-spoilt')) continue
    else if (handle === '')
      refused.push({ row: number, column: columnOf(columns, 'handle'), note: { code: 'nameless' } })
    else groups.set(handle, [...(groups.get(handle) ?? []), row])
  }
  const products: FileProduct[] = []
  for (const [handle, rows] of groups) {
    const twins = twinsIn(rows)
    if (twins.length > 0) {
      const column = columnOf(columns, 'title')
      refused.push(
        ...twins.map(({ number, cell }) => ({
          row: number,
          column,
          said: cell('title'),
          note: { code: 'twins' } as const,
        })),
      )
      continue
    }
    const read = productOf(handle, rows, columns, currency)
    refused.push(...read.refused)
    if (read.product) products.push(read.product)
  }
  return ok({ columns, metafields: metafieldsIn(columns, groups), products, refused: toldOnce(refused) })
}

/** Rows without a handle that have their title in common and no option to tell them apart are products of their own. */
const twinsIn = (rows: readonly Row[]): readonly Row[] => {
  const fields = ['option1Value', 'option2Value', 'option3Value'] as const
  const nameless = rows.filter(({ cell }) => !cell('handle') && cell('title'))
  const choices = new Set(nameless.map(({ cell }) => fields.map((field) => cell(field) ?? '').join('\u0000')))
  return nameless.length > choices.size ? nameless : []
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

const spellingIn = (records: readonly (readonly string[])[], columns: Columns, currency: Currency) => {
  const weight = columns.get('grams')
  const numbers = [...amountsIn(columns, currency), ...(weight ? [{ at: weight.at, currency }] : [])]
  const cells = records.flatMap((record) =>
    numbers.map(({ at, currency: code }) => withoutCurrency(record[at] ?? '', code) ?? ''),
  )
  return spellingOf(cells)
}

const rowOf = (number: number, cells: readonly string[], columns: Columns, spelling: Spelling | undefined): Row => {
  const raw = (field: Column) => {
    const at = columns.get(field)?.at
    const text = at === undefined ? undefined : cells[at]
    return text?.includes(UNREADABLE) && field !== 'title' ? undefined : text
  }
  const read = (tidy: (text: string) => string) => (field: Column) => {
    const text = raw(field)
    return text === undefined ? undefined : tidy(text)
  }
  const decimal = (text: string, currency: Currency | null) =>
    currency ? amountAsDecimal(text, currency, spelling) : asDecimal(text, spelling)
  return { number, cell: read(tidied), label: read(label), decimal }
}

/** What stands for a byte that the encoding of the file does not have. */
const UNREADABLE = '\uFFFD'

/** By these a row says whom it is about: without them it is about nobody. */
const TELLING = /^(handle|sku|option\dValue|option\dName)$/

/** A byte that is no letter spoils its cell, and a row whose product or variant cannot be told any more. */
const spoiltIn = (row: number, cells: readonly string[], columns: Columns): Untaken[] =>
  [...columns].flatMap(([field, { at, name }]) => {
    const said = cells[at]
    if (!said?.includes(UNREADABLE)) return []
    const code = TELLING.test(field) ? 'row-spoilt' : field === 'title' ? 'title-spoilt' : 'cell-spoilt'
    return [{ row, column: name, said, note: { code } }]
  })

/** More cells than columns: a quote or a comma is wrong, and every cell after it says something else than it seems. */
const strayCells = (cells: readonly string[], head: readonly string[]): ReaderNote | undefined =>
  cells.slice(head.length).some((cell) => cell.trim() !== '')
    ? { code: 'stray-cells', cells: cells.length, columns: head.length }
    : undefined
