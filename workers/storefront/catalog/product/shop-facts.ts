/**
 * What the shop tells machines of itself: who it is, how it sends, what it takes back. The same as its pages say, and
 * nothing where they say nothing.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/merchant-listing
 */
import type { MerchantReturnPolicy, OfferShippingDetails, OnlineStore, WebSite } from 'schema-dts'
import type { Product, Variant } from '#domain/catalog/product'
import { decimal } from '#domain/money'
import { destinationsOf, usualMethod } from '#domain/logistics/delivery-methods'
import { deliveryPrice } from '#domain/logistics/delivery-price'
import { loadOfOne } from '#domain/orders/delivery'
import { countriesNamed } from '#domain/settings/markets'
import { isDrawing } from '#domain/settings/shop'
import { textIn } from '#domain/settings/text'
import { tagOf } from '../../../http/language.ts'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { absolute } from '../../frame/layout.tsx'

/** One kind of thing, not one of all that may stand in for it: so that it can be spread and pointed at. */
type Node<T> = Exclude<T, string>

const FREE = 'https://schema.org/FreeReturn'
const PAID = 'https://schema.org/ReturnFeesCustomerResponsibility'

/** Undefined where the shop promises nothing. */
export const returnFacts = ({ settings }: Pick<RequestContext, 'settings'>) => {
  const { days, paidBy, countries } = settings.returns
  if (days === null) return undefined
  return {
    '@type': 'MerchantReturnPolicy',
    '@id': 'urn:stoa:returns',
    applicableCountry: countries ?? countriesNamed(settings.markets),
    returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
    merchantReturnDays: days,
    returnMethod: 'https://schema.org/ReturnByMail',
    returnFees: paidBy === 'shop' ? FREE : PAID,
  } as const satisfies Node<MerchantReturnPolicy>
}

/** A page says each thing whole once: later it is pointed at, for a hundred variants travel in the same way. */
export const oncePerPage = () => {
  const said = new Set<string>()
  return <T extends { readonly '@id': string }>(thing: T): T | { readonly '@id': string } => {
    if (said.has(thing['@id'])) return { '@id': thing['@id'] }
    said.add(thing['@id'])
    return thing
  }
}

/** By the usual way, for this thing alone. Undefined in a currency that no rate is made for. */
export const shippingFacts = (
  { settings, currency }: Pick<RequestContext, 'settings' | 'currency'>,
  { tags }: Pick<Product, 'tags'>,
  variant: Variant,
) => {
  const usual = usualMethod(settings, currency, variant.grams)
  const at = { currency, place: null, load: loadOfOne(variant, tags, currency) }
  const price = usual && deliveryPrice(settings.delivery, usual, at)
  if (!price) return undefined
  const { handlingDays } = settings.delivery.dispatch
  const [first, last] = usual.days
  const days = (minValue: number, maxValue: number) =>
    ({ '@type': 'QuantitativeValue', minValue, maxValue, unitCode: 'DAY' }) as const
  return {
    '@type': 'OfferShippingDetails',
    '@id': `urn:stoa:delivery:${price.amount}`,
    shippingRate: { '@type': 'MonetaryAmount', value: decimal(price), currency },
    shippingDestination: {
      '@type': 'DefinedRegion',
      addressCountry: destinationsOf(settings, usual) ?? countriesNamed(settings.markets),
    },
    deliveryTime: {
      '@type': 'ShippingDeliveryTime',
      handlingTime: days(0, handlingDays),
      transitTime: days(first, Math.max(first, last - handlingDays)),
    },
  } as const satisfies Node<OfferShippingDetails>
}

/** Who the shop is, for its first page. */
export const storeFacts = (request: RequestContext) => {
  const { logo, email, phone } = request.settings.shop
  const { description, shared } = request.settings.home
  const returns = returnFacts(request)
  const about = textIn(description, request.language)
  return {
    '@type': 'OnlineStore',
    '@id': absolute(request, '/#shop'),
    name: request.shop,
    url: absolute(request, to(request, '/')),
    ...(about && { description: about }),
    logo: absolute(request, logo === '' || isDrawing(logo) ? '/favicon.svg' : logo),
    ...(shared && { image: absolute(request, shared) }),
    ...(email && { email }),
    ...(phone && { telephone: phone }),
    ...(returns && { hasMerchantReturnPolicy: returns }),
  } satisfies Node<OnlineStore>
}

/** Where words can be looked for. */
export const siteFacts = (request: RequestContext) => {
  const search = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(request, to(request, '/search'))}?q={search_term_string}`,
    },
    // Google's own field, which the vocabulary does not have.
    'query-input': 'required name=search_term_string',
  } as const
  return {
    '@type': 'WebSite',
    name: request.shop,
    url: absolute(request, to(request, '/')),
    inLanguage: tagOf(request.language),
    publisher: { '@id': absolute(request, '/#shop') },
    potentialAction: search,
  } satisfies Node<WebSite>
}
