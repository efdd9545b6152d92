/** The shop's rates beside what they price: one column, read in the statement that reads variants anyway. */
import type { Conversion } from '#domain/pricing/conversion'

/** The same in every row; NULL: there are none. */
export const RATES = '(SELECT value FROM price_rates)'

/** What was read last: it is the same in every row, and seldom another. */
let last: { readonly text: string; readonly conversion: Conversion } | undefined

export const ratesIn = (text: string | null): Conversion | null => {
  if (text === null) return null
  if (last?.text !== text) last = { text, conversion: JSON.parse(text) as Conversion }
  return last.conversion
}
