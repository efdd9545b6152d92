/** One row of a product file as a variant, or what is wrong with it. */
import { parseMoney, type Currency } from '../../money.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { grams, isLostNumber, pictureAddress, wholeNumber, yesOrNo } from './csv-cells.ts'
import type { VariantDraft } from '../draft.ts'
import type { Field } from './columns.ts'
import type { No, Row } from './row.ts'
import { tradeFactsIn } from './trade-facts.ts'

export type CellRefusal = { readonly field: Field; readonly reason: string; readonly said?: string }

/** Undefined for a column that is missing, what `read` makes of a cell, a refusal where it makes nothing. */
const cellAs = <T>(
  row: Row,
  field: Field,
  read: (text: string) => T | undefined,
  expected: string,
): Result<T | undefined, CellRefusal> => {
  const text = row.cell(field)
  if (text === undefined) return ok(undefined)
  const value = read(text)
  if (value !== undefined) return ok(value)
  return refuse({ field, said: text, reason: `is not ${expected}` })
}

const A_PRICE = 'a price such as 19.90, or is spelt otherwise than the other prices of the file'

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

/** @param options undefined when the row does not say which choice it is @param no told of cells that are left out alone */
export const variantOf = (
  row: Row,
  options: readonly string[] | undefined,
  currency: Currency,
  no: No,
): Result<VariantDraft, CellRefusal> => {
  const amount = (text: string) => (text === '' ? null : parseMoney(row.decimal(text) ?? '', currency)?.amount)
  const price = cellAs(row, 'price', amount, A_PRICE)
  if (!price.ok) return price
  const compareAt = cellAs(row, 'compareAt', amount, A_PRICE)
  if (!compareAt.ok) return compareAt
  const weight = cellAs(
    row,
    'grams',
    (text) => (text === '' ? 0 : grams(row.decimal(text) ?? text)),
    'a weight in grams',
  )
  if (!weight.ok) return weight
  const quantity = cellAs(row, 'quantity', units, 'a whole number of units')
  if (!quantity.ok) return quantity
  const quantityBefore = cellAs(row, 'quantityBefore', units, 'a whole number of units')
  if (!quantityBefore.ok) return quantityBefore
  const oversell = cellAs(row, 'policy', oversold, 'deny or continue')
  if (!oversell.ok) return oversell
  const shipping = cellAs(row, 'shipping', stated, 'TRUE or FALSE')
  if (!shipping.ok) return shipping
  const taxable = cellAs(row, 'taxable', stated, 'TRUE or FALSE')
  if (!taxable.ok) return taxable

  const tracker = row.cell('tracker')
  const sku = row.label('sku')
  const barcode = row.label('barcode')
  const picture = row.cell('variantPicture')
  const { cost, ...facts } = tradeFactsIn(row, currency, no)
  const prices = { currency, ...(price.value != null && { price: price.value }), compareAt: compareAt.value, cost }
  return ok({
    ...(options && { options }),
    ...(sku !== undefined && { sku }),
    ...(barcode !== undefined && !isLostNumber(barcode) && { barcode }),
    ...((price.value != null || compareAt.value !== undefined || cost !== undefined) && { prices: [prices] }),
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
    ...(isLostNumber(barcode) ? [{ field: 'barcode' as const, said: barcode, reason: LOST }] : []),
    ...(picture && !pictureAddress(picture)
      ? [{ field: 'variantPicture' as const, said: picture, reason: NO_PICTURE }]
      : []),
    ...((wholeNumber(quantity) ?? 0) < 0 ? [{ field: 'quantity' as const, said: quantity, reason: OWED }] : []),
  ]
}

const LOST = 'was written by a spreadsheet that took it for a number, and its digits are lost: it stays as it was'
export const NO_PICTURE = 'is no address of a picture: it is left out'
const OWED = 'is less than nothing: on the shelf there are none'
