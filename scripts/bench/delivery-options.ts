/**
 * What it costs to say which ways a cart is offered where a shop has many: 50 zones of postcodes and 200 methods in steps, for carts
 * that go to a thousand places, in ms of the processor. Floor: the same carts where three methods go everywhere.
 */
import { documents } from '#demo/settings'
import { cartId, newProductId, newVariantId, type CartId } from '#domain/ids'
import { currency, money } from '#domain/money'
import { emptyCart, type Cart } from '#domain/orders/cart'
import type { Offer } from '#domain/orders/offer'
import { NOTHING_PROMOTED } from '#domain/orders/promoting'
import { review, type Pricing } from '#domain/orders/review'
import type { DeliveryMethod, DeliverySettings } from '#domain/settings/delivery'
import type { Zone } from '#domain/settings/zones'
import { between, type Round } from './measure.ts'

const ZONES = 50
const METHODS = 200
const LINES = 5
/** In one round, each to another postcode. */
const CARTS = 1_000
const NOW = Date.UTC(2026, 10, 30, 12)
const EUR = currency('EUR')

/** Two beginnings of a postcode each; the last one is all of the country that no other has. */
const zoneAt = (at: number): Zone => ({
  id: `zone-${at}`,
  name: `Zone ${at}`,
  countries: ['DE'],
  regions: [],
  postcodes: at === ZONES - 1 ? [] : [0, 1].map((part) => `${String(2 * at + part).padStart(2, '0')}`),
})

const methodAt = (at: number): DeliveryMethod => ({
  id: `way-${at}`,
  name: { en: `Way ${at}` },
  note: {},
  days: [1 + (at % 3), 3 + (at % 3)],
  countries: null,
  zones: [`zone-${at % ZONES}`],
  by: 'weight',
  weightMax: 30_000,
  prices: Array.from({ length: 10 }, (_, step) => ({
    currency: EUR,
    from: 2_000 * step,
    price: 400 + 100 * step + at,
    freeOver: null,
  })),
})

const MANY: DeliverySettings = {
  ...documents.delivery,
  zones: Array.from({ length: ZONES }, (_, at) => zoneAt(at)),
  methods: Array.from({ length: METHODS }, (_, at) => methodAt(at)),
}

const offerAt = (at: number): Offer => ({
  variantId: newVariantId(new Uint8Array(16).fill(at)),
  productId: newProductId(new Uint8Array(16).fill(at)),
  handle: `good-${at}`,
  title: { en: `Good ${at}` },
  choice: { en: '' },
  sku: '',
  picture: null,
  prices: [money(900 + at, EUR)],
  taxable: true,
  tracked: true,
  oversell: false,
  requiresShipping: true,
  grams: 300 + 100 * at,
  availability: 'in-stock',
  sellable: true,
  version: 1,
})

const cartTo = (offers: readonly Offer[], postcode: string): Cart => ({
  ...emptyCart({ id: cartId(`cart_${'0'.repeat(24)}`) as CartId, key: '' as never, currency: EUR, language: 'en' }, 1),
  lines: offers.map(({ variantId, prices: [seen = money(0, EUR)] }) => ({ variantId, units: 1, seen })),
  address: { name: 'Ada', street: 'Weg 1', extra: '', postcode, city: 'Ort', region: '', country: 'DE', phone: '' },
})

/** @returns looks at every cart once, by the settings that it is given */
const openCarts = (delivery: DeliverySettings, ways: number): (() => void) => {
  const offers = Array.from({ length: LINES }, (_, at) => offerAt(at))
  const pricing: Pricing = {
    offers: new Map(offers.map((offer) => [offer.variantId, offer])),
    rules: { ...documents, delivery, version: 1 },
    promoting: NOTHING_PROMOTED,
    available: new Map(),
    now: NOW,
  }
  const carts = Array.from({ length: CARTS }, (_, at) => cartTo(offers, String(10_000 + 89 * at)))
  return () => {
    for (const cart of carts) {
      const offered = review(cart, pricing).deliveryOptions.length
      if (offered !== ways) throw new Error(`${offered} ways are offered to ${cart.address?.postcode}, not ${ways}`)
    }
  }
}

const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / CARTS
}

export const openDeliveryOptions = (): (() => Promise<Round>) => {
  const few = openCarts(documents.delivery, documents.delivery.methods.length)
  const many = openCarts(MANY, METHODS / ZONES)
  for (const warmUp of [few, many, few, many]) warmUp()
  return () =>
    between(
      async () => cpuMs(few),
      async () => ({ value: cpuMs(many), more: { zones: ZONES, methods: METHODS } }),
    )
}
