/**
 * A product file of WooCommerce, row by row: simple products, and variable ones with the variations that name them.
 *
 * It has no handles: they are made of names, and of SKU or id where two products have the same. What is grouped of others, or
 * sold elsewhere, is told and left out.
 */
import type { Currency } from '../../money.ts'
import { amountAsDecimal, asDecimal, spellingOf, withoutCurrency, type Spelling } from '../decimal-spelling.ts'
import { label, tidied } from '../shopify/csv-cells.ts'
import type { Columns, Field } from '../shopify/columns.ts'
import type { ProductFile } from '../shopify/csv.ts'
import { decodedOnce } from '../shopify/entities.ts'
import { productOf } from '../shopify/product.ts'
import type { FileProduct, Row, Untaken } from '../shopify/row.ts'
import { toldOnce } from '../shopify/told-once.ts'
import { own } from '../../own.ts'
import { slug } from '../slug.ts'
import { readWooHeader, type WooColumns, type WooField } from './columns.ts'

type WooRow = { readonly number: number; readonly cell: (field: WooField) => string; readonly cells: readonly string[] }

/** What the shop's own fields are called in such a file, for whoever keeps it. */
const CALLED: Readonly<Partial<Record<Field, WooField>>> = {
  handle: 'name',
  title: 'name',
  description: 'description',
  vendor: 'brands',
  category: 'categories',
  tags: 'tags',
  status: 'published',
  sku: 'sku',
  barcode: 'barcode',
  grams: 'weight',
  quantity: 'stock',
  policy: 'backorders',
  price: 'price',
  compareAt: 'price',
  picture: 'pictures',
  variantPicture: 'pictures',
  taxable: 'taxed',
  taxClass: 'taxClass',
}

/** @returns undefined for a file of another kind */
export const readWooFile = (table: readonly (readonly string[])[], currency: Currency): ProductFile | undefined => {
  const first = table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const head = table[first]
  const records = table.slice(first + 1)
  const woo = head && readWooHeader(head, records)
  if (!head || !woo) return undefined
  const rows = records.flatMap((cells, index): WooRow[] =>
    cells.every((cell) => cell.trim() === '')
      ? []
      : [{ number: first + index + 2, cells, cell: (field) => tidied(cells[woo.at.get(field) ?? -1] ?? '') }],
  )
  const amounts = (['price', 'salePrice', 'weight'] as const).flatMap((field) => rows.map(({ cell }) => cell(field)))
  const spelling = spellingOf(amounts.map((cell) => withoutCurrency(cell, currency) ?? ''))
  const columns: Columns = new Map(
    (Object.keys(CALLED) as Field[]).flatMap((field) => {
      const at = woo.at.get(CALLED[field] ?? 'name')
      return at === undefined ? [] : [[field, { at, name: head[at]?.replaceAll('\uFEFF', '').trim() ?? '' }] as const]
    }),
  )
  const refused: Untaken[] = []
  const handles = handlesOf(rows.filter((row) => kindOf(row) !== 'variation'))
  const children = Map.groupBy(
    rows.filter((row) => kindOf(row) === 'variation'),
    (row) => parentOf(row, rows),
  )
  const orphans = children.get(undefined) ?? []
  for (const { number, cell } of orphans)
    refused.push({
      row: number,
      column: columnName(head, woo, 'parent'),
      said: cell('parent'),
      note: { code: 'orphan' },
    })
  const products: FileProduct[] = []
  for (const row of rows) {
    const kind = kindOf(row)
    if (kind === 'variation') continue
    const handle = handles.get(row) ?? ''
    const wrong = kind === 'grouped' || kind === 'external' ? kind : handle === '' ? 'unnamed' : undefined
    if (wrong) {
      refused.push({
        row: row.number,
        column: columnName(head, woo, 'kind'),
        said: row.cell('kind'),
        note: { code: wrong },
      })
      continue
    }
    const variations = kind === 'variable' ? (children.get(row) ?? []) : []
    const made = rowsOf(row, variations, woo, spelling)
    const read = productOf(handle, made, columns, currency)
    refused.push(...read.refused)
    if (read.product) products.push(read.product)
  }
  return { columns, metafields: [], products, refused: toldOnce(refused) }
}

const columnName = (head: readonly string[], { at }: WooColumns, field: WooField) =>
  head[at.get(field) ?? -1]?.trim() ?? ''

const kindOf = ({ cell }: WooRow): string => cell('kind').toLowerCase().split(',')[0]?.trim() ?? ''

/** `id:123`, or the SKU of the variable product. */
const parentOf = ({ cell }: WooRow, rows: readonly WooRow[]): WooRow | undefined => {
  const named = cell('parent')
  const id = /^id:(\d+)$/i.exec(named)?.[1]
  return rows.find(
    (row) => kindOf(row) === 'variable' && (id ? row.cell('id') === id : named !== '' && row.cell('sku') === named),
  )
}

