/** Which ways an order can travel, by the shop's settings: the one rule that cart, checkout, quote, API, feeds and pages ask. */
import type { Currency, Money } from '../money.ts'
import type { DeliveryMethod } from '../settings/delivery.ts'
import { countriesServed, type MarketsSettings } from '../settings/markets.ts'
import type { Settings } from '../settings/settings.ts'
import { ELSEWHERE_ZONE, isOfZone, type Zone } from '../settings/zones.ts'
import { isFetched, pickupAt, usualOf } from './pickup.ts'
import { deliveryPrice, priceFor, pricesIn, type DeliveryAt } from './delivery-price.ts'
import { zoneAt } from './zones.ts'

/** As the settings name it: `express`. An order keeps it also when the shop has it no more. */
export type DeliveryMethodId = string

export type DeliveryRules = Pick<Settings, 'markets' | 'delivery' | 'locations'>

/** Why a way is not offered, in the order in which it is looked at. */
export type WhyNot =
  /** The shop sells nothing there. */
  | { readonly code: 'country-unserved'; readonly country: string }
  /** It goes to other countries. */
  | { readonly code: 'other-countries'; readonly country: string }
  /** The place is in this zone, of which the method is not; null: in none, and the method is of zones alone. */
  | { readonly code: 'other-zone'; readonly zone: Zone | null }
  /** The location at which it would be fetched is not there any more, or has no address. */
  | { readonly code: 'no-location'; readonly location: string }
  | { readonly code: 'no-price' }
  /** Grams. */
  | { readonly code: 'too-heavy'; readonly weight: number; readonly weightMax: number }
  /** Its lowest price begins above what is sent, in the unit of its measure. */
  | { readonly code: 'too-little'; readonly from: number }

const served = new WeakMap<MarketsSettings, ReadonlySet<string>>()
/** Once for each document: every quote asks. */
const countriesOf = (markets: MarketsSettings): ReadonlySet<string> => {
  let known = served.get(markets)
  if (!known) served.set(markets, (known = new Set(countriesServed(markets))))
  return known
}

const zonesOf = ({ zones = [] }: DeliveryMethod): readonly string[] => (zones.length > 0 ? zones : [ELSEWHERE_ZONE])

/** As long as nobody knows where it goes, every way that leads anywhere counts. */
const leadsAnywhere = ({ markets, delivery }: DeliveryRules, method: DeliveryMethod): boolean => {
  const countries = countriesOf(markets)
  const own = zonesOf(method)
  const goes = (country: string) =>
    countries.has(country) && (method.countries === null || method.countries.includes(country))
  if (own.includes(ELSEWHERE_ZONE)) return (method.countries ?? [...countries]).some(goes)
  return (delivery.zones ?? []).some((zone) => own.includes(zone.id) && zone.countries.some(goes))
}

type Where = { readonly country: string; readonly zone: Zone | undefined } | null

const whereOf = ({ delivery }: DeliveryRules, { place }: Pick<DeliveryAt, 'place'>): Where =>
  place && { country: place.country, zone: zoneAt(delivery.zones, place) }

const whyNotThere = (rules: DeliveryRules, method: DeliveryMethod, where: Where): WhyNot | undefined => {
  const { pickup = '' } = method
  if (pickup !== '' && !pickupAt(rules, method)) return { code: 'no-location', location: pickup }
  if (!where) return leadsAnywhere(rules, method) ? undefined : { code: 'country-unserved', country: '' }
  const { country, zone } = where
  if (!countriesOf(rules.markets).has(country)) return { code: 'country-unserved', country }
  if (method.countries !== null && !method.countries.includes(country)) return { code: 'other-countries', country }
  const isThere = isOfZone(method.zones, new Set([zone?.id ?? ELSEWHERE_ZONE]))
  return isThere ? undefined : { code: 'other-zone', zone: zone ?? null }
}

const whyNotSo = (method: DeliveryMethod, at: DeliveryAt): WhyNot | undefined => {
  const { weightMax = null } = method
  const [lowest] = pricesIn(method, at.currency)
  if (!lowest) return { code: 'no-price' }
  if (weightMax !== null && at.load && at.load.grams > weightMax)
    return { code: 'too-heavy', weight: at.load.grams, weightMax }
  return priceFor(method, at) ? undefined : { code: 'too-little', from: lowest.from ?? 0 }
}

/** Each with what stands in its way; undefined: it is offered. In the order of the settings. */
export const methodsJudged = (
  rules: DeliveryRules,
  at: DeliveryAt,
): readonly { readonly method: DeliveryMethod; readonly whyNot: WhyNot | undefined }[] => {
  const where = whereOf(rules, at)
  return rules.delivery.methods.map((method) => ({
    method,
    whyNot: whyNotThere(rules, method, where) ?? whyNotSo(method, at),
  }))
}

/** In the order of the settings: the first is the usual one. */
export const methodsFor = (rules: DeliveryRules, at: DeliveryAt): readonly DeliveryMethod[] =>
  methodsJudged(rules, at).flatMap(({ method, whyNot }) => (whyNot ? [] : [method]))

/**
 * The usual one, wherever it goes.
 *
 * @param grams of one thing that it has to take
 */
export const usualMethod = (rules: DeliveryRules, currency: Currency, grams = 0): DeliveryMethod | undefined =>
  usualOf(
    rules.delivery.methods.filter(
      (method) =>
        grams <= (method.weightMax ?? grams) &&
        !whyNotThere(rules, method, null) &&
        !whyNotSo(method, { currency, place: null, load: null }),
    ),
  )

/** Of those that are sent, for others only where there is no such; of several for the same price the first. */
export const cheapestOf = (
  { delivery }: DeliveryRules,
  methods: readonly DeliveryMethod[],
  at: DeliveryAt,
): DeliveryMethod | undefined => {
  const costOf = (method: DeliveryMethod): Money['amount'] =>
    deliveryPrice(delivery, method, at)?.amount ?? Number.POSITIVE_INFINITY
  const sent = methods.filter((method) => !isFetched(method))
  const costs = (sent.length > 0 ? sent : methods).map((method) => ({ method, cost: costOf(method) }))
  return costs.toSorted((a, b) => a.cost - b.cost)[0]?.method
}

/** The method that was chosen, where it can be had. */
export const methodNamed = (rules: DeliveryRules, id: DeliveryMethodId, at: DeliveryAt): DeliveryMethod | undefined => {
  const method = rules.delivery.methods.find((one) => one.id === id)
  return method && !whyNotThere(rules, method, whereOf(rules, at)) && !whyNotSo(method, at) ? method : undefined
}

/** Where it goes, for machines that are told of it. Null: wherever the shop sells. */
export const destinationsOf = ({ delivery }: DeliveryRules, method: DeliveryMethod): readonly string[] | null => {
  const own = zonesOf(method)
  if (own.includes(ELSEWHERE_ZONE)) return method.countries
  const zoned = (delivery.zones ?? []).filter(({ id }) => own.includes(id)).flatMap(({ countries }) => countries)
  return [...new Set(zoned)].filter((country) => method.countries === null || method.countries.includes(country))
}

/** Whether anything about delivery to a country depends on where in it: then its region and postcode are asked for first. */
export const dependsOnPlace = ({ delivery: { zones = [], surcharges = [] } }: DeliveryRules): boolean =>
  zones.some(({ regions, postcodes }) => regions.length + postcodes.length > 0) ||
  surcharges.some(({ postcodes }) => postcodes.length > 0)
