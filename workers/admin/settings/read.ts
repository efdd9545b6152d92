/**
 * From what was typed to the document that it means. Whatever cannot be read becomes a value that its rule refuses, at its field:
 * nothing is guessed, and what was typed stays in the form.
 */
import { own } from '#domain/own'
import { LANGUAGES, localeOf } from '#domain/languages'
import { isCurrency, parseMoney } from '#domain/money'
import type { Filled } from '#domain/settings/compare'
import { countryMeant } from './places.ts'
import type { Field } from './field.ts'

type Named = { readonly [name: string]: unknown }
const named = (typed: unknown): Named =>
  typeof typed === 'object' && typed !== null && !Array.isArray(typed) ? (typed as Named) : {}
const line = (typed: unknown): string => (typeof typed === 'string' ? typed : '')
/** A field that was sent once is no list. */
const all = (typed: unknown): readonly unknown[] => (Array.isArray(typed) ? typed : typed === undefined ? [] : [typed])

/** What a form sent, in the shape of its fields; whatever else it sent is left out. */
export const typedIn = (field: Field, sent: unknown): Filled => {
  switch (field.kind) {
    case 'group':
      return Object.fromEntries(
        Object.entries(field.fields).map(([name, one]) => [name, typedIn(one, named(sent)[name])]),
      )
    case 'rows':
      return Array.isArray(sent) ? sent.map((one) => typedIn(field.row, one)) : []
    case 'text':
      return Object.fromEntries(LANGUAGES.map((one) => [one, lineBreaks(line(named(sent)[one]))]))
    case 'several':
    case 'members':
      return all(sent).map(line).join(' ')
    case 'range':
      return all(sent)
        .slice(0, 2)
        .map((one) => line(one).trim())
        .join(' ')
    case 'source':
    case 'lines':
    case 'countries':
      return lineBreaks(line(sent))
    default:
      return line(sent).trim()
  }
}

/** Forms break lines as telegraphs did. */
const lineBreaks = (text: string) => text.replaceAll('\r\n', '\n').trim()

/** No whole number, so the rule of its field says what it takes. */
const UNREADABLE = 0.5

const wholeIn = (text: string): number => (/^-?\d{1,12}$/.test(text) ? Number(text) : UNREADABLE)

/** Below nothing and no whole number, so its rule refuses it. */
const NO_RATE = -0.5

/** Grams. */
const kilosIn = (text: string): number => {
  const found = /^(\d{1,9})(?:[.,](\d{1,3}))?(?: ?kg)?$/i.exec(text)
  return found ? Number(found[1]) * 1_000 + Number((found[2] ?? '').padEnd(3, '0')) : UNREADABLE
}

const measureIn = (text: string, { by, currency }: Named): number => {
  if (text === '') return 0
  if (by === 'weight') return kilosIn(text)
  return by === 'sum' ? amountIn(text, currency) : wholeIn(text)
}

const percentIn = (text: string): number => {
  const found = /^(-?\d{1,6})(?:[.,](\d{1,4}))? ?%?$/.exec(text)
  return found ? Math.round(Number(`${found[1]}.${found[2] ?? 0}`) * 10_000) / 100 : NO_RATE
}

const amountIn = (text: string, of: unknown): number => {
  const currency = line(of)
  if (!isCurrency(currency)) return UNREADABLE
  return parseMoney(text.replace(',', '.'), currency)?.amount ?? UNREADABLE
}

const LOCALES = LANGUAGES.map(localeOf)
const listed = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter(Boolean)

const textIn = (typed: Named) =>
  Object.fromEntries(LANGUAGES.flatMap((one) => (line(own(typed, one)) === '' ? [] : [[one, line(own(typed, one))]])))

const isEmpty = (typed: Filled): boolean =>
  typeof typed === 'string' ? typed === '' : Object.values(typed).every((one: Filled) => isEmpty(one))

const one = (field: Exclude<Field, { kind: 'group' | 'rows' | 'text' }>, text: string, beside: Named): unknown => {
  if ('optional' in field && field.optional && text === '' && NULLABLE.has(field.kind)) return null
  switch (field.kind) {
    case 'whole':
      return wholeIn(text)
    case 'percent':
      return field.optional && text === '' ? 0 : percentIn(text)
    case 'money':
      return amountIn(text, beside['currency'])
    case 'weight':
      return kilosIn(text)
    case 'measure':
      return measureIn(text, beside)
    case 'members':
      return text.split(/[\s,，、]+/).filter(Boolean)
    case 'flag':
      return text === 'on'
    case 'country':
      return countryMeant(text, LOCALES)
    case 'countries':
      return listed(text, /[,，、;\n]/).map((name) => countryMeant(name, LOCALES))
    case 'several': {
      const chosen = text.split(' ')
      return field.of.filter((choice) => chosen.includes(String(choice)))
    }
    case 'lines':
      return listed(text, /[,，、\n]/)
    case 'range': {
      const [first = '', last = ''] = text.split(' ')
      return [wholeIn(first), wholeIn(last)]
    }
    case 'line':
      return field.decimal ? text.replace(',', '.') : text
    default:
      return text
  }
}

/** Of these an empty field means that the shop says nothing; of texts it is an empty text. */
const NULLABLE: ReadonlySet<Field['kind']> = new Set<Field['kind']>([
  'whole',
  'money',
  'weight',
  'countries',
  'date',
  'clock',
])

/**
 * The document, or what comes of it when something could not be read: the rules look at it next.
 *
 * @param beside what stands beside the field, and around it
 */
export const documentIn = (field: Field, typed: Filled, beside: Named = {}): unknown => {
  if (field.kind === 'group') {
    if (field.optional && isEmpty(typed)) return null
    const within = named(typed)
    const around = { ...beside, ...within }
    return Object.fromEntries(
      Object.entries(field.fields).map(([name, part]) => [
        name,
        documentIn(part, (within[name] ?? '') as Filled, around),
      ]),
    )
  }
  if (field.kind === 'rows')
    return Array.isArray(typed) ? typed.map((row: Filled) => documentIn(field.row, row, beside)) : []
  if (field.kind === 'text') return textIn(named(typed))
  return one(field, line(typed), beside)
}
