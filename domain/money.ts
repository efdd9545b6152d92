/** Money is a whole number of minor units of one currency: cents, fen, yen. */
import { digitsByCode } from './currencies.ts'
import { numberFormat } from './formats.ts'

/** ISO 4217, three capitals. */
export type Currency = string & { readonly brand: 'Currency' }
export type Money = { readonly amount: number; readonly currency: Currency }

/** The largest amount that is accepted anywhere: a sum of 10,000 such amounts is still an exact integer. */
export const AMOUNT_MAX = 99_999_999_999

/** The largest total: of ten thousand such amounts, which no cart has. Fifteen digits. */
export const TOTAL_MAX = AMOUNT_MAX * 10_000

export const isCurrency = (text: string): text is Currency => digitsByCode(text) !== undefined

/** @throws RangeError when the text is no currency of ISO 4217. */
export const currency = (text: string): Currency => {
  if (!isCurrency(text)) throw new RangeError(`not a currency: ${text}`)
  return text
}

/** @param amount whole minor units; may be negative, as in a discount. @throws RangeError when it is not whole. */
export const money = (amount: number, currency: Currency): Money => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole minor units: ${amount}`)
  return { amount, currency }
}

/** @throws RangeError when the currencies differ: money of two kinds has no sum. */
export const add = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`)
  return money(a.amount + b.amount, a.currency)
}

export const times = (price: Money, units: number): Money => money(price.amount * units, price.currency)

export const sum = (amounts: readonly Money[], currency: Currency): Money =>
  amounts.reduce((total, amount) => add(total, amount), money(0, currency))

/** How many digits the currency keeps after the point: 2 for EUR, 0 for JPY, 3 for KWD, 4 for CLF. */
export const digitsOf = (currency: Currency): number => digitsByCode(currency) ?? 2

/** The same as parseMoney, without its currency: minor units. */
export const parseDecimal = (text: string, currency: Currency): number | undefined => parseMoney(text, currency)?.amount

/**
 * Reads a decimal as exports write it: a dot, no thousands sign, blanks around it allowed.
 *
 * @returns undefined when it is no such number, has more digits than the currency, or is out of bounds
 */
export const parseMoney = (text: string, currency: Currency): Money | undefined => {
  const found = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.trim())
  if (!found) return undefined
  const places = digitsOf(currency)
  const [, whole = '', fraction = ''] = found
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > places) return undefined
  const amount = Number(whole + significant.padEnd(places, '0'))
  return amount <= AMOUNT_MAX ? { amount, currency } : undefined
}

/** The inverse of parseMoney: `19.90`, `1200`. For files and feeds; people are shown formatMoney. */
export const decimal = ({ amount, currency }: Money): string => {
  const places = digitsOf(currency)
  if (places === 0) return String(amount)
  const text = String(Math.abs(amount)).padStart(places + 1, '0')
  return `${amount < 0 ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`
}

/** How people of a language write amounts of a currency: parts that nobody uses are left out where there are none. */
const formatFor = (currency: Currency, locale: string, short: boolean): Intl.NumberFormat => {
  const places = digitsOf(currency)
  const usual = numberFormat(locale, { style: 'currency', currency })
  const unused = (usual.resolvedOptions().maximumFractionDigits ?? places) < places
  return numberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    ...((short || unused) && { trailingZeroDisplay: 'stripIfInteger' }),
  })
}

/** To find a format by all that it is made of takes longer than to use it, and a page writes a hundred amounts. */
const formats = new Map<string, Intl.NumberFormat>()

const formatOf = (currency: Currency, locale: string, short: boolean): Intl.NumberFormat => {
  const key = `${short ? 's' : 'l'}${currency}${locale}`
  let format = formats.get(key)
  if (!format) formats.set(key, (format = formatFor(currency, locale, short)))
  return format
}

/** As people of that language write it: €28.00, 28,00 €, ¥28.00. */
export const formatMoney = ({ amount, currency }: Money, locale: string): string =>
  formatOf(currency, locale, false).format(amount / 10 ** digitsOf(currency))

/** With a minus as it is printed, where amounts stand below each other: −€28.00. */
export const formatSum = (sum: Money, locale: string): string => formatMoney(sum, locale).replace('-', '−')

/** Whole amounts without their zeroes: €28, and €28.50. */
export const formatShortMoney = ({ amount, currency }: Money, locale: string): string =>
  formatOf(currency, locale, true).format(amount / 10 ** digitsOf(currency))
