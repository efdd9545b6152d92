/** What a row says of a variant for trade: cost, customs' number, origin, when to order again. A cell that is none is left out alone. */
import { parseMoney, type Currency } from '../../money.ts'
import { hsCode, originCountry } from '../customs.ts'
import type { ReaderNote } from '../files/reader-notes.ts'
import type { Field } from './columns.ts'
import { wholeNumber } from './csv-cells.ts'
import type { No, Row } from './row.ts'

export type TradeFacts = {
  /** Minor units; null: blank. */
  readonly cost?: number | null
  readonly hsCode?: string
  readonly origin?: string
  readonly lowStock?: number | null
}

export const tradeFactsIn = (row: Row, currency: Currency, no: No): TradeFacts => {
  const read = <T, B>(field: Field, blank: B, of: (text: string) => T | undefined, note: ReaderNote) => {
    const text = row.cell(field)
    if (text === undefined || text === '') return text === '' ? blank : undefined
    const value = of(text)
    if (value === undefined) no(field, note, text)
    return value
  }
  const cost = read('cost', null, (text) => parseMoney(row.decimal(text, currency) ?? '', currency)?.amount, {
    code: 'no-cost',
  })
  const code = read('hsCode', '', hsCode, { code: 'no-hs-code' })
  const origin = read('origin', '', originCountry, { code: 'no-country' })
  const lowStock = read('lowStock', null, unitsOf, { code: 'no-units' })
  return {
    ...(cost !== undefined && { cost }),
    ...(code !== undefined && { hsCode: code }),
    ...(origin !== undefined && { origin }),
    ...(lowStock !== undefined && { lowStock }),
  }
}

const unitsOf = (text: string): number | undefined => {
  const units = wholeNumber(text)
  return units !== undefined && units >= 0 ? units : undefined
}
