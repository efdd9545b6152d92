/**
 * The columns of Shopify's product files, in both ways in which their headers have been written.
 *
 * @see https://help.shopify.com/en/manual/products/import-export/using-csv
 */
import { isLanguage, LANGUAGES, type Language } from '../../languages.ts'
import { isCurrency, type Currency } from '../../money.ts'
import { readerSays, type PlainCode, type ReaderNote } from '../files/reader-notes.ts'
import { METAFIELD_NAME } from '../metafields.ts'
import { ok, refuse, type Result } from '../../result.ts'

export type Field =
  | 'handle'
  | 'title'
  | 'description'
  | 'vendor'
  | 'category'
  | 'taxClass'
  | 'type'
  | 'tags'
  | 'published'
  | 'status'
  | 'giftCard'
  | 'seoTitle'
  | 'seoDescription'
  | 'picture'
  | 'picturePosition'
  | 'pictureAlt'
  | 'pictureWidth'
  | 'pictureHeight'
  | 'pictureWall'
  | 'video'
  | 'publishedFrom'
  | 'publishedUntil'
  | `${'manufacturer' | 'responsible'}${'Name' | 'Address' | 'Contact'}`
  | 'warnings'
  | 'collection'
  | 'rating'
  | 'ratingCount'
  | `option${1 | 2 | 3}${'Name' | 'Value'}`
  | VariantField

/** Columns that speak of one variant. */
export type VariantField =
  | 'sku'
  | 'barcode'
  | 'cost'
  | 'grams'
  | 'hsCode'
  | 'origin'
  | 'lowStock'
  | 'tracker'
  | 'quantity'
  | 'quantityBefore'
  | 'policy'
  | 'price'
  | 'compareAt'
  | 'shipping'
  | 'taxable'
  | 'variantPicture'

