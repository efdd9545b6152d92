/**
 * Fields that a merchant adds to products: `custom.care`. Each value says its type, and is written in one way, so that what a
 * file brought goes out again the same; what a field is called, and where it is shown, the settings say.
 */

import { own } from '../own.ts'

const SCALARS = [
  'single_line_text',
  'multi_line_text',
  'number_integer',
  'number_decimal',
  'boolean',
  'date',
  'url',
  'color',
  'dimension',
  'weight',
] as const

type Scalar = (typeof SCALARS)[number]
export type MetafieldType = Scalar | `list.${Scalar}`

export const METAFIELD_TYPES: readonly MetafieldType[] = [
  ...SCALARS,
  ...SCALARS.map((type): MetafieldType => `list.${type}`),
]

export type Metafield = { readonly type: MetafieldType; readonly value: string | readonly string[] }

/** By `namespace.key`, in the order in which they were first said. */
export type Metafields = Readonly<Record<string, Metafield>>

/** null: none any more. Without a type it is of that which the settings say. */
export type MetafieldsDraft = Readonly<
  Record<string, { readonly type?: MetafieldType | undefined; readonly value: string | readonly string[] } | null>
>

/** `custom.care`: letters, digits, `_` and `-`, as shops on other software name theirs. */
export const METAFIELD_NAME = /^[a-z0-9_-]{2,64}(--[a-z0-9_-]{1,64})?\.[a-z0-9_-]{2,64}$/i
export const METAFIELDS_MAX = 100
/** As many values as a list holds, and as long as one may be. */
export const METAFIELD_VALUES_MAX = 128
export const METAFIELD_LENGTH_MAX = 65_536

const decimalText = (text: string): string | undefined => {
  const found = /^([+-]?)0*(\d{0,15}?)(?:\.(\d{0,9}))?$/.exec(text)
  if (!found || !/\d/.test(text)) return undefined
  const [, sign = '', whole = '', fraction = ''] = found
  const rest = fraction.replace(/0+$/, '')
  const number = `${whole || '0'}${rest && `.${rest}`}`
  return sign === '-' && number !== '0' ? `-${number}` : number
}

const YES: ReadonlySet<string> = new Set(['true', 'yes', '1'])
const NO: ReadonlySet<string> = new Set(['false', 'no', '0'])

