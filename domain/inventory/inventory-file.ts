/**
 * Shopify's inventory files, in the three layouts that they have had: a row for each place with new units beside the current
 * ones, a row for each place with one number, and a column for each place.
 *
 * A blank cell and `not stocked` say nothing of a place; neither is 0.
 *
 * @see https://help.shopify.com/en/manual/products/inventory/setup/inventory-csv
 */
import type { ReaderNote } from '../catalog/files/reader-notes.ts'
import { label, tidied, wholeNumber } from '../catalog/shopify/csv-cells.ts'
import { headerUnknown, type Columns, type HeaderRefusal } from '../catalog/shopify/columns.ts'
import type { FileProduct, RowRefusal, Untaken } from '../catalog/shopify/row.ts'
import { toldOnce } from '../catalog/shopify/told-once.ts'
import { hsCode, originCountry } from '../catalog/customs.ts'
import { ok, type Result } from '../result.ts'

/** How a file says which variant it means. */
export type InventoryItem = {
  readonly handle: string
  readonly sku: string
  readonly options: readonly { readonly name: string; readonly value: string }[]
}

/** What a file says of one variant at one place. */
export type InventoryLine = InventoryItem & {
  /** As the file calls it: a name. */
  readonly place: string
  /** That may be sold. */
  readonly units: number
  /** That could be sold when the file was written; null where it does not say. */
  readonly basedOn: number | null
}

export type FileLine = { readonly line: InventoryLine; readonly row: number; readonly column: string }
export type InventoryFile = {
  readonly lines: readonly FileLine[]
  /** What it says for customs, each variant once, however many places it stands at. */
  readonly products: readonly FileProduct[]
  readonly columns: Columns
  readonly refused: readonly RowRefusal[]
}

const OPTIONS = [1, 2, 3].map((number) => [`option${number} name`, `option${number} value`] as const)
/** The new units first: they are what somebody has typed. */
const ON_HAND = ['on hand (new)', 'on hand']
const AVAILABLE = ['available (new)', 'available']
const CURRENT = ['on hand (current)']
const KEPT = ['unavailable (not editable)', 'committed (not editable)', 'unavailable', 'committed']
const ABOUT = ['handle', 'title', 'sku', 'hs code', 'coo', 'location', 'bin name']
const SEEN = ['incoming (not editable)', 'incoming', 'available (not editable)']
const KNOWN: ReadonlySet<string> = new Set([ABOUT, OPTIONS.flat(), SEEN, KEPT, CURRENT].flat())

const plain = (cell: string) => cell.trim().toLowerCase()

/** Whether a first row is one of an inventory file, and of none of products: those have prices. */
export const isInventoryHeader = (head: readonly string[]): boolean => {
  const names = new Set(head.map(plain))
  if (!names.has('handle') || !names.has('sku') || names.has('variant price') || names.has('price')) return false
  const speaksOfStock = [...ON_HAND, ...AVAILABLE].some((name) => names.has(name))
  return names.has('location') ? speaksOfStock : names.has('coo') && names.has('hs code')
}

/** @param table every row of the file as a spreadsheet counts them */
export const readInventoryFile = (table: readonly (readonly string[])[]): Result<InventoryFile, HeaderRefusal> => {
  const first = table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const head = table[first] ?? []
  if (!isInventoryHeader(head)) return headerUnknown('no-inventory-file')
  const names = head.map(plain)
  const isLong = names.includes('location')
  const places = isLong ? [] : [...names.keys()].filter((at) => names[at] !== '' && !KNOWN.has(names[at] ?? ''))
  const lines: FileLine[] = []
  const customs = new Map<string, Customs>()
  const refused: Untaken[] = []
  for (const [index, cells] of table.entries()) {
    if (index <= first || cells.every((cell) => cell.trim() === '')) continue
    const row = index + 1
    const cell = (...called: readonly string[]) =>
      tidied(cells[called.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1] ?? '')
    const about = {
      handle: cell('handle'),
      sku: label(cells[names.indexOf('sku')] ?? ''),
      options: OPTIONS.flatMap(([name, value]) => (cell(value) ? [{ name: cell(name), value: cell(value) }] : [])),
    }
    const facts = customsIn(cell, (column, text, note) => refused.push({ row, column, said: text, note }))
    const item = JSON.stringify(about)
    if (Object.keys(facts).length > 0) customs.set(item, { row, item: about, ...customs.get(item), ...facts })
    const said = isLong ? [longCell(cell, names, head)] : places.map((at) => wideCell(head, cells, at))
    for (const { place, text, column, less, basedOn } of said) {
      const units = wholeNumber(text)
      if (text === '' || text.toLowerCase() === 'not stocked') continue
      if (units === undefined) refused.push({ row, column, said: text, note: { code: 'no-stock' } })
      else if (units < 0) refused.push({ row, column, said: text, note: { code: 'stock-owed' } })
      else lines.push({ line: { ...about, place, units: Math.max(units - less, 0), basedOn }, row, column })
    }
  }
  const columns: Columns = new Map(
    COLUMNS.flatMap(([field, name]) => {
      const at = names.indexOf(name)
      return at < 0 ? [] : [[field, { at, name: head[at]?.trim() ?? '' }] as const]
    }),
  )
  return ok({ lines, columns, products: productsSaid([...customs.values()]), refused: toldOnce(refused) })
}

