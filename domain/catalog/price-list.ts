/**
 * A price list as a file: a row for each variant and currency, told by SKU or by the variant's own id.
 *
 * A column that is missing leaves its price alone; a blank price leaves it too, a blank compare-at or cost takes it away.
 */
import { isCurrency, parseMoney, type Currency } from '../money.ts'
import { ok, type Result } from '../result.ts'
import type { ReaderNote } from './files/reader-notes.ts'
import { amountAsDecimal, spellingOf, withoutCurrency } from './decimal-spelling.ts'
import { headerUnknown, type HeaderRefusal } from './shopify/columns.ts'
import { label } from './shopify/csv-cells.ts'
import type { RowRefusal, Untaken } from './shopify/row.ts'
import { toldOnce } from './shopify/told-once.ts'

/** One variant in one currency; minor units, null: none any more, absent: as it is. */
export type PriceLine = {
  readonly variant?: string
  readonly sku?: string
  readonly currency: Currency
  readonly price?: number | undefined
  readonly compareAt?: number | null | undefined
  readonly cost?: number | null | undefined
}

export type FilePrice = { readonly line: PriceLine; readonly row: number }
export type PriceList = { readonly lines: readonly FilePrice[]; readonly refused: readonly RowRefusal[] }

const COLUMNS = {
  sku: ['sku', 'variant sku'],
  variant: ['variant id', 'variant'],
  currency: ['currency'],
  price: ['price', 'variant price'],
  compareAt: ['compare at price', 'compare-at price', 'variant compare at price'],
  cost: ['cost', 'cost per item'],
} as const

type Column = keyof typeof COLUMNS

export const PRICE_HEADER = ['Variant ID', 'SKU', 'Currency', 'Price', 'Compare At Price', 'Cost per item'] as const

const plain = (cell: string) => cell.trim().toLowerCase()
const placeOf = (head: readonly string[], column: Column) =>
  head.findIndex((name) => COLUMNS[column].some((known) => known === name))

/** Whether a first row is one of a price list: it names variants and prices, and no products. */
export const isPriceHeader = (head: readonly string[]): boolean => {
  const names = head.map(plain)
  const has = (column: Column) => placeOf(names, column) >= 0
  const ofProducts = ['handle', 'url handle', 'title'].some((name) => names.includes(name))
  return !ofProducts && (has('sku') || has('variant')) && (has('price') || has('compareAt') || has('cost'))
}

/** @param table every row of the file as a spreadsheet counts them @param own of rows that name no currency */
export const readPriceList = (
  table: readonly (readonly string[])[],
  own: Currency,
): Result<PriceList, HeaderRefusal> => {
  const first = table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const head = table[first] ?? []
  if (!isPriceHeader(head)) return headerUnknown('no-price-list')
  const names = head.map(plain)
  const at = (column: Column) => placeOf(names, column)
  const records = table.flatMap((cells, index) =>
    index <= first || cells.every((cell) => cell.trim() === '') ? [] : [{ cells, row: index + 1 }],
  )
  const cell = (cells: readonly string[], column: Column) => cells[at(column)]?.trim()
  const amounts = (['price', 'compareAt', 'cost'] as const).filter((column) => at(column) >= 0)
  const bare = (text: string) => withoutCurrency(text, own) ?? text
  const spelling = spellingOf(records.flatMap(({ cells }) => amounts.map((column) => bare(cell(cells, column) ?? ''))))
  const refused: Untaken[] = []
  const lines = records.flatMap(({ cells, row }): FilePrice[] => {
    const no = (column: Column | undefined, note: ReaderNote, said?: string) => {
      refused.push({ row, column: column ? (head[at(column)]?.trim() ?? '') : '', note, ...(said && { said }) })
      return []
    }
    const [variant, sku] = [cell(cells, 'variant') ?? '', label(cell(cells, 'sku') ?? '')]
    if (variant === '' && sku === '') return no(undefined, { code: 'price-of-nothing' })
    const currency = cell(cells, 'currency')?.toUpperCase() || own
    if (!isCurrency(currency)) return no('currency', { code: 'no-currency' }, currency)
    const read: { price?: number; compareAt?: number | null; cost?: number | null } = {}
    for (const column of amounts) {
      const text = cell(cells, column) ?? ''
      const money = parseMoney(amountAsDecimal(text, currency, spelling) ?? '', currency)
      if (text !== '' && !money) return no(column, { code: 'no-price' }, text)
      if (money) read[column] = money.amount
      else if (column !== 'price') read[column] = null
    }
    if (Object.keys(read).length === 0) return no('price', { code: 'says-no-price' })
    return [{ row, line: { ...(variant ? { variant } : { sku }), currency, ...read } }]
  })
  return ok({ lines, refused: toldOnce(refused) })
}
