/**
 * What a product page tells search engines: a group with its variants, each with its price and word of stock.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/product-variants
 */
import { productPath } from '#domain/catalog/slug'
import { availabilityOf as stockWordOf } from '#domain/catalog/availability'
import { isSoldIn } from '#domain/orders/delivery'
import { priceIn, wasPrice, type Availability, type Product, type Variant } from '#domain/catalog/product'
import type { Reference } from '#domain/catalog/references'
import { averageOf, ratingShown, STARS } from '#domain/catalog/rating'
import { contactLine, warningIn } from '#domain/catalog/safety'
import { tradeNumber } from '#domain/catalog/trade-number'
import { decimal } from '#domain/money'
import type { RequestContext } from '../../frame/request-context.ts'
import { to } from '../../frame/request-context.ts'
import { absolute } from '../../frame/layout.tsx'
import { catalogMessages } from '../messages/index.ts'
import { propertyOf } from './option-property.ts'
import { plainText } from '../../frame/plain-text.ts'
import { textOf, translatedWord } from '../../frame/product-text.ts'
import { shownFields, telling } from './own-fields.ts'
import { returnFacts, oncePerPage, shippingFacts } from './shop-facts.ts'

/** A machine reads no further, and the page must stay light. */
const VARIANTS_MAX = 100

const words: Record<Availability, string> = {
  'in-stock': 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  'sold-out': 'https://schema.org/SoldOut',
}

/** @param references what its own fields point to */
export const productFacts = (
  request: RequestContext,
  product: Product,
  references: readonly Reference[] = [],
): object => {
  const text = textOf(product, request.language)
  const about = {
    name: text.title,
    description: plainText(text.description, 500),
    url: addressOf(request, product),
    ...(product.vendor && { brand: { '@type': 'Brand', name: product.vendor } }),
    image: product.pictures.slice(0, 9).map(({ src }) => absolute(request, src)),
    ...ratingOf(product),
    ...madeBy(product),
    ...propertiesSaid(request, product, references),
  }
  const offering = { request, product, once: oncePerPage() }
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
      name: [text.title, ...variant.options.map((value) => translatedWord(product, value, request.language))].join(
        ', ',
      ),
      ...labelsOf(variant),
      ...valuesOf(request, product, variant),
      ...(variant.picture && { image: absolute(request, variant.picture) }),
      ...offerOf(offering, variant, variant.id),
    })),
  }
}

const addressOf = (request: RequestContext, { handle }: Product, variant?: string) =>
  absolute(request, to(request, productPath(handle))) + (variant ? `?variant=${variant}` : '')

const propertiesOf = ({ options }: Product): string[] => options.flatMap(({ name }) => propertyOf(name) ?? [])

const valuesOf = (request: RequestContext, product: Product, variant: Variant) =>
  Object.fromEntries(
    product.options.flatMap(({ name }, index) => {
      const property = propertyOf(name)
      const value = variant.options[index]
      return property && value ? [[property, translatedWord(product, value, request.language)]] : []
    }),
  )

const labelsOf = ({ sku, barcode }: Variant) => {
  const gtin = tradeNumber(barcode)
  return { ...(sku && { sku }), ...(gtin && { gtin }) }
}

const madeBy = ({ safety }: Product) => {
  if (!safety) return {}
  const { name, address, contact } = safety.manufacturer
  const reached = contact.startsWith('https://') ? { url: contact } : { email: contact }
  return { manufacturer: { '@type': 'Organization', name, address, ...reached } }
}

/** Schema.org has a word for the maker alone: all else is a property, named as the page names it. */
const propertiesSaid = (request: RequestContext, product: Product, references: readonly Reference[]) => {
  const { language } = request
  const messages = catalogMessages[language].product.safety
  const { safety } = product
  const said = [
    ...(safety?.responsible ? [[messages.responsible, contactLine(safety.responsible)]] : []),
    ...(safety ? [[messages.warnings, warningIn(safety, language)]] : []),
    ...shownFields(telling(request), product, references).map(({ name, text }) => [name, text]),
  ].filter(([, value]) => value !== '')
  if (said.length === 0) return {}
  return { additionalProperty: said.map(([name, value]) => ({ '@type': 'PropertyValue', name, value })) }
}

/** Only what the page itself shows: a thing without reviews has no stars. */
const ratingOf = (product: Product) => {
  const rating = ratingShown(product)
  return rating
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
}

type Offering = {
  readonly request: RequestContext
  readonly product: Product
  readonly once: ReturnType<typeof oncePerPage>
}

const offerOf = ({ request, product, once }: Offering, variant: Variant, id?: string) => {
  const price = priceIn(variant, request.currency)
  if (!price || !isSoldIn(request.settings, request.currency, variant)) return {}
  const was = wasPrice(variant, request.currency)
  const shipping = variant.requiresShipping ? shippingFacts(request, product, variant) : undefined
  const returns = returnFacts(request)
  return {
    offers: {
      '@type': 'Offer',
      url: addressOf(request, product, id),
      price: decimal(price),
      priceCurrency: price.currency,
      // By the clock it is another one then: a sale begins, or is over.
      ...(product.pricesUntil !== undefined && { priceValidUntil: new Date(product.pricesUntil).toISOString() }),
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
      ...(returns && { hasMerchantReturnPolicy: once(returns) }),
    },
  }
}
