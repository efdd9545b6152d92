/** A product as rows of a file, in Shopify's older header: read again it says the same. */
import type { VariantId } from '../../ids.ts'
import { decimal, type Currency } from '../../money.ts'
import { guarded, guardedLabel } from './csv-cells.ts'
import { priceIn, wasPrice, type Product, type Variant } from '../product.ts'
import { metafieldText } from '../metafields.ts'
import { own } from '../../own.ts'
import { isGiftCard } from '../gift-card.ts'
import { averageText } from '../rating.ts'
import { columnOf, COLUMNS, inOther, otherFields, type Column, type Field } from './columns.ts'
import { encodedOnce } from './entities.ts'
import { translatedTexts, translatedWords, type Cells } from './in-languages.ts'
import { pictureCells } from './pictures.ts'
import { scheduleAndSafetyCells } from './schedule-and-safety.ts'

/** All columns that are read, and two that other shops expect; one names a collection, and a product stands in many. */
const WRITTEN = (Object.keys(COLUMNS) as Field[]).filter((field) => field !== 'collection')
const EXPECTED = [
  ['Variant Fulfillment Service', 'manual'],
  ['Variant Weight Unit', 'g'],
] as const

const HEADER: readonly string[] = [...WRITTEN.map((field) => COLUMNS[field][0]), ...EXPECTED.map(([name]) => name)]

export type OwnColumn = { readonly field: string; readonly name: string }

/** What a file has columns for, beside those of every product. */
export type FileLayout = {
  /** In which columns without a name of one are. */
  readonly currency: Currency
  /** The others that the shop sells in. */
  readonly currencies: readonly Currency[]
  /** Of the merchant's own. */
  readonly fields: readonly OwnColumn[]
}

/** The merchant's own behind all others, each with its name and what it is. */
export const headerOf = ({ currencies, fields }: FileLayout): readonly string[] => [
  ...HEADER,
  ...otherFields(currencies).map((column) => columnOf(new Map(), column)),
  ...fields.map(({ field, name }) => guarded(`${name} (product.metafields.${field})`)),
]

/** @param stock units that may be sold; a variant that is missing was never stocked, and its cell stays blank */
export const rowsOf = (
  product: Product,
  stock: Readonly<Record<VariantId, number>>,
  { currency, currencies, fields }: FileLayout,
): string[][] => {
  const { variants, pictures } = product
  const more = otherFields(currencies)
  return Array.from({ length: Math.max(variants.length, pictures.length) }, (_, index) => {
    const variant = variants[index]
    const plain: Cells = {
      handle: product.handle,
      ...(index === 0 && productCells(product)),
      ...(variant && variantCells(product, variant, stock[variant.id], currency)),
      ...(variant && Object.assign({}, ...currencies.map((code) => priceCells(variant, code)))),
      ...pictureCells(pictures[index], index),
    }
    const cells = { ...plain, ...translatedWords(product, plain) }
    const expected = EXPECTED.map(([, value]) => (variant ? value : ''))
    return [
      ...WRITTEN.map((field) => guard(field, cells[field] ?? '')),
      ...expected,
      ...more.map((field) => guard(field, cells[field] ?? '')),
      ...fields.map(({ field }) => (index === 0 ? ownCell(product, field) : '')),
    ]
  })
}

const ownCell = ({ metafields }: Product, name: string): string => {
  const field = own(metafields, name)
  return field ? guarded(metafieldText(field)) : ''
}

const guard = (field: Column, text: string) =>
  field === 'sku' || field === 'barcode' ? guardedLabel(text) : guarded(text)

const productCells = (whole: Product): Cells => {
  const { text, options, rating, ...product } = whole
  return {
    title: encodedOnce(text.title),
    description: text.description,
    seoTitle: text.seoTitle,
    seoDescription: text.seoDescription,
    vendor: product.vendor,
    category: product.category,
    taxClass: product.taxClass,
    type: product.type,
    tags: product.tags.join(', '),
    published: product.status === 'active' ? 'true' : 'false',
    status: product.status,
    giftCard: String(isGiftCard(product)),
    rating: rating ? averageText(rating) : '',
    ratingCount: rating ? String(rating.count) : '',
    option1Name: options[0]?.name ?? 'Title',
    option2Name: options[1]?.name ?? '',
    option3Name: options[2]?.name ?? '',
    ...scheduleAndSafetyCells(whole),
    ...translatedTexts(whole),
  }
}

const variantCells = ({ options }: Product, variant: Variant, units: number | undefined, currency: Currency): Cells => {
  const price = priceIn(variant, currency)
  const before = wasPrice(variant, currency)
  const cost = costIn(variant, currency)
  const [one, two, three] = options.length > 0 ? variant.options : ['Default Title']
  return {
    option1Value: one ?? '',
    option2Value: two ?? '',
    option3Value: three ?? '',
    sku: variant.sku,
    cost: cost ? decimal(cost) : '',
    grams: String(variant.grams),
    hsCode: variant.hsCode,
    origin: variant.origin,
    lowStock: variant.lowStock === null ? '' : String(variant.lowStock),
    tracker: variant.tracked ? 'shopify' : '',
    quantity: units === undefined ? '' : String(units),
    quantityBefore: units === undefined ? '' : String(units),
    policy: variant.oversell ? 'continue' : 'deny',
    price: price ? decimal(price) : '',
    compareAt: before ? decimal(before) : '',
    shipping: String(variant.requiresShipping),
    taxable: String(variant.taxable),
    barcode: variant.barcode,
    variantPicture: variant.picture ?? '',
  }
}

/** In another currency. */
const priceCells = (variant: Variant, code: Currency): Cells => {
  const amounts = { price: priceIn(variant, code), compareAt: wasPrice(variant, code), cost: costIn(variant, code) }
  return Object.fromEntries(
    Object.entries(amounts).map(([field, amount]) => [
      inOther(field as keyof typeof amounts, code),
      amount ? decimal(amount) : '',
    ]),
  )
}

const costIn = ({ cost }: Variant, code: Currency) => cost.find((money) => money.currency === code)
