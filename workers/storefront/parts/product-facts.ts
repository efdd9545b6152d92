/**
 * What a product page tells search engines: a group with its variants, each with its price and word of stock.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/product-variants
 */
import { wordOf as stockWordOf } from '#domain/catalog/availability'
import { priceIn, type Availability, type Product, type Variant } from '#domain/catalog/product'
import { decimal } from '#domain/money'
import type { Visit } from '../visit.ts'
import { to } from '../visit.ts'
import { absolute } from './layout.tsx'
import { plainOf, textOf, wordOf } from './said.ts'

/** A machine reads no further, and the page must stay light. */
const VARIANTS_MAX = 100

const words: Record<Availability, string> = {
  'in-stock': 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  'sold-out': 'https://schema.org/SoldOut',
}

/** Names of options that schema.org has a property for. */
const PROPERTIES: Record<string, string> = {
  color: 'color',
  colour: 'color',
  glaze: 'color',
  size: 'size',
  material: 'material',
  pattern: 'pattern',
}

export const productFacts = (visit: Visit, product: Product): object => {
  const text = textOf(product, visit.language)
  const about = {
    name: text.title,
    description: plainOf(text.description, 500),
    url: addressOf(visit, product),
    ...(product.vendor && { brand: { '@type': 'Brand', name: product.vendor } }),
    image: product.pictures.slice(0, 9).map(({ src }) => absolute(visit, src)),
  }
  const [only] = product.variants
  if (only && product.variants.length === 1) {
    return { '@type': 'Product', ...about, ...labelsOf(only), ...offerOf(visit, product, only) }
  }
  return {
    '@type': 'ProductGroup',
    ...about,
    productGroupID: product.id,
    variesBy: [...new Set(propertiesOf(product).map((name) => `https://schema.org/${name}`))],
    hasVariant: product.variants.slice(0, VARIANTS_MAX).map((variant) => ({
      '@type': 'Product',
      name: [text.title, ...variant.options.map((value) => wordOf(product, value, visit.language))].join(', '),
      ...labelsOf(variant),
      ...valuesOf(visit, product, variant),
      ...(variant.picture && { image: absolute(visit, variant.picture) }),
      ...offerOf(visit, product, variant, variant.id),
    })),
  }
}

const addressOf = (visit: Visit, { handle }: Product, variant?: string) =>
  absolute(visit, to(visit, `/products/${handle}`)) + (variant ? `?variant=${variant}` : '')

const propertyOf = (option: string): string | undefined => PROPERTIES[option.toLowerCase()]

const propertiesOf = ({ options }: Product): string[] => options.flatMap(({ name }) => propertyOf(name) ?? [])

const valuesOf = (visit: Visit, product: Product, variant: Variant) =>
  Object.fromEntries(
    product.options.flatMap(({ name }, index) => {
      const property = propertyOf(name)
      const value = variant.options[index]
      return property && value ? [[property, wordOf(product, value, visit.language)]] : []
    }),
  )

/** Only what is a real trade number may be called one: 8, 12, 13 or 14 digits. */
const labelsOf = ({ sku, barcode }: Variant) => ({
  ...(sku && { sku }),
  ...(/^(\d{8}|\d{12,14})$/.test(barcode) && { gtin: barcode }),
})

const offerOf = (visit: Visit, product: Product, variant: Variant, id?: string) => {
  const price = priceIn(variant, visit.currency)
  if (!price || price.amount === 0) return {}
  return {
    offers: {
      '@type': 'Offer',
      url: addressOf(visit, product, id),
      price: decimal(price),
      priceCurrency: price.currency,
      availability: words[stockWordOf(variant)],
      itemCondition: 'https://schema.org/NewCondition',
    },
  }
}