/** Units by all the names that files have for them. */
const LENGTHS: Readonly<Record<string, string>> = {
  mm: 'mm',
  millimeters: 'mm',
  cm: 'cm',
  centimeters: 'cm',
  m: 'm',
  meters: 'm',
  in: 'in',
  inches: 'in',
  ft: 'ft',
  feet: 'ft',
  yd: 'yd',
  yards: 'yd',
}
const WEIGHTS: Readonly<Record<string, string>> = {
  g: 'g',
  grams: 'g',
  kg: 'kg',
  kilograms: 'kg',
  oz: 'oz',
  ounces: 'oz',
  lb: 'lb',
  pounds: 'lb',
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `12.5 cm`, or as programs write it: `{"value": 12.5, "unit": "CENTIMETERS"}`. */
const measure = (text: string, units: Readonly<Record<string, string>>): string | undefined => {
  const object = text.startsWith('{') ? (parsed(text) as { value?: unknown; unit?: unknown } | undefined) : undefined
  const plain = object ? `${String(object.value)} ${String(object.unit)}` : text
  const [, number = '', name = ''] = /^([\d.]+)\s*([a-z]+)$/i.exec(plain) ?? []
  const [value, unit] = [decimalText(number), own(units, name.toLowerCase())]
  return value !== undefined && unit !== undefined ? `${value} ${unit}` : undefined
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

const READ: { readonly [S in Scalar]: (text: string) => string | undefined } = {
  single_line_text: (text) => (/[\n\r]/.test(text) ? undefined : text),
  multi_line_text: (text) => text,
  number_integer: (text) => (/^[+-]?\d{1,15}(\.0*)?$/.test(text) ? decimalText(text) : undefined),
  number_decimal: decimalText,
  boolean: (text) => (YES.has(text.toLowerCase()) ? 'true' : NO.has(text.toLowerCase()) ? 'false' : undefined),
  date: (text) => {
    const [day = ''] = /^[^T ]*/.exec(text) ?? []
    return !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && isDay(day) ? day : undefined
  },
  url: (text) => (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text) && URL.canParse(text) ? text : undefined),
  color: (text) => (/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : undefined),
  dimension: (text) => measure(text, LENGTHS),
  weight: (text) => measure(text, WEIGHTS),
}

const isList = (type: MetafieldType): type is `list.${Scalar}` => type.startsWith('list.')
const scalarOf = (type: MetafieldType): Scalar => (isList(type) ? (type.slice('list.'.length) as Scalar) : type)

/** A list in one cell: as programs write it, or with a `;` or a line end between its values. */
const split = (text: string): readonly string[] => {
  const read = text.startsWith('[') ? parsed(text) : undefined
  if (Array.isArray(read)) return read.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
  return text.split(/[;\n]/)
}

/** @returns undefined when it does not fit the type; null when it is blank */
export const metafieldOf = (type: MetafieldType, said: string | readonly string[]): Metafield | null | undefined => {
  const scalar = scalarOf(type)
  const texts = (isList(type) ? (typeof said === 'string' ? split(said) : said) : [said].flat())
    .map((text) => text.trim())
    .filter(Boolean)
  if (texts.length === 0) return null
  if (texts.length > (isList(type) ? METAFIELD_VALUES_MAX : 1)) return undefined
  const values = texts.map((text) => (text.length > METAFIELD_LENGTH_MAX ? undefined : READ[scalar](text)))
  if (values.some((value) => value === undefined)) return undefined
  const read = values as string[]
  return { type, value: isList(type) ? read : (read[0] ?? '') }
}

/** As a cell of a file holds it. */
export const metafieldText = ({ value }: Metafield): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

/** What is said one after the other. */
export const valuesOf = ({ value }: Metafield): readonly string[] => (typeof value === 'string' ? [value] : value)

/** A type that all of these cells fit, of a field that nobody has named yet: a text, of lines or in a list. */
export const typeOfCells = (cells: readonly string[]): MetafieldType => {
  const isTexts = (cell: string) => {
    const read = parsed(cell)
    return Array.isArray(read) && read.every((one) => typeof one === 'string')
  }
  if (cells.length > 0 && cells.every(isTexts)) return 'list.single_line_text'
  return cells.some((cell) => /[\n\r]/.test(cell)) ? 'multi_line_text' : 'single_line_text'
}

export type MetafieldRefusal = {
  readonly code: 'metafield-unfit' | 'metafield-unknown' | 'metafields-too-many'
  readonly field: string
  readonly type?: MetafieldType
}

/** What is said laid onto what there is; what cannot be is told, and stays as it was. @param typeOf of a field without a type */
export const metafieldsAfter = (
  before: Metafields,
  said: MetafieldsDraft,
  typeOf: (field: string) => MetafieldType | undefined,
): { readonly metafields: Metafields; readonly refused: readonly MetafieldRefusal[] } => {
  const after = new Map(Object.entries(before))
  const refused: MetafieldRefusal[] = []
  for (const [field, draft] of Object.entries(said)) {
    const type = draft?.type ?? typeOf(field)
    if (draft && !type) refused.push({ code: 'metafield-unknown', field })
    const made = draft && type ? metafieldOf(type, draft.value) : null
    if (made === undefined && type) refused.push({ code: 'metafield-unfit', field, type })
    if (made) after.set(field, made)
    else if (made === null && (!draft || type)) after.delete(field)
  }
  const beyond = [...after.keys()].slice(Math.max(METAFIELDS_MAX, Object.keys(before).length))
  for (const field of beyond) {
    after.delete(field)
    refused.push({ code: 'metafields-too-many', field })
  }
  return { metafields: Object.fromEntries(after), refused }
}
