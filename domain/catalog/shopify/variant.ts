/** One row of a product file as a variant, or what is wrong with it. */
import { parseMoney, type Currency } from '../../money.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { grams, isLostNumber, pictureAddress, wholeNumber, yesOrNo } from './csv-cells.ts'
import type { PriceDraft, VariantDraft } from '../draft.ts'
import type { PlainCode, ReaderNote } from '../files/reader-notes.ts'
import { inOther, type AmountField, type Column } from './columns.ts'
import { NO_PICTURE } from './pictures.ts'
import type { No, Row } from './row.ts'
import { tradeFactsIn } from './trade-facts.ts'

export type CellRefusal = { readonly field: Column; readonly note: ReaderNote; readonly said?: string }

/** Undefined for a column that is missing, what `read` makes of a cell, a refusal where it makes nothing. */
const cellAs = <T>(
  row: Row,
  field: Column,
  read: (text: string) => T | undefined,
  unread: PlainCode,
): Result<T | undefined, CellRefusal> => {
  const text = row.cell(field)
  if (text === undefined) return ok(undefined)
  const value = read(text)
  if (value !== undefined) return ok(value)
  return refuse({ field, said: text, note: { code: unread } })
}

/** What a cell holds that speaks of stock policy: the older word, or yes and no. */
const oversold = (text: string): boolean | undefined => {
  const value = text.toLowerCase()
  return value === 'continue' ? true : value === 'deny' || value === '' ? false : yesOrNo(value)
}

/** A blank yes-or-no states nothing: shops leave it blank where they mean the usual. */
const stated = (text: string): boolean | null | undefined => (text === '' ? null : yesOrNo(text))

/** Shopify writes words for goods that a place does not stock. */
const units = (text: string): number | null | undefined =>
  text === '' || text.toLowerCase() === 'not stocked' ? null : wholeNumber(text)

/** The shop's own, which columns without a name of one are in, and the others that the file has columns for. */
export type Currencies = { readonly own: Currency; readonly others: readonly Currency[] }

/** A blank price leaves the price alone, as in a price list. */
const pricesIn = (row: Row, currency: Currency): Result<PriceDraft | undefined, CellRefusal> => {
  const read = (field: AmountField) =>
    cellAs(
      row,
      inOther(field, currency),
      (text) => (text === '' ? null : parseMoney(row.decimal(text, currency) ?? '', currency)?.amount),
      'not-a-price',
    )
  const [price, compareAt, cost] = [read('price'), read('compareAt'), read('cost')]
  if (!price.ok) return price
  if (!compareAt.ok) return compareAt
  if (!cost.ok) return cost
  const said = { ...(price.value != null && { price: price.value }), compareAt: compareAt.value, cost: cost.value }
  return ok(Object.values(said).some((one) => one !== undefined) ? { currency, ...said } : undefined)
}

/** @param options undefined when the row does not say which choice it is @param no told of cells that are left out alone */
export const variantOf = (
  row: Row,
  options: readonly string[] | undefined,
  { own: currency, others }: Currencies,
  no: No,
): Result<VariantDraft, CellRefusal> => {
  const amount = (text: string) =>
    text === '' ? null : parseMoney(row.decimal(text, currency) ?? '', currency)?.amount
  const price = cellAs(row, 'price', amount, 'not-a-price')
  if (!price.ok) return price
  const compareAt = cellAs(row, 'compareAt', amount, 'not-a-price')
  if (!compareAt.ok) return compareAt
  const weight = cellAs(row, 'grams', (text) => (text === '' ? 0 : grams(row.decimal(text, null) ?? text)), 'not-grams')
  if (!weight.ok) return weight
  const quantity = cellAs(row, 'quantity', units, 'not-units')
  if (!quantity.ok) return quantity
  const quantityBefore = cellAs(row, 'quantityBefore', units, 'not-units')
  if (!quantityBefore.ok) return quantityBefore
  const oversell = cellAs(row, 'policy', oversold, 'not-a-policy')
  if (!oversell.ok) return oversell
  const shipping = cellAs(row, 'shipping', stated, 'not-true-or-false')
  if (!shipping.ok) return shipping
  const taxable = cellAs(row, 'taxable', stated, 'not-true-or-false')
  if (!taxable.ok) return taxable

  const more: PriceDraft[] = []
  for (const other of others) {
    const prices = pricesIn(row, other)
    if (!prices.ok) return prices
    if (prices.value) more.push(prices.value)
  }
  const tracker = row.cell('tracker')
  const sku = row.label('sku')
  const barcode = row.label('barcode')
  const picture = row.cell('variantPicture')
  const { cost, ...facts } = tradeFactsIn(row, currency, no)
  const first = { currency, ...(price.value != null && { price: price.value }), compareAt: compareAt.value, cost }
  const isPriced = price.value != null || compareAt.value !== undefined || cost !== undefined
  const prices = [...(isPriced ? [first] : []), ...more]
  return ok({
    ...(options && { options }),
    ...(sku !== undefined && { sku }),
    ...(barcode !== undefined && !isLostNumber(barcode) && { barcode }),
    ...(prices.length > 0 && { prices }),
    ...(weight.value !== undefined && { grams: weight.value }),
    ...facts,
    ...(shipping.value != null && { requiresShipping: shipping.value }),
    ...(taxable.value != null && { taxable: taxable.value }),
    ...(tracker !== undefined && { tracked: tracker !== '' }),
    ...(oversell.value !== undefined && { oversell: oversell.value }),
    ...(picture !== undefined && { picture: pictureAddress(picture) ?? null }),
    // Goods that are owed: on the shelf there are none.
    ...(quantity.value != null && { units: Math.max(quantity.value, 0) }),
    ...(quantityBefore.value != null && { basedOn: Math.max(quantityBefore.value, 0) }),
  })
}

/** Cells that are passed over although their variant is taken, and why. */
export const passedOver = (row: Row): CellRefusal[] => {
  const barcode = row.label('barcode') ?? ''
  const picture = row.cell('variantPicture')
  const quantity = row.cell('quantity') ?? ''
  return [
    ...(isLostNumber(barcode)
      ? [{ field: 'barcode' as const, said: barcode, note: { code: 'number-lost' as const } }]
      : []),
    ...(picture && !pictureAddress(picture)
      ? [{ field: 'variantPicture' as const, said: picture, note: NO_PICTURE }]
      : []),
    ...((wholeNumber(quantity) ?? 0) < 0
      ? [{ field: 'quantity' as const, said: quantity, note: { code: 'units-owed' as const } }]
      : []),
  ]
}
