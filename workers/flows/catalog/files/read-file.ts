/** A file that was brought: which kind it is, what it says, and in how many slices that goes through the shop. */
import { isPriceHeader, readPriceList, type FilePrice } from '#domain/catalog/price-list'
import type { FileKind } from '#domain/catalog/files/file-job'
import { readerSays, type ReaderNote } from '#domain/catalog/files/reader-notes'
import { readAnyProductFile } from '#domain/catalog/product-file'
import { isCustomerHeader, readCustomerFile, type FileCustomer } from '#domain/customers/file'
import type { Columns, HeaderRefusal } from '#domain/catalog/shopify/columns'
import type { FileMetafield } from '#domain/catalog/shopify/own-fields'
import { isRedirectHeader, readRedirectFile, type FileRedirect } from '#domain/catalog/shopify/redirect-file'
import type { FileProduct, RowRefusal } from '#domain/catalog/shopify/row'
import { isInventoryHeader, readInventoryFile, type FileLine } from '#domain/inventory/inventory-file'
import type { Currency } from '#domain/money'
import { isOrderHeader } from '#domain/orders/imported/columns'
import { readOrderFile, type FileOrder } from '#domain/orders/imported/file'
import { isDiscountHeader, readDiscountFile, type FileDiscount } from '#domain/promotions/discount-file'
import { ok, refuse, type Result } from '#domain/result'
import { isReviewHeader, readReviewFile, type FileReview } from '#domain/reviews/file'
import { phoneNumberIn } from '../../customers/phone-number.ts'
import { tableOf } from '../../file-table.ts'
import { FILE_ROWS_MAX } from './file-bounds.ts'

/** One slice, as it lies in the bucket. */
export type Slice =
  | {
      readonly kind: 'products'
      readonly columns: readonly (readonly [string, { at: number; name: string }])[]
      readonly metafields: readonly FileMetafield[]
      readonly items: readonly FileProduct[]
    }
  | { readonly kind: 'inventory'; readonly items: readonly FileLine[] }
  | { readonly kind: 'redirects'; readonly items: readonly FileRedirect[] }
  | { readonly kind: 'prices'; readonly items: readonly FilePrice[] }
  | { readonly kind: 'reviews'; readonly items: readonly FileReview[] }
  | { readonly kind: 'customers'; readonly items: readonly FileCustomer[] }
  | { readonly kind: 'promotions'; readonly items: readonly FileDiscount[] }
  | { readonly kind: 'orders'; readonly items: readonly FileOrder[] }

export type ReadFile = {
  readonly kind: FileKind
  readonly layout: string
  readonly encoding: string
  readonly rows: number
  readonly slices: readonly Slice[]
  /** Rows that cannot be read, whatever the shop has. */
  readonly refused: readonly RowRefusal[]
  /** What is left out of rows that are taken. */
  readonly left?: readonly RowRefusal[]
}

export type FileRefusal =
  | { readonly code: 'file-unreadable' | 'file-kind-unknown'; readonly reason: string; readonly note: ReaderNote }
  | { readonly code: 'rows-too-many'; readonly rows: number; readonly most: number }

/** So many go into one slice, and so many bytes of them. */
const ITEMS: Readonly<Record<FileKind, number>> = {
  products: 50,
  inventory: 250,
  redirects: 500,
  prices: 250,
  reviews: 250,
  customers: 100,
  promotions: 50,
  orders: 50,
}
const SLICE_CHARACTERS = 2_000_000

const slicesOf = <T>(items: readonly T[], most: number): T[][] => {
  const slices: T[][] = []
  let size = 0
  for (const item of items) {
    const length = JSON.stringify(item).length
    const last = slices.at(-1)
    if (!last || last.length >= most || size + length > SLICE_CHARACTERS) {
      slices.push([item])
      size = length
    } else {
      last.push(item)
      size += length
    }
  }
  return slices
}

const [LINE_END, QUOTE] = [10, 34]
/** What stands before a cell that is quoted, and behind it: separators and line ends. */
const EDGES: ReadonlySet<number | undefined> = new Set([
  undefined,
  ...[...'\n\r,;\t'].map((sign) => sign.charCodeAt(0)),
])

const unknown = ({ reason, note }: HeaderRefusal): Result<never, FileRefusal> =>
  refuse({ code: 'file-kind-unknown', reason, note })

/** Without making cells of it, which of a million rows would fill an isolate: line ends that are not within a quoted cell. */
const rowsAtLeast = (bytes: Uint8Array): number => {
  let [rows, quoted, blank] = [0, false, true]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      if (!quoted && EDGES.has(bytes[at - 1])) quoted = true
      else if (quoted && EDGES.has(bytes[at + 1])) quoted = false
    }
    if (byte === LINE_END && !quoted && !blank) rows++
    blank = byte === LINE_END ? !quoted : blank && byte === 13
  }
  return rows
}

