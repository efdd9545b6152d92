/** What a field of an import said and will say: as people read it on the page, and as a spreadsheet takes it in the report. */
import { currency, decimal } from '#domain/money'
import type { Language } from '#domain/languages'
import { fieldText } from '../editor/field-words.ts'
import { fileMessages } from './messages/index.ts'

const SHOWN = 160

/** `price.EUR (Chalk)` is an amount in minor units of EUR. @returns undefined for what is none */
const currencyIn = (field: string) => {
  const code = /^(?:price|compareAt|cost)\.([A-Z]{3})(?: \(|$)/.exec(field)?.[1]
  return code === undefined ? undefined : currency(code)
}

/** Fields of variants stand without the variant here, which is told behind them in brackets. */
const nameOf = (field: string): string => field.replace(/ \(.*$/s, '')

/** @param timeZone of the shop, by whose clock moments are said */
export const shownText = (field: string, value: unknown, language: Language, timeZone: string): string => {
  if (value === undefined || value === null || value === '') return fileMessages[language].blank
  const name = nameOf(field)
  const text = fieldText(currencyIn(field) ? `variants.one.${name}` : name, value, language, timeZone)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

/** Amounts and moments as product files have them; everything else whole. */
export const reportText = (field: string, value: unknown): string => {
  if (value === undefined || value === null) return ''
  const code = currencyIn(field)
  if (typeof value === 'number' && code) return decimal({ amount: value, currency: code })
  if (typeof value === 'number' && /^published(?:From|Until)$/.test(field)) return new Date(value).toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}
