/**
 * What a product page tells search engines: a group with its variants, each with its price and word of stock.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/product-variants
 */
import { wordOf as stockWordOf } from '#domain/catalog/availability'
import { priceIn, wasPrice, type Availability, type Product, type Variant } from '#domain/catalog/product'
import { averageOf, STARS } from '#domain/catalog/rating'
import { tradeNumber } from '#domain/catalog/trade-number'
import { decimal } from '#domain/money'
import type { Visit } from '../../frame/visit.ts'
import { to } from '../../frame/visit.ts'
import { absolute } from '../../frame/layout.tsx'
import { propertyOf } from './option-property.ts'
import { plainOf, textOf, wordOf } from '../../frame/said.ts'
import { returnFacts, saidOnce, shippingFacts } from './shop-facts.ts'

/** A machine reads no further, and the page must stay light. */
const VARIANTS_MAX = 100

const words: Record<Availability, string> = {
  'in-stock': 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  'sold-out': 'https://schema.org/SoldOut',
}

export const productFacts = (visit: Visit, product: Product): object => {
  const text = textOf(product, visit.language)
  const about = {
    name: text.title,
    description: plainOf(text.description, 500),
    url: addressOf(visit, product),
    ...(product.vendor && { brand: { '@type': 'Brand', name: product.vendor } }),
    image: product.pictures.slice(0, 9).map(({ src }) => absolute(visit, src)),
    ...ratingOf(product),
  }
  const offering = { visit, product, once: saidOnce() }
  const [only] = product.variants
  if (only && product.variants.length === 1) {
    return { '@type': 'Product', ...about, ...labelsOf(only), ...offerOf(offering, only) }
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
      ...offerOf(offering, variant, variant.id),
    })),
  }
}

const addressOf = (visit: Visit, { handle }: Product, variant?: string) =>
  absolute(visit, to(visit, `/products/${handle}`)) + (variant ? `?variant=${variant}` : '')

const propertiesOf = ({ options }: Product): string[] => options.flatMap(({ name }) => propertyOf(name) ?? [])

const valuesOf = (visit: Visit, product: Product, variant: Variant) =>
  Object.fromEntries(
    product.options.flatMap(({ name }, index) => {
      const property = propertyOf(name)
      const value = variant.options[index]
      return property && value ? [[property, wordOf(product, value, visit.language)]] : []
    }),
  )

const labelsOf = ({ sku, barcode }: Variant) => {
  const gtin = tradeNumber(barcode)
  return { ...(sku && { sku }), ...(gtin && { gtin }) }
}

/** Only what the page itself shows: a thing without reviews has no stars. */
const ratingOf = ({ rating }: Product) =>
  rating
    ? {
        aggregateRating: {
          '@type': 'AggregateRating',
          ratingValue: averageOf(rating).toFixed(1),
          ratingCount: rating.count,
          bestRating: STARS,
          worstRating: 1,
        },
      }
    : {}

type Offering = { readonly visit: Visit; readonly product: Product; readonly once: ReturnType<typeof saidOnce> }

const offerOf = ({ visit, product, once }: Offering, variant: Variant, id?: string) => {
  const price = priceIn(variant, visit.currency)
  if (!price || price.amount === 0) return {}
  const was = wasPrice(variant, visit.currency)
  const shipping = variant.requiresShipping ? shippingFacts(visit, price) : undefined
  return {
    offers: {
      '@type': 'Offer',
      url: addressOf(visit, product, id),
      price: decimal(price),
      priceCurrency: price.currency,
      ...(was && {
        priceSpecification: {
          '@type': 'UnitPriceSpecification',
          priceType: 'https://schema.org/StrikethroughPrice',
          price: decimal(was),
          priceCurrency: was.currency,
        },
      }),
      availability: words[stockWordOf(variant)],
      itemCondition: 'https://schema.org/NewCondition',
      ...(shipping && { shippingDetails: once(shipping) }),
      hasMerchantReturnPolicy: once(returnFacts),
    },
  }
}
