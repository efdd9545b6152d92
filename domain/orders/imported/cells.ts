/** What the cells of one order say: texts, amounts, moments, where it went. What cannot be read is told of, and never guessed. */
import { guarded, label, tidied, wholeNumber, yesOrNo } from '../../catalog/shopify/csv-cells.ts'
import { amountAsDecimal, type Spelling } from '../../catalog/decimal-spelling.ts'
import { emailKey } from '../../customers/staff.ts'
import { emailFault, EMAIL_LENGTH_MAX, repairEmail } from '../../customers/email.ts'
import { lengthFault, lineFault, repairText } from '../../letters.ts'
import { parseMoney, type Currency } from '../../money.ts'
import { repairLine } from '../../one-line.ts'
import { momentInFile } from '../../catalog/files/file-moment.ts'
import { ADDRESS_LENGTHS, type Address } from '../address.ts'
import type { Cells, OrderColumn } from './columns.ts'

export type Cell = (column: OrderColumn) => string

/** Signs, of what is kept as it stands. */
const CELL_MAX = 5_000

export const lineCell = (cell: Cell, column: OrderColumn): string => repairLine(tidied(cell(column)))

/** A number that a spreadsheet shall take for a text: `'0049`. */
const unguarded = (text: string): string => (/^'\d/.test(text) ? text.slice(1) : text)

/** Those that are filled. @param left told of one that is too long, or no text */
export const keptCells = (cell: Cell, columns: readonly OrderColumn[], left: (column: OrderColumn) => void): Cells =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const text = unguarded(repairText(tidied(cell(column))))
      if (text === '') return []
      if (!lengthFault(text, CELL_MAX)) return [[column, text]]
      left(column)
      return []
    }),
  )

/** The same again, as a spreadsheet is to be given it. */
export const cellOut = (text: string): string => (/^0\d|^\d{11,}$/.test(text) ? `'${text}` : guarded(text))

/** @returns minor units; null for a blank cell, undefined for what is no amount. A minus before what is taken off means nothing. */
export const amountIn = (
  cell: string,
  currency: Currency,
  spelling: Spelling | undefined,
): number | null | undefined => {
  const text = label(cell)
  if (text === '') return null
  const decimal = amountAsDecimal(text.replace(/^[-−]/, ''), currency, spelling)
  return decimal === undefined ? undefined : parseMoney(decimal, currency)?.amount
}

/** ISO alone: of `12/06/2025` nobody can tell the month. @returns null for a blank cell, undefined for what is no moment */
export const momentIn = (cell: string): number | null | undefined => {
  const text = label(cell)
  if (text === '') return null
  return /^\d{4}-/.test(text) ? momentInFile(text) : undefined
}

export const unitsIn = (cell: string): number | undefined => wholeNumber(label(cell))

export const truthIn = (cell: string): boolean | undefined => yesOrNo(label(cell))

/** @returns empty for what is no mail address */
export const emailIn = (cell: string): string => {
  const email = emailKey(repairEmail(tidied(cell)))
  return email.length > EMAIL_LENGTH_MAX || emailFault(email) ? '' : email
}

/** What stands for a country in a file: two letters, as ISO 3166-1 has them. */
export const countryIn = (cell: Cell, of: 'Billing' | 'Shipping'): string => {
  const country = label(cell(`${of} Country`)).toUpperCase()
  return /^[A-Z]{2}$/.test(country) ? country : ''
}

/** Null where the file names no country: then nobody could be sent anything, and the cells are kept as they stand. */
export const addressIn = (cell: Cell): Address | null => {
  const country = countryIn(cell, 'Shipping')
  if (country === '') return null
  const address = {
    name: lineCell(cell, 'Shipping Name'),
    street: lineCell(cell, 'Shipping Address1'),
    extra: lineCell(cell, 'Shipping Address2'),
    postcode: repairLine(label(cell('Shipping Zip'))),
    city: lineCell(cell, 'Shipping City'),
    region: repairLine(label(cell('Shipping Province'))),
    country,
    phone: repairLine(label(cell('Shipping Phone'))),
  }
  const fits = (Object.keys(ADDRESS_LENGTHS) as (keyof typeof ADDRESS_LENGTHS)[]).every(
    (field) => !lineFault(address[field], ADDRESS_LENGTHS[field]),
  )
  return fits ? address : null
}
