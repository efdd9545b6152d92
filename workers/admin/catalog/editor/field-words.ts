/** Fields of a product as people read them: what each is called, and what it says. */
import { withoutTags } from '../../../flows/markup.ts'
import { kilograms } from '#domain/catalog/typed-number'
import type { Product } from '#domain/catalog/product'
import { dateFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney, isCurrency } from '#domain/money'
import { own } from '#domain/own'
import { catalogMessages } from '../messages/index.ts'
import type { FieldWords } from '../../frame/merge.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { editorMessages } from './messages/index.ts'

const TEXT_SHOWN = 280

/**
 * `variants.var_….price.EUR` → `Chalk, 350 ml: Price, EUR`.
 *
 * @param product it is told of, so that variants are called by their values
 */
export const fieldLabel = (field: string, product: Product, language: Language): string => {
  const { fields, translations, grid } = editorMessages[language]
  const [head = '', ...rest] = field.split('.')
  if (head === 'variants') {
    const [id, word = '', code] = rest
    const variant = product.variants.find((one) => one.id === id)
    const name = variant?.options.join(', ') || grid.only
    const label = own<string>(grid.heads, word) ?? own<string>(fields, word) ?? word
    return `${name}: ${label}${code ? `, ${code}` : ''}`
  }
  if (head === 'metafields') return `${fields.metafields}: ${rest.join('.')}`
  if (head === 'tags') return `${fields.tags}: ${rest.join('.')}`
  if (head === 'translations' || head === 'words') {
    const [into = '', ...name] = rest
    const label = own<string>(fields, name.join('.')) ?? name.join('.')
    return `${label}, ${own<string>(translations.languages, into) ?? into}`
  }
  return own<string>(fields, head) ?? field
}

const listText = (value: readonly unknown[]): string =>
  value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')

/** What it says, short enough to be compared; moments by the clock of the shop. */
export const fieldText = (field: string, value: unknown, language: Language, timeZone: string): string => {
  const { past } = editorMessages[language]
  const messages = frameMessages[language].changes
  if (value === undefined || value === null || value === '') return messages.nothing
  const parts = field.split('.')
  const code = parts.at(-1) ?? ''
  if (typeof value === 'number' && parts[0] === 'variants' && isCurrency(code))
    return formatMoney({ amount: value, currency: code }, localeOf(language))
  if (typeof value === 'number' && code === 'grams') return `${kilograms(value) || '0'} kg`
  if (typeof value === 'number' && code.startsWith('published'))
    return dateFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(value)
  if (typeof value === 'boolean') return value ? messages.yes : messages.no
  if (field === 'status')
    return own<string>(catalogMessages[language].products.statuses, String(value)) ?? String(value)
  if (field === 'pictures' && Array.isArray(value)) return past.pictures(value.length)
  if (Array.isArray(value)) return listText(value)
  if (typeof value === 'object' && 'value' in value) return listText([value.value].flat())
  const text = typeof value === 'string' ? withoutTags(value) : JSON.stringify(value)
  return text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : text
}

/** @param timeZone of the shop, by whose clock moments are said */
export const fieldWords = (product: Product, language: Language, timeZone: string): FieldWords => ({
  labelOf: (field) => fieldLabel(field, product, language),
  textOf: (field, value) => fieldText(field, value, language, timeZone),
})
