/** Cells as spreadsheets write them, and what they mean. */
import { isPictureAddress } from '../pictures/address.ts'

/** What a spreadsheet takes for the beginning of a formula, in the wide signs of Chinese and Japanese keyboards too. */
const FORMULA = '[=+\\-@\\t\\r\\n＝＋－＠]'
const RUNS = new RegExp(`^'*${FORMULA}`)
const GUARDED = new RegExp(`^'+${FORMULA}`)

/**
 * A cell that begins like a formula is written with an apostrophe before it, so that no spreadsheet runs it; read
 * again, the apostrophe goes.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guarded = (text: string): string => (RUNS.test(text) ? `'${text}` : text)

/** Blanks around a cell, ends of lines of other systems, and the guard mean nothing. */
export const tidied = (cell: string): string => {
  const text = cell.replaceAll('\u0000', '').replaceAll(/\r\n?/g, '\n').trim()
  return GUARDED.test(text) ? text.slice(1) : text
}

/** Excel writes numbers that shall stay text with an apostrophe; a label never needs it. */
export const label = (cell: string): string => {
  const text = cell.replaceAll('\u0000', '').trim()
  return text.startsWith("'") ? text.slice(1).trim() : text
}
export const guardedLabel = (text: string): string => (text.startsWith("'") ? `'${text}` : guarded(text))

/** `3.65275E+11`, `4,00638E+12`: a barcode before a spreadsheet took it for a number; its digits are lost. */
export const isLostNumber = (text: string): boolean => /^\d([.,]\d+)?E\+\d+$/i.test(text)

/** As spreadsheets of the languages that write products write TRUE and FALSE: what has such a word was written by one. */
const TRUE =
  'true yes y 1 wahr vrai verdadero vero waar verdadeiro истина prawda pravda sand sant tosi doğru igaz adevărat αληθεσ αληθής 真 是'
const FALSE =
  'false no n 0 falsch faux falso onwaar ложь fałsz nepravda falsk falskt epätosi yanliş yanlış hamis fals ψευδεσ ψευδής 假 否'
const YES: ReadonlySet<string> = new Set(TRUE.split(' '))
const NO: ReadonlySet<string> = new Set(FALSE.split(' '))

/** @returns undefined for a blank cell and for anything that is neither yes nor no */
export const yesOrNo = (cell: string): boolean | undefined => {
  const text = cell.trim().toLowerCase()
  return YES.has(text) ? true : NO.has(text) ? false : undefined
}

/** `10`, `10.0`, `-3`: a whole number, however a spreadsheet wrote it. */
export const wholeNumber = (text: string): number | undefined => {
  if (!/^-?\d{1,10}(\.0*)?$/.test(text)) return undefined
  return Number(text) + 0
}

/** `0.0`, `453.59237`, `1e3`: never negative; rounded to whole grams. */
export const grams = (text: string): number | undefined => {
  const number = /^\d[\d.]*(e\+?\d{1,2})?$/i.test(text) ? Math.round(Number(text)) : Number.NaN
  return number <= 1_000_000_000 ? number : undefined
}

const encoded = (address: string): string => {
  if (/^[!-~]*$/.test(address)) return address
  if (address.startsWith('/')) return encodeURI(address)
  return URL.canParse(address) ? new URL(address).href : ''
}

/** An address that a page can show, however a spreadsheet wrote it. */
export const pictureAddress = (text: string): string | undefined => {
  const written = text.replace(/^(http:)?\/\//i, 'https://')
  // Two addresses in one cell are none; a blank or a letter of any script within one is encoded.
  const address = /\s(https?:)?\/\//i.test(written) ? '' : encoded(written)
  return isPictureAddress(address) ? address : undefined
}