/** The older name first: it is the one that exports are written with. Capitals do not matter when reading. */
export const COLUMNS: Readonly<Record<Field, readonly [string, ...string[]]>> = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  description: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  category: ['Product Category'],
  type: ['Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  option1Name: ['Option1 Name'],
  option1Value: ['Option1 Value'],
  option2Name: ['Option2 Name'],
  option2Value: ['Option2 Value'],
  option3Name: ['Option3 Name'],
  option3Value: ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  quantityBefore: ['Variant Inventory Qty (current)', 'Inventory quantity (current)'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price'],
  cost: ['Cost per item'],
  hsCode: ['Variant HS Code', 'HS Code'],
  origin: ['Country/Region of Origin', 'Country of Origin', 'COO'],
  lowStock: ['Low Stock Threshold'],
  shipping: ['Variant Requires Shipping', 'Requires shipping'],
  taxable: ['Variant Taxable', 'Charge tax'],
  barcode: ['Variant Barcode', 'Barcode'],
  picture: ['Image Src', 'Product image URL'],
  picturePosition: ['Image Position'],
  pictureAlt: ['Image Alt Text'],
  seoTitle: ['SEO Title'],
  seoDescription: ['SEO Description'],
  variantPicture: ['Variant Image', 'Variant image URL'],
  status: ['Status'],
  giftCard: ['Gift Card'],
  rating: ['Product rating (product.metafields.reviews.rating)'],
  ratingCount: ['Product rating count (product.metafields.reviews.rating_count)'],
  collection: ['Collection'],
  // From here on the shop's own: Shopify's files have no column for them.
  taxClass: ['Tax Class'],
  publishedFrom: ['Published At'],
  publishedUntil: ['Unpublished At'],
  manufacturerName: ['Manufacturer Name'],
  manufacturerAddress: ['Manufacturer Address'],
  manufacturerContact: ['Manufacturer Contact'],
  responsibleName: ['Responsible Person Name'],
  responsibleAddress: ['Responsible Person Address'],
  responsibleContact: ['Responsible Person Contact'],
  warnings: ['Safety Warnings'],
  video: ['Image Video'],
  pictureWidth: ['Image Width'],
  pictureHeight: ['Image Height'],
  pictureWall: ['Image Placeholder Color'],
}

/** Fields of text that are said in every language, and amounts that are said in every currency. */
const TEXTS = [
  'title',
  'description',
  'seoTitle',
  'seoDescription',
  'type',
  'pictureAlt',
  'warnings',
  'option1Name',
  'option1Value',
  'option2Name',
  'option2Value',
  'option3Name',
  'option3Value',
] as const
const AMOUNTS = ['price', 'compareAt', 'cost'] as const
export type TextField = (typeof TEXTS)[number]
export type AmountField = (typeof AMOUNTS)[number]

/** All languages but the first, which the columns without a name of one are in. */
export const OTHER_LANGUAGES: readonly Language[] = LANGUAGES.slice(1)

/** A column once more: `Title / zh`, `Variant Price / USD`. */
export type OtherField = `${TextField}/${Language}` | `${AmountField}/${Currency}`
export const inOther = <F extends TextField | AmountField, O extends Language | Currency>(field: F, other: O) =>
  `${field}/${other}` as const

export const otherFields = (currencies: readonly Currency[]): readonly OtherField[] => [
  ...OTHER_LANGUAGES.flatMap((language) => TEXTS.map((field): OtherField => inOther(field, language))),
  ...currencies.flatMap((code) => AMOUNTS.map((field): OtherField => inOther(field, code))),
]

/** A field of the merchant's own: `metafield.custom.care`. */
export type OwnField = `metafield.${string}`

export const ownField = (field: string): OwnField => `metafield.${field}`

/** Where a field stands in a file, and what the file calls it. */
export type Column = Field | OwnField | OtherField
export type Columns = ReadonlyMap<Column, { readonly at: number; readonly name: string }>

export type HeaderRefusal = { readonly code: 'header-unknown'; readonly reason: string; readonly note: ReaderNote }

export const headerUnknown = (code: PlainCode): Result<never, HeaderRefusal> =>
  refuse({ code: 'header-unknown', ...readerSays({ code }) })

/** What a shop calls its own fields is told in its own language; what stands behind it in brackets is everywhere the same. */
const plainName = (cell: string): string => {
  const name = cell.trim().toLowerCase()
  return /\((product\.metafields\.[^()]+)\)$/.exec(name)?.[1] ?? name
}

const fields = new Map<string, Field>(
  (Object.keys(COLUMNS) as Field[]).flatMap((field) =>
    COLUMNS[field].map((name): [string, Field] => [plainName(name), field]),
  ),
)

const OWN = 'metafield.'

export const isOwnField = (field: Column): field is OwnField => field.startsWith(OWN)

/** `Care (product.metafields.custom.care)`: what the shop calls it, and what it is. */
const ownFieldIn = (name: string): OwnField | undefined => {
  const field = /\(product\.metafields\.([^()]+)\)$/i.exec(name)?.[1]
  return field && METAFIELD_NAME.test(field) ? ownField(field) : undefined
}

const isText = (field: Field | undefined): field is TextField => TEXTS.some((one) => one === field)
const isAmount = (field: Field | undefined): field is AmountField => AMOUNTS.some((one) => one === field)

/** Shopify writes markets in the same way, `Price / International`: what is no currency is passed over. */
const otherFieldIn = (name: string): OtherField | undefined => {
  const [, plain = '', other = ''] = /^(.+) \/ ([a-z]{2,3})$/i.exec(name) ?? []
  const field = fields.get(plainName(plain))
  const [language, code] = [other.toLowerCase(), other.toUpperCase()]
  if (isText(field) && isLanguage(language) && OTHER_LANGUAGES.includes(language)) return inOther(field, language)
  return isAmount(field) && isCurrency(code) ? inOther(field, code) : undefined
}

/** The amounts of a file, each with the currency that it is in. @param own of columns that name none */
export const amountsIn = (columns: Columns, own: Currency): { readonly at: number; readonly currency: Currency }[] =>
  [...columns].flatMap(([column, { at }]) => {
    const [field, code] = column.split('/')
    if (!AMOUNTS.some((one) => one === field)) return []
    return { at, currency: code && isCurrency(code) ? code : own }
  })

/** The currencies that a file has columns for, beside its own. */
export const otherCurrencies = (columns: Columns): readonly Currency[] => {
  const codes = [...columns.keys()].map((column) => column.split('/')[1] ?? '')
  return [...new Set(codes.filter((code) => isCurrency(code)))]
}

/** Two files of the same kind have few columns in common with any other file; one may be a coincidence. */
const KNOWN_MIN = 2

/** Unknown columns are passed over: apps add dozens. Of a column that stands twice the first counts. */
export const readHeader = (cells: readonly string[]): Result<Columns, HeaderRefusal> => {
  const columns = new Map<Column, { at: number; name: string }>()
  for (const [at, cell] of cells.entries()) {
    const name = cell.trim()
    const field = fields.get(plainName(name)) ?? ownFieldIn(name) ?? otherFieldIn(name)
    if (field && !columns.has(field)) columns.set(field, { at, name })
  }
  const names = new Set(cells.map((cell) => cell.trim().toLowerCase()))
  if (names.has('email') && (names.has('first name') || names.has('financial status')))
    return headerUnknown('file-of-people')
  if (!columns.has('handle') && !columns.has('title')) return headerUnknown('no-product-file')
  if ([...columns.keys()].filter((field) => !isOwnField(field)).length < KNOWN_MIN)
    return headerUnknown('one-column-known')
  return ok(columns)
}

/** What the file calls a field; of one that it lacks, what it could be called. */
export const columnOf = (columns: Columns, column: Column): string => {
  const there = columns.get(column)
  if (there) return there.name
  if (isOwnField(column)) return column.slice(OWN.length)
  const [field, other] = column.split('/')
  return [COLUMNS[field as Field][0], other].filter(Boolean).join(' / ')
}