/** What customs ask of one variant; a blank cell says nothing. */
type Customs = {
  readonly item: InventoryItem
  readonly row: number
  readonly hsCode?: string
  readonly origin?: string
}

const COLUMNS = [
  ['handle', 'handle'],
  ['sku', 'sku'],
  ['option1Value', 'option1 value'],
  ['hsCode', 'hs code'],
  ['origin', 'coo'],
] as const

/** As a product file would say it, and no more. Whoever has no SKU is told by its values, in the order of the product's options. */
const productsSaid = (customs: readonly Customs[]): FileProduct[] =>
  Array.from(
    Map.groupBy(customs, ({ item }) => item.handle),
    ([handle, all]) => ({
      draft: {
        handle,
        unmentioned: 'keep',
        variants: all.map(({ item, hsCode: code, origin }) => ({
          ...nameOf(item),
          ...(code !== undefined && { hsCode: code }),
          ...(origin !== undefined && { origin }),
        })),
      },
      row: all[0]?.row ?? 0,
      variantRows: all.map(({ row }) => row),
    }),
  )

const nameOf = ({ sku, options }: InventoryItem) => {
  const values = options.map(({ value }) => value)
  if (sku !== '') return { sku }
  return values.length === 0 || values.join() === 'Default Title' ? {} : { options: values }
}

const customsIn = (
  cell: (name: string) => string,
  no: (column: string, text: string, note: ReaderNote) => void,
): Pick<Customs, 'hsCode' | 'origin'> => {
  const read = (name: string, column: string, of: (text: string) => string | undefined, note: ReaderNote) => {
    const text = cell(name)
    const value = text === '' ? undefined : of(text)
    if (text !== '' && value === undefined) no(column, text, note)
    return value
  }
  const code = read('hs code', 'HS Code', hsCode, { code: 'no-hs-code' })
  const country = read('coo', 'COO', originCountry, { code: 'no-country' })
  return { ...(code !== undefined && { hsCode: code }), ...(country !== undefined && { origin: country }) }
}

type Said = {
  readonly place: string
  readonly text: string
  readonly column: string
  /** On hand, and promised or put aside: what the shop calls available is less by so many. */
  readonly less: number
  readonly basedOn: number | null
}

/** On hand are units that are promised too; available are those that may be sold. */
const longCell = (
  cell: (...called: readonly string[]) => string,
  names: readonly string[],
  head: readonly string[],
): Said => {
  const isOnHand = ON_HAND.some((name) => names.includes(name))
  const spoken = (isOnHand ? ON_HAND : AVAILABLE).find((name) => names.includes(name)) ?? ''
  const numberIn = (name: string) => wholeNumber(cell(name)) ?? 0
  const less = isOnHand ? KEPT.reduce((sum, name) => sum + Math.max(numberIn(name), 0), 0) : 0
  const current = wholeNumber(cell(...CURRENT))
  return {
    place: cell('location'),
    text: cell(spoken),
    column: head[names.indexOf(spoken)]?.trim() ?? '',
    less,
    basedOn: current === undefined ? null : Math.max(current - less, 0),
  }
}

const wideCell = (head: readonly string[], cells: readonly string[], at: number): Said => {
  const place = tidied(head[at] ?? '')
  return { place, text: cells[at]?.trim() ?? '', column: place, less: 0, basedOn: null }
}
