/**
 * How a file writes its numbers: `19.90`, `19,90`, `1.299,00`, `1 299,00`, `1'299.00`.
 *
 * One file has one spelling. It is told by the numbers that can be read in one way only; `1,299` alone can be read as
 * either, and is refused until another number of the file has told.
 */
import { currencyMarks } from '../formats.ts'
import { digitsOf, type Currency } from '../money.ts'

export type Spelling = 'point' | 'comma'

const BLANKS = /[\s\u00a0\u202f'’]/g

/** A number without what only groups it: digits, points and commas. Signs and codes of currencies are the caller's. */
const bare = (cell: string): string | undefined => {
  const text = cell.trim()
  // Groups are of three digits, whatever stands between them.
  const grouped = /^\d{1,3}(?:[\s\u00a0\u202f'’]\d{3})+(?:[.,]\d*)?$/.test(text) ? text.replaceAll(BLANKS, '') : text
  return /^(?:\d[\d.,]*|[.,]\d+)$/.test(grouped) ? grouped : undefined
}

const inGroups = (text: string, sign: string): boolean => {
  const [first = '', ...groups] = text.split(sign)
  return groups.length > 0 && /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group))
}

/** What one number tells by itself; undefined when it has neither sign, or could be either. */
const toldBy = (text: string): Spelling | undefined => {
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')]
  if (point === -1 && comma === -1) return undefined
  const [decimal, other]: readonly [string, string] = point > comma ? ['.', ','] : [',', '.']
  const [whole = '', ...fractions] = text.split(decimal)
  const spelling = decimal === '.' ? 'point' : 'comma'
  if (fractions.length > 1) return inGroups(text, decimal) ? (decimal === '.' ? 'comma' : 'point') : undefined
  if (whole.includes(other)) return inGroups(whole, other) ? spelling : undefined
  return inGroups(text, decimal) ? undefined : spelling
}

/** @returns what most of the numbers tell; undefined when none does */
export const spellingOf = (cells: Iterable<string>): Spelling | undefined => {
  const told = { point: 0, comma: 0 }
  for (const cell of cells) {
    const text = bare(cell)
    const spelling = text === undefined ? undefined : toldBy(text)
    if (spelling) told[spelling]++
  }
  if (told.point === 0 && told.comma === 0) return undefined
  return told.comma > told.point ? 'comma' : 'point'
}

/**
 * A number in the spelling of its file as programs write it.
 *
 * @param spelling undefined: the file does not tell
 * @returns undefined when it is no number, is spelt otherwise, or could be either
 */
export const asDecimal = (cell: string, spelling: Spelling | undefined): string | undefined => {
  const text = bare(cell)
  if (text === undefined) return undefined
  const [decimal, group]: readonly [string, string] = spelling === 'comma' ? [',', '.'] : ['.', ',']
  if (!spelling && /[.,]/.test(text)) return undefined
  const [whole = '', fraction, ...more] = text.split(decimal)
  if (more.length > 0) return undefined
  if (whole.includes(group) && !inGroups(whole, group)) return undefined
  const digits = whole.replaceAll(group, '')
  return fraction === undefined ? digits : `${digits || '0'}.${fraction}`
}

/**
 * A spreadsheet writes the sign or the code of the currency beside an amount: `€19.90`, `19,90 EUR`, `JP¥1,500`.
 *
 * @returns the amount alone; undefined when another currency is named
 */
export const withoutCurrency = (cell: string, currency: Currency): string | undefined => {
  const text = cell.trim().replaceAll('￥', '¥')
  const [, before = '', amount = '', after = ''] =
    /^([A-Z]{0,3}\p{Sc}|[A-Z]{3})?\s*(.*?)\s*([A-Z]{0,3}\p{Sc}|[A-Z]{3})?$/su.exec(text) ?? []
  const named = [before, after].filter(Boolean)
  const marks = named.length > 0 ? currencyMarks(currency) : []
  return named.every((name) => marks.includes(name)) ? amount : undefined
}

/**
 * An amount in the spelling of its file as programs write it. Where the file does not tell, one of a currency without hundredths
 * has groups and nothing else between its digits, and one of three digits has the point that programs write.
 */
export const amountAsDecimal = (
  cell: string,
  currency: Currency,
  spelling: Spelling | undefined,
): string | undefined => {
  const text = withoutCurrency(cell, currency)
  return text === undefined ? undefined : asDecimal(text, spelling ?? spellingOf([text]) ?? usualOf(text, currency))
}

const usualOf = (text: string, currency: Currency): Spelling | undefined => {
  const digits = digitsOf(currency)
  if (digits === 0) return text.includes(',') ? 'point' : 'comma'
  return digits > 2 ? 'point' : undefined
}
