/** Amounts and weights as a person types them into one field: `12`, `12.50`, `12,50`, `1.299,00`, `€ 12.50`. */
import { decimal, digitsOf, isCurrency, parseMoney, type Currency, type Money } from '../money.ts'
import { amountAsDecimal, asDecimal, spellingOf, type Spelling } from './decimal-spelling.ts'

/** Of a number that has three digits behind its sign, as kilograms have. */
const spellingIn = (text: string): Spelling | undefined =>
  spellingOf([text]) ?? (text.includes(',') ? 'comma' : 'point')

/** @returns undefined when it is no amount of that currency, or could be read as two */
export const typedAmount = (text: string, currency: Currency): Money | undefined => {
  // A person writes a comma where the language has one: `3,250` of a currency of three digits.
  const isComma = digitsOf(currency) > 2 && spellingOf([text]) === undefined && text.includes(',')
  const decimal = amountAsDecimal(text, currency, isComma ? 'comma' : undefined)
  return decimal === undefined ? undefined : parseMoney(decimal, currency)
}

const GRAMS_A_KILOGRAM = 1_000

/** @param text in kilograms: three digits behind the sign are grams. @returns undefined when it is no such number */
export const typedGrams = (text: string): number | undefined => {
  const bare = text.trim().replace(/\s*kg$/i, '')
  const decimal = asDecimal(bare, spellingIn(bare))
  const found = decimal === undefined ? null : /^(\d{1,6})(?:\.(\d{1,3})0*)?$/.exec(decimal)
  return found ? Number(found[1]) * GRAMS_A_KILOGRAM + Number((found[2] ?? '').padEnd(3, '0')) : undefined
}

/** `0.82`, `1.5`, `2`; nothing where the weight is not known. */
export const kilograms = (grams: number): string => (grams === 0 ? '' : String(grams / GRAMS_A_KILOGRAM))

/** Minor units of a currency; without one, grams. */
export const minorOf = (text: string, code: string | undefined): number | undefined =>
  code === undefined ? typedGrams(text) : isCurrency(code) ? typedAmount(text, code)?.amount : undefined

/** As it stands in a field; the inverse of minorOf. */
export const asTyped = (amount: number, code: string | undefined): string =>
  code !== undefined && isCurrency(code) ? decimal({ amount, currency: code }) : kilograms(amount)