/** @param now what is said to be later is not believed */
export const readFile = (bytes: Uint8Array, currency: Currency, now: number): Result<ReadFile, FileRefusal> => {
  const least = rowsAtLeast(bytes) - 1
  const tooMany = (rows: number) => refuse({ code: 'rows-too-many', rows, most: FILE_ROWS_MAX } as const)
  if (least > FILE_ROWS_MAX) return tooMany(least)
  const table = tableOf(bytes)
  if (!table.ok) return refuse({ code: 'file-unreadable', ...readerSays(table.refusal) })
  const { rows: cells, encoding } = table.value
  const rows = cells.filter((row) => row.some((cell) => cell.trim() !== '')).length - 1
  if (rows > FILE_ROWS_MAX) return tooMany(rows)
  const head = cells.find((row) => row.some((cell) => cell.trim() !== '')) ?? []
  const said = { encoding, rows: Math.max(rows, 0) }
  if (isInventoryHeader(head)) {
    const file = readInventoryFile(cells)
    if (!file.ok) return unknown(file.refusal)
    const { lines, products, columns, refused } = file.value
    const slices = [
      ...slicesOf(lines, ITEMS.inventory).map((items): Slice => ({ kind: 'inventory', items })),
      // What it says for customs is said of products, and goes in as theirs does.
      ...slicesOf(products, ITEMS.products).map((items): Slice => ({
        kind: 'products',
        columns: [...columns],
        metafields: [],
        items,
      })),
    ]
    return ok({ ...said, kind: 'inventory', layout: 'shopify', slices, refused })
  }
  if (isRedirectHeader(head)) {
    const file = readRedirectFile(cells)
    if (!file.ok) return unknown(file.refusal)
    const slices = slicesOf(file.value, ITEMS.redirects).map((some): Slice => ({ kind: 'redirects', items: some }))
    return ok({ ...said, kind: 'redirects', layout: 'shopify', slices, refused: [] })
  }
  if (isReviewHeader(head)) {
    const file = readReviewFile(cells, now)
    if (!file.ok) return unknown(file.refusal)
    const { reviews, layout, refused } = file.value
    const slices = slicesOf(reviews, ITEMS.reviews).map((items): Slice => ({ kind: 'reviews', items }))
    return ok({ ...said, kind: 'reviews', layout, slices, refused })
  }
  if (isCustomerHeader(head)) {
    const file = readCustomerFile(cells, { ownCurrency: currency, phoneIn: phoneNumberIn })
    if (!file.ok) return unknown(file.refusal)
    const { customers, refused, left } = file.value
    const slices = slicesOf(customers, ITEMS.customers).map((items): Slice => ({ kind: 'customers', items }))
    return ok({ ...said, kind: 'customers', layout: 'shopify', slices, refused, left })
  }
  if (isOrderHeader(head)) {
    const file = readOrderFile(cells, { ownCurrency: currency, phoneIn: phoneNumberIn, now })
    if (!file.ok) return unknown(file.refusal)
    const { orders, refused, left } = file.value
    const slices = slicesOf(orders, ITEMS.orders).map((items): Slice => ({ kind: 'orders', items }))
    return ok({ ...said, kind: 'orders', layout: 'shopify', slices, refused, left })
  }
  if (isDiscountHeader(head)) {
    const file = readDiscountFile(cells, currency)
    if (!file.ok) return unknown(file.refusal)
    const { discounts, refused, left } = file.value
    const slices = slicesOf(discounts, ITEMS.promotions).map((items): Slice => ({ kind: 'promotions', items }))
    return ok({ ...said, kind: 'promotions', layout: 'shopify', slices, refused, left })
  }
  if (isPriceHeader(head)) {
    const file = readPriceList(cells, currency)
    if (!file.ok) return unknown(file.refusal)
    const { lines: items, refused } = file.value
    const slices = slicesOf(items, ITEMS.prices).map((some): Slice => ({ kind: 'prices', items: some }))
    return ok({ ...said, kind: 'prices', layout: 'prices', slices, refused })
  }
  const file = readAnyProductFile(cells, currency)
  if (!file.ok) return unknown(file.refusal)
  const { products, columns, metafields, refused } = file.value
  const slices = slicesOf(products, ITEMS.products).map((items): Slice => ({
    kind: 'products',
    columns: [...columns],
    metafields,
    items,
  }))
  const layout = isShopify(columns) ? 'shopify' : 'woocommerce'
  return ok({ ...said, kind: 'products', layout, slices, refused })
}

/** The only one of the two that has handles. */
const isShopify = (columns: Columns): boolean => columns.get('handle')?.name.toLowerCase().includes('handle') ?? true
