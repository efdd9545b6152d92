/** From a document to what stands in the fields of its form. Two documents that say the same fill it in the same way. */
import { LANGUAGES, localeOf, type Language } from '#domain/languages'
import { currency, decimal, isCurrency } from '#domain/money'
import type { Filled } from '#domain/settings/compare'
import { countryName } from '#domain/formats'
import type { Field } from './field.ts'

type Named = Readonly<Record<string, unknown>>
const named = (value: unknown): Named => (typeof value === 'object' && value !== null ? (value as Named) : {})
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const written = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const percent = (hundredths: unknown): string => {
  const rate = Number(hundredths)
  return Number.isFinite(rate) && hundredths !== null ? String(Number((rate / 100).toFixed(4))) : ''
}

const inDigits = (amount: unknown, of: unknown): string =>
  typeof amount === 'number' && isCurrency(written(of)) ? decimal({ amount, currency: currency(written(of)) }) : ''

/** Grams as kilograms: `0.25`, `30`. */
const kilos = (grams: unknown): string => (typeof grams === 'number' ? String(grams / 1_000) : '')

const measure = (from: unknown, { by, currency: of }: Named): string => {
  if (typeof from !== 'number' || from === 0) return ''
  return by === 'weight' ? kilos(from) : by === 'sum' ? inDigits(from, of) : String(from)
}

/** Between names in a list: as the reader's language writes it. */
const COMMA = { en: ', ', zh: '、' } as const

const byKind = (
  field: Exclude<Field, { kind: 'group' | 'rows' | 'text' }>,
  value: unknown,
  of: Named,
  language: Language,
) => {
  switch (field.kind) {
    case 'percent':
      return percent(value)
    case 'money':
      return inDigits(value, of['currency'])
    case 'country':
      return countryName(written(value), localeOf(language))
    case 'countries':
      return list(value)
        .map((one) => countryName(written(one), localeOf(language)))
        .join(COMMA[language])
    case 'weight':
      return kilos(value)
    case 'measure':
      return measure(value, of)
    case 'members':
      return list(value).map(written).join(' ')
    case 'several':
      return field.of.filter((one) => list(value).includes(one)).join(' ')
    case 'flag':
      return value === true ? 'on' : ''
    case 'lines':
      return list(value).map(written).join('\n')
    case 'range':
      return list(value).map(written).join(' ')
    case 'choice':
      // What goes without saying stands at the first, as the page shows it.
      return value === undefined ? (field.of[0] ?? '') : written(value)
    default:
      return written(value)
  }
}

/** @param of what the field stands beside, and what is around it */
export const filledFrom = (field: Field, value: unknown, language: Language, of: Named = {}): Filled => {
  if (field.kind === 'group') {
    const within = named(value)
    const around = { ...of, ...within }
    return Object.fromEntries(
      Object.entries(field.fields).map(([name, one]) => [name, filledFrom(one, within[name], language, around)]),
    )
  }
  if (field.kind === 'rows') return list(value).map((one) => filledFrom(field.row, one, language, of))
  if (field.kind === 'text') return Object.fromEntries(LANGUAGES.map((one) => [one, written(named(value)[one])]))
  return byKind(field, value, of, language)
}

/** A row that was just added. */
export const emptyRow = (field: Field, language: Language): Filled => filledFrom(field, undefined, language)
