/**
 * What it costs to say which ways of delivery a cart is offered, and for what price, where a shop has fifty zones and two hundred
 * methods, in microseconds. Floor: as many ways of one price without zones, of which as few go there: each is looked at once, by country.
 */
import { documents } from '#demo/settings'
import { currency } from '#domain/money'
import { methodsFor, type DeliveryRules } from '#domain/logistics/delivery-methods'
import { deliveryCost, loadOfPieces, type DeliveryAt } from '#domain/logistics/delivery-price'
import { countriesServed } from '#domain/settings/markets'
import type { DeliveryMethod, DeliverySettings } from '#domain/settings/delivery'
import type { Surcharge } from '#domain/settings/surcharges'
import { ELSEWHERE_ZONE, type Zone } from '#domain/settings/zones'
import { between, type Round } from './measure.ts'

export const ZONES = 50
export const METHODS = 200
const STEPS = 8
const SURCHARGES = 10
/** In one round, each for another place. */
const CARTS = 2_000
const EUR = currency('EUR')

const COUNTRY = 'DE'
const ELSEWHERE = 'FR'
const postcodeOf = (zone: number) => String(10 + zone)

/** Half of them by the beginnings of postcodes of one country, half by ranges there. */
const zoneAt = (at: number): Zone => ({
  id: `zone-${at}`,
  name: `Zone ${at}`,
  countries: [COUNTRY],
  regions: [],
  postcodes: at % 2 === 0 ? [postcodeOf(at)] : [`${postcodeOf(at)}000-${postcodeOf(at)}999`],
})

/** Four for each zone, one in ten also where no zone is. */
const methodAt = (at: number): DeliveryMethod => ({
  id: `method-${at}`,
  name: { en: `Method ${at}` },
  note: {},
  days: [1, 3],
  countries: at % 3 === 0 ? [COUNTRY] : null,
  zones: [`zone-${at % ZONES}`, ...(at % 10 === 0 ? [ELSEWHERE_ZONE] : [])],
  by: 'weight',
  weightMax: 31_500,
  prices: Array.from({ length: STEPS }, (_, step) => ({
    currency: EUR,
    from: step * 1_000,
    price: 500 + 100 * step,
    freeOver: step === 0 ? 10_000 : null,
  })),
})

const surchargeAt = (at: number): Surcharge => ({
  id: `surcharge-${at}`,
  name: { en: `Surcharge ${at}` },
  tag: at % 2 === 0 ? 'bulky' : '',
  weightFrom: null,
  country: at % 2 === 0 ? '' : COUNTRY,
  postcodes: at % 2 === 0 ? [] : [postcodeOf(at)],
  methods: [],
  per: 'unit',
  evenIfFree: false,
  prices: [{ currency: EUR, price: 250 }],
})

const many = <T>(length: number, make: (at: number) => T): T[] => Array.from({ length }, (_, at) => make(at))

const rulesOf = (change: Partial<DeliverySettings>): DeliveryRules => ({
  ...documents,
  delivery: { ...documents.delivery, ...change },
})

export const zoned = (): DeliveryRules =>
  rulesOf({ zones: many(ZONES, zoneAt), methods: many(METHODS, methodAt), surcharges: many(SURCHARGES, surchargeAt) })

/** The same methods at one price, and as many of them offered, by nothing but their country. */
const plain = (): DeliveryRules =>
  rulesOf({
    methods: many(METHODS, methodAt).map(({ id, name, note, days, prices }, at) => ({
      id,
      name,
      note,
      days,
      countries: [at % ZONES === 0 ? COUNTRY : ELSEWHERE],
      prices: prices.slice(0, 1),
    })),
  })

const LOAD = loadOfPieces(
  [
    { grams: 400, units: 3, tags: [] },
    { grams: 2_500, units: 1, tags: ['bulky'] },
  ],
  7_500,
)

export const cartTo = (at: number): DeliveryAt => ({
  currency: EUR,
  place: { country: COUNTRY, region: '', postcode: `${postcodeOf(at % ZONES)}115` },
  load: LOAD,
})

/** Each way that is offered with what it costs. */
export const optionsOf = (rules: DeliveryRules, at: DeliveryAt) =>
  methodsFor(rules, at).map((method) => ({ id: method.id, cost: deliveryCost(rules.delivery, method, at) }))

/** @returns microseconds for one cart */
const timed = (rules: DeliveryRules): number => {
  const start = performance.now()
  let offered = 0
  for (let at = 0; at < CARTS; at++) offered += optionsOf(rules, cartTo(at)).length
  if (offered === 0) throw new Error('nothing is offered to the carts of the bench')
  return ((performance.now() - start) / CARTS) * 1_000
}

/** @throws Error where the shop of the bench does not sell to the country of its carts */
export const measureDeliveryOptions = (): Promise<Round> => {
  const [rules, bare] = [zoned(), plain()]
  if (!countriesServed(rules.markets).includes(COUNTRY)) throw new Error(`the demo shop does not sell to ${COUNTRY}`)
  const floor = async () => timed(bare)
  return between(floor, async () => ({ value: timed(rules), more: { zones: ZONES, methods: METHODS } }))
}
