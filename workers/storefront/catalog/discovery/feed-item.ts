/**
 * One variant as an item of a product feed. What it says equals what the product's page says and charges.
 *
 * @see https://support.google.com/merchants/answer/7052112
 */
import { availabilityOf as stockWordOf } from '#domain/catalog/availability'
import { priceIn, wasPrice, type Product, type Variant } from '#domain/catalog/product'
import { contactLine, warningIn } from '#domain/catalog/safety'
import { tradeNumber } from '#domain/catalog/trade-number'
import { decimal, type Money } from '#domain/money'
import type { Language } from '#domain/languages'
import { catalogMessages } from '../messages/index.ts'
import { propertyOf } from '../product/option-property.ts'
import { plainText } from '../../frame/plain-text.ts'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { textOf, translatedWord } from '../../frame/product-text.ts'
import { shownFields, type Telling } from '../product/own-fields.ts'
import { element } from './xml.ts'

/** Longer ones are refused or cut by who reads the feed. */
const TITLE_MAX = 150
const DESCRIPTION_MAX = 5_000
const MORE_PICTURES_MAX = 10
const DETAIL_MAX = 1_000
const PROPERTY_MAX = 100
const DETAIL_NAME_MAX = 140

/** `definitions`: fields of the merchant's own, of which those that the page shows are told. */
export type Feed = Telling & Pick<RequestContext, 'currency' | 'marketId' | 'selling'> & { readonly origin: string }

const cut = (text: string, most: number) => Array.from(text).slice(0, most).join('')
const priced = (of: Money) => `${decimal(of)} ${of.currency}`

/** Undefined for what has no price in this currency and so cannot be bought, and for what does not travel: feeds are of goods. */
export const itemOf = (feed: Feed, product: Product, variant: Variant): string | undefined => {
  const price = priceIn(variant, feed.currency)
  if (!price || !variant.requiresShipping) return undefined
  const { language, origin } = feed
  const was = wasPrice(variant, feed.currency)
  const text = textOf(product, language)
  const many = product.variants.length > 1
  const chosen = variant.options.map((value) => translatedWord(product, value, language))
  const [first, ...rest] = picturesOf(origin, product, variant)
  const gtin = tradeNumber(variant.barcode)
  const page = `${origin}${encodeURI(to(feed, `/products/${product.handle}`))}`
  return [
    '<item>',
    element('g:id', variant.id),
    element('g:title', cut([text.title, ...chosen].join(language === 'zh' ? '，' : ', '), TITLE_MAX)),
    element('g:description', plainText(text.description, DESCRIPTION_MAX - 1) || text.title),
    element('g:link', many ? `${page}?variant=${variant.id}` : page),
    element('g:image_link', first),
    ...rest.slice(0, MORE_PICTURES_MAX).map((src) => element('g:additional_image_link', src)),
    element('g:availability', stockWordOf(variant) === 'sold-out' ? 'out_of_stock' : 'in_stock'),
    element('g:price', priced(was ?? price)),
    element('g:sale_price', was && priced(price)),
    element('g:condition', 'new'),
    element('g:brand', cut(product.vendor, 70)),
    element('g:gtin', gtin),
    element('g:identifier_exists', gtin ? undefined : 'no'),
    element('g:item_group_id', many ? product.id : undefined),
    ...propertiesOf(feed, product, variant),
    element('g:product_type', cut(product.category || translatedWord(product, product.type, language), 750)),
    element('g:shipping_weight', variant.requiresShipping && variant.grams > 0 ? `${variant.grams} g` : undefined),
    ...detailsOf(feed, product),
    '</item>',
  ].join('')
}

/** Nested as the feed has it: section, name, value. */
const detail = (section: string, name: string, value: string): string => {
  const parts = [
    section && element('g:section_name', section),
    element('g:attribute_name', cut(name, DETAIL_NAME_MAX)),
    element('g:attribute_value', cut(value, DETAIL_MAX)),
  ]
  return `<g:product_detail>${parts.join('')}</g:product_detail>`
}

/** Who answers for it, and what the merchant says in fields of their own, as the page shows it. */
const detailsOf = (feed: Feed, product: Product): string[] => [
  ...safetyOf(product, feed.language),
  ...shownFields(feed, product)
    .filter(({ field, links, text }) => links.length === 0 && text !== '' && !propertyIn(field))
    .map(({ name, text }) => detail('', name, text)),
]

const safetyOf = ({ safety }: Product, language: Language): string[] => {
  if (!safety) return []
  const messages = catalogMessages[language].product.safety
  const said = [
    [messages.manufacturer, contactLine(safety.manufacturer)],
    [messages.responsible, safety.responsible ? contactLine(safety.responsible) : ''],
    [messages.warnings, warningIn(safety, language)],
  ] as const
  return said.filter(([, value]) => value !== '').map(([name, value]) => detail(messages.title, name, value))
}

const picturesOf = (origin: string, { pictures }: Product, variant: Variant): string[] =>
  [...new Set([...(variant.picture ? [variant.picture] : []), ...pictures.map(({ src }) => src)])]
    .filter((src) => URL.canParse(src, origin))
    .map((src) => new URL(src, origin).href)

/** Of a field: `custom.material` is what the feed calls so. */
const propertyIn = (field: string) => propertyOf(field.split('.').at(-1) ?? '')

/** What the feed has a field for: `<g:color>`, `<g:size>`. What is chosen goes before what is said of the whole product. */
const propertiesOf = (feed: Feed, product: Product, variant: Variant): string[] => {
  const chosen = product.options.flatMap(({ name }, index) => {
    const [property, value] = [propertyOf(name), variant.options[index]]
    return property && value ? [[property, translatedWord(product, value, feed.language)] as const] : []
  })
  const said = shownFields(feed, product).flatMap(({ field, text }) => {
    const property = text === '' ? undefined : propertyIn(field)
    return property ? [[property, text] as const] : []
  })
  return Array.from(new Map([...said, ...chosen]), ([property, value]) =>
    element(`g:${property}`, cut(value, PROPERTY_MAX)),
  )
}