/** Names make handles; where several products have one name, the SKU or the id tells them apart. */
const handlesOf = (rows: readonly WooRow[]): ReadonlyMap<WooRow, string> => {
  const named = Map.groupBy(rows, ({ cell }) => slug(decodedOnce(cell('name'))))
  return new Map(
    rows.map((row) => {
      const plain = slug(decodedOnce(row.cell('name')))
      const isAlone = plain === '' || named.get(plain)?.length === 1
      return [row, isAlone ? plain : `${plain}-${slug(row.cell('sku')) || row.cell('id')}`]
    }),
  )
}

/** The rows that the file of another shop would have of it: the product, its variants, its further pictures. */
const rowsOf = (row: WooRow, variations: readonly WooRow[], woo: WooColumns, spelling: Spelling | undefined): Row[] => {
  const names = namesOf(variations, woo)
  const pictures = picturesIn(row)
  const about = productCells(row)
  const alone = variations.length === 0 && kindOf(row) === 'simple' ? variantCells(row, woo, spelling) : {}
  const [picture] = pictures
  return [
    made(row, { ...about, ...alone, ...(picture && { picture, picturePosition: '1' }) }, spelling),
    ...variations.map((one) => {
      const [src] = picturesIn(one)
      const options = names.map((name, index) => [
        [`option${index + 1}Name`, name],
        [`option${index + 1}Value`, valueOf(one, name, woo)],
      ])
      const cells = {
        ...variantCells(one, woo, spelling),
        ...Object.fromEntries(options.flat()),
        ...(src && { variantPicture: src }),
      }
      return made(one, cells, spelling)
    }),
    ...pictures.slice(1).map((src, index) => made(row, { picture: src, picturePosition: String(index + 2) }, spelling)),
  ]
}

type Cells = Partial<Record<Field, string>>

const made = ({ number }: WooRow, cells: Cells, spelling: Spelling | undefined): Row => ({
  number,
  cell: (column) => own(cells, column),
  label: (field) => {
    const text = cells[field]
    return text === undefined ? undefined : label(text)
  },
  decimal: (text, currency) => (currency ? amountAsDecimal(text, currency, spelling) : asDecimal(text, spelling)),
})

/** Attributes that the variations have, at most as many as a product has options. */
const namesOf = (variations: readonly WooRow[], { attributes }: WooColumns): string[] => {
  const names = variations.flatMap(({ cells }) =>
    attributes.flatMap(({ name, value }) => (cells[value]?.trim() ? tidied(cells[name] ?? '') || [] : [])),
  )
  return [...new Set(names)].slice(0, 3)
}

const valueOf = ({ cells }: WooRow, called: string, { attributes }: WooColumns): string => {
  const at = attributes.find(({ name }) => tidied(cells[name] ?? '') === called)?.value
  return tidied(cells[at ?? -1] ?? '').replaceAll('\\,', ',')
}

const picturesIn = ({ cell }: WooRow): string[] =>
  cell('pictures')
    .split(/,\s+(?=https?:)|,(?=https?:)/)
    .map((one) => one.trim())
    .filter(Boolean)

/** Line breaks are written as two signs. */
const htmlIn = (text: string) => text.replaceAll('\\n', '\n')

const productCells = ({ cell }: WooRow): Cells => {
  const [category = ''] = cell('categories').split(/(?<!\\),/)
  const path = category.replaceAll('\\,', ',').trim()
  return {
    title: cell('name'),
    description: htmlIn(cell('description') || cell('summary')),
    status: cell('published') === '1' ? 'active' : 'draft',
    tags: cell('tags'),
    category: path,
    type: path.split('>').at(-1)?.trim() ?? '',
    // Of a variation its product's; the standard one has no name there.
    ...(!/^(|parent|standard)$/i.test(cell('taxClass')) && { taxClass: cell('taxClass') }),
    ...(cell('brands') && { vendor: cell('brands').split(',')[0]?.trim() ?? '' }),
  }
}

const variantCells = ({ cell }: WooRow, { grams }: WooColumns, spelling: Spelling | undefined): Cells => {
  const [sale, regular, stock] = [cell('salePrice'), cell('price'), cell('stock')]
  const isCounted = /^-?\d/.test(stock)
  const isGone = cell('inStock') === '0'
  const weight = Number(asDecimal(cell('weight'), spelling) ?? cell('weight'))
  const travels = !/virtual|downloadable/i.test(cell('kind'))
  return {
    sku: cell('sku'),
    barcode: cell('barcode'),
    price: sale || regular,
    compareAt: sale ? regular : '',
    tracker: isCounted || isGone ? 'shopify' : '',
    quantity: isCounted ? stock : isGone ? '0' : '',
    policy: /^(1|notify|yes)$/i.test(cell('backorders')) ? 'continue' : 'deny',
    shipping: String(travels),
    taxable: String(!/^(none|shipping)$/i.test(cell('taxed'))),
    ...(weight > 0 && { grams: String(Math.round(weight * grams)) }),
  }
}
