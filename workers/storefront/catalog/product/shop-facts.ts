/**
 * What the shop tells machines of itself: who it is, how it sends, what it takes back. The same as its pages say.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/merchant-listing
 */
import type { Money } from '#domain/money'
import { decimal } from '#domain/money'
import { COUNTRIES_SERVED, deliveryDays, deliveryPrice } from '#domain/orders/delivery'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { absolute } from '../../frame/layout.tsx'
import { SHOP_PICTURE } from '../../frame/link-picture.tsx'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** As /pages/returns promises: 30 days, and within the European Union the way back is paid. */
const RETURN_DAYS = 30
/** It leaves within one working day, which the days of delivery include. */
const HANDLING_DAYS = 1
const UNION = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

export const returnFacts = {
  '@type': 'MerchantReturnPolicy',
  '@id': 'urn:stoa:returns',
  applicableCountry: COUNTRIES_SERVED.filter((country) => UNION.has(country)),
  returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
  merchantReturnDays: RETURN_DAYS,
  returnMethod: 'https://schema.org/ReturnByMail',
  returnFees: 'https://schema.org/FreeReturn',
} as const

/** A page says each thing whole once: later it is pointed at, for a hundred variants travel in the same way. */
export const saidOnce = () => {
  const said = new Set<string>()
  return <T extends { readonly '@id': string }>(thing: T): T | { readonly '@id': string } => {
    if (said.has(thing['@id'])) return { '@id': thing['@id'] }
    said.add(thing['@id'])
    return thing
  }
}

/** By post, for this thing alone. Undefined in a currency that no rate is made for. */
export const shippingFacts = ({ currency }: Pick<RequestContext, 'currency'>, goods: Money) => {
  const price = deliveryPrice('post', goods)
  if (!price) return undefined
  const [first, last] = deliveryDays.post
  const days = (minValue: number, maxValue: number) => ({
    '@type': 'QuantitativeValue',
    minValue,
    maxValue,
    unitCode: 'DAY',
  })
  return {
    '@type': 'OfferShippingDetails',
    '@id': `urn:stoa:delivery:${price.amount}`,
    shippingRate: { '@type': 'MonetaryAmount', value: decimal(price), currency },
    shippingDestination: { '@type': 'DefinedRegion', addressCountry: COUNTRIES_SERVED },
    deliveryTime: {
      '@type': 'ShippingDeliveryTime',
      handlingTime: days(0, HANDLING_DAYS),
      transitTime: days(first, last - HANDLING_DAYS),
    },
  }
}

/** Who the shop is, for its first page. */
export const storeFacts = (request: RequestContext): object => ({
  '@type': 'OnlineStore',
  '@id': absolute(request, '/#shop'),
  name: frameMessages[request.language].shop,
  url: absolute(request, to(request, '/')),
  description: catalogMessages[request.language].homePage.description,
  logo: absolute(request, '/favicon.svg'),
  image: absolute(request, SHOP_PICTURE),
  hasMerchantReturnPolicy: returnFacts,
})

/** Where words can be looked for. */
export const siteFacts = (request: RequestContext): object => ({
  '@type': 'WebSite',
  name: frameMessages[request.language].shop,
  url: absolute(request, to(request, '/')),
  inLanguage: request.language === 'zh' ? 'zh-Hans' : 'en',
  publisher: { '@id': absolute(request, '/#shop') },
  potentialAction: {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(request, to(request, '/search'))}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  },
})
