/** The fixed prices of one list as a file: a row for each variant and quantity, told by the variant's id or its SKU. */
import { amountAsDecimal, spellingOf } from '../catalog/decimal-spelling.ts'
import { label } from '../catalog/shopify/csv-cells.ts'
import { parseMoney, type Currency } from '../money.ts'

const COLUMNS = {
  variant: ['variant id', 'variant'],
  sku: ['sku', 'variant sku'],
  units: ['minimum quantity', 'quantity', 'min quantity'],
  price: ['price', 'variant price'],
} as const
type Column = keyof typeof COLUMNS

export const LIST_PRICE_HEADER = ['Variant ID', 'SKU', 'Minimum quantity', 'Price'] as const

export type ListPriceRow = {
  readonly row: number
  /** An id of a variant, or a SKU. */
  readonly name: string
  readonly byId: boolean
  readonly units: number
  /** Minor units; null: no price any more. */
  readonly amount: number | null
}
export type ListPriceFault =
  | 'header'
  | 'name'
  | 'units'
  | 'price'
  | 'repeated'
  | 'unknown'
  | 'shared'
  | 'gift-card'
  | 'too-many'
  | 'rising'
export type RefusedRow = { readonly row: number; readonly fault: ListPriceFault }

/**
 * @param table every row as a spreadsheet counts them @param unitsMax of one line of a cart
 * @returns the rows that can be meant, and those that cannot
 */
export const readListPrices = (
  table: readonly (readonly string[])[],
  currency: Currency,
  unitsMax: number,
): { readonly rows: readonly ListPriceRow[]; readonly refused: readonly RefusedRow[] } => {
  const first = table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const head = (table[first] ?? []).map((cell) => cell.trim().toLowerCase())
  const at = (column: Column) => head.findIndex((name) => COLUMNS[column].some((known) => known === name))
  if (at('price') < 0 || (at('variant') < 0 && at('sku') < 0))
    return { rows: [], refused: [{ row: first + 1, fault: 'header' }] }
  const records = table.flatMap((cells, index) =>
    index <= first || cells.every((cell) => cell.trim() === '') ? [] : [{ cells, row: index + 1 }],
  )
  const cell = (cells: readonly string[], column: Column) => (cells[at(column)] ?? '').trim()
  const spelling = spellingOf(records.map(({ cells }) => cell(cells, 'price')))
  const refused: RefusedRow[] = []
  const known = new Set<string>()
  const rows = records.flatMap(({ cells, row }): ListPriceRow[] => {
    const no = (fault: ListPriceFault) => {
      refused.push({ row, fault })
      return []
    }
    const [variant, sku] = [cell(cells, 'variant'), label(cell(cells, 'sku'))]
    const name = variant || sku
    if (name === '') return no('name')
    const units = unitsIn(cell(cells, 'units'), unitsMax)
    if (units === undefined) return no('units')
    const text = cell(cells, 'price')
    const money = text === '' ? null : parseMoney(amountAsDecimal(text, currency, spelling) ?? '', currency)
    if (money === undefined) return no('price')
    const key = JSON.stringify([variant !== '', name, units])
    if (known.has(key)) return no('repeated')
    known.add(key)
    return [{ row, name, byId: variant !== '', units, amount: money?.amount ?? null }]
  })
  return { rows, refused }
}

/** Empty: from the first one on. */
const unitsIn = (text: string, most: number): number | undefined => {
  if (text === '') return 1
  return /^[1-9]\d{0,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined
}
