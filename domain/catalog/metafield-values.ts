/**
 * One value of a merchant's own field, by its type: read however a file or a person writes it, and written in one way, so that
 * it is the same when it is read again.
 */
import { isDay } from '../days.ts'
import { decimal, isCurrency, parseMoney } from '../money.ts'
import { own } from '../own.ts'
import { MEDIA_PATH, mediaName } from './pictures/media-name.ts'
import { isRichText } from './rich-text.ts'
import { FILES_PATH, shopFileAt } from './shop-file.ts'
import { isHandle } from './slug.ts'

export const SCALARS = [
  'single_line_text',
  'multi_line_text',
  'rich_text',
  'number_integer',
  'number_decimal',
  'boolean',
  'date',
  'date_time',
  'url',
  'color',
  'dimension',
  'weight',
  'volume',
  'money',
  'rating',
  'json',
  'product_reference',
  'collection_reference',
  'page_reference',
  'file_reference',
] as const

export type Scalar = (typeof SCALARS)[number]

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

const VOLUMES: Readonly<Record<string, string>> = {
  ml: 'ml',
  milliliters: 'ml',
  cl: 'cl',
  centiliters: 'cl',
  l: 'l',
  liters: 'l',
  m3: 'm3',
  cubic_meters: 'm3',
  us_fl_oz: 'us_fl_oz',
  fluid_ounces: 'us_fl_oz',
  us_pt: 'us_pt',
  pints: 'us_pt',
  us_qt: 'us_qt',
  quarts: 'us_qt',
  us_gal: 'us_gal',
  gallons: 'us_gal',
  imp_fl_oz: 'imp_fl_oz',
  imperial_fluid_ounces: 'imp_fl_oz',
  imp_pt: 'imp_pt',
  imperial_pints: 'imp_pt',
  imp_qt: 'imp_qt',
  imperial_quarts: 'imp_qt',
  imp_gal: 'imp_gal',
  imperial_gallons: 'imp_gal',
}

/** @returns undefined when it is no JSON */
export const parsed = (text: string): unknown => {
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
  const [, number = '', name = ''] = /^([\d.]+)\s*([a-z_]+3?)$/i.exec(plain) ?? []
  const [value, unit] = [decimalText(number), own(units, name.toLowerCase())]
  return value !== undefined && unit !== undefined ? `${value} ${unit}` : undefined
}

/** A moment without a zone is one of UTC, as other shops have it. */
const moment = (text: string): string | undefined => {
  const [, day = '', clock = '', seconds = '00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d{1,9})?)? ?(Z|[+-]\d\d:\d\d)?$/i.exec(text) ?? []
  const at = Date.parse(`${day}T${clock}:${seconds}${zone.toUpperCase()}`)
  return !Number.isNaN(at) && isDay(day) ? `${new Date(at).toISOString().slice(0, 19)}Z` : undefined
}

/** `5.99 EUR`, or as programs write it: `{"amount": "5.99", "currency_code": "EUR"}`. */
const amount = (text: string): string | undefined => {
  const object = parsed(text) as { amount?: unknown; currency_code?: unknown } | undefined | null
  const [, number = '', name = ''] =
    /^([\d.]+)\s*([a-z]{3})$/i.exec(object ? `${String(object.amount)} ${String(object.currency_code)}` : text) ?? []
  const code = name.toUpperCase()
  const read = isCurrency(code) ? parseMoney(number, code) : undefined
  return read && `${decimal(read)} ${read.currency}`
}

export type ScaleRating = { readonly value: string; readonly scale_min: string; readonly scale_max: string }

/** `{"value": "4.5", "scale_min": "1.0", "scale_max": "5.0"}` as programs write it; `4.5/5`, from nought, as people do. */
const rating = (text: string): string | undefined => {
  const [, short, most] = /^([\d.]+) ?\/ ?([\d.]+)$/.exec(text) ?? []
  const said = short ? { value: short, scale_min: '0', scale_max: most } : (parsed(text) as Partial<ScaleRating> | null)
  const [value, low, high] = [said?.value, said?.scale_min, said?.scale_max].map((one) =>
    typeof one === 'string' || typeof one === 'number' ? String(one).trim() : '',
  )
  if (![value, low, high].every((one = '') => decimalText(one) !== undefined)) return undefined
  if (Number(low) > Number(value) || Number(value) > Number(high)) return undefined
  return JSON.stringify({ value, scale_min: low, scale_max: high })
}

/** By its handle, or as its page is addressed in this shop. Numbers that another shop gave it name nothing here. */
const named = (folder: string) => (text: string) => {
  const handle = text.startsWith(folder) ? text.slice(folder.length) : text
  return isHandle(handle) ? handle : undefined
}

/** A file of this shop, as it was kept, or one that stands elsewhere. */
const fileAddress = (text: string): string | undefined => {
  if (text.startsWith(MEDIA_PATH)) return mediaName(text.slice(MEDIA_PATH.length)) ? text : undefined
  if (text.startsWith(FILES_PATH)) return shopFileAt(text) ? text : undefined
  return /^https:\/\/\S+$/i.test(text) && URL.canParse(text) ? text : undefined
}

const READ: { readonly [S in Scalar]: (text: string) => string | undefined } = {
  single_line_text: (text) => (/[\n\r]/.test(text) ? undefined : text),
  multi_line_text: (text) => text,
  number_integer: (text) => (/^[+-]?\d{1,15}(\.0*)?$/.test(text) ? decimalText(text) : undefined),
  number_decimal: decimalText,
  boolean: (text) => (YES.has(text.toLowerCase()) ? 'true' : NO.has(text.toLowerCase()) ? 'false' : undefined),
  date: (text) => {
    const [day = ''] = /^[^T ]*/.exec(text) ?? []
    return isDay(day) ? day : undefined
  },
  url: (text) => (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text) && URL.canParse(text) ? text : undefined),
  color: (text) => (/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : undefined),
  dimension: (text) => measure(text, LENGTHS),
  weight: (text) => measure(text, WEIGHTS),
  volume: (text) => measure(text, VOLUMES),
  date_time: moment,
  money: amount,
  rating,
  json: (text) => (parsed(text) === undefined ? undefined : text),
  rich_text: (text) => (text.startsWith('{') && !isRichText(text) ? undefined : text),
  product_reference: named('/products/'),
  collection_reference: named('/collections/'),
  page_reference: named('/pages/'),
  file_reference: fileAddress,
}

/** @param text not blank, without blanks around it. @returns undefined when it does not fit */
export const readScalar = (type: Scalar, text: string): string | undefined => READ[type](text)

/** @param text as readScalar has written it */
export const ratingIn = (text: string): ScaleRating => JSON.parse(text)
