/**
 * What it costs to price a cart where a shop has many promotions: 200 lines and 1,000 promotions that all run, in ms of the
 * processor, the collecting of garbage among them. It is the shop's own calculation, asked without a shop around it.
 */
import { documents } from '#demo/settings'
import { cartId, newProductId, newVariantId, type CartId, type CollectionId } from '#domain/ids'
import { currency, money } from '#domain/money'
import { emptyCart, type Cart } from '#domain/orders/cart'
import type { Offer } from '#domain/orders/offer'
import { NOTHING_PROMOTED } from '#domain/orders/promoting'
import { quote, type QuotedBy } from '#domain/orders/quote'
import { EVERYTHING, type Effect, type ProductSet, type Promotion } from '#domain/promotions/promotion'
import { amountOff, buyGet, CENTS, order, percent, promotionOf, tagged, tier, WITH_ALL } from '#tests/promotions'
import type { Round } from './measure.ts'

const LINES = 200
const PROMOTIONS = 1_000
/** As issue 13 asks, in ms. */
export const QUOTE_BOUND_MS = 10
/** In one round. */
const QUOTES = 50
/** Before the first: a shop that has so many promotions prices all day, and the compiler is through with it by then. */
const WARM_UP_QUOTES = 200
const NOW = Date.UTC(2026, 10, 30, 12)
const EUR = currency('EUR')

/** So many kinds of goods, so that a promotion is about four lines, or forty. */
const COLLECTIONS = 50
const TAGS = 5

const collection = (at: number) => `col_bench${at % COLLECTIONS}` as CollectionId
const inCollection = (at: number): ProductSet => ({ ...EVERYTHING, all: false, collections: [collection(at)] })
/** Five bits of each byte become a sign. */
const bytesOf = (at: number) => Uint8Array.from({ length: 16 }, (_, place) => (at >> (5 * Math.min(place, 6))) & 31)

const offerOf = (at: number): Offer => ({
  variantId: newVariantId(bytesOf(at)),
  productId: newProductId(bytesOf(at)),
  handle: `good-${at}`,
  title: { en: `Good ${at}` },
  choice: { en: '' },
  sku: '',
  picture: null,
  prices: [money(900 + 17 * at, EUR)],
  taxable: true,
  tracked: true,
  oversell: false,
  requiresShipping: true,
  availability: 'in-stock',
  sellable: true,
  collections: [collection(at)],
  tags: [`kind-${at % TAGS}`],
  version: 1,
})

/** By turns every way to take something off goods: each is about something else, gives something else, or asks for something else. */
const OF_GOODS: readonly ((at: number) => Effect)[] = [
  (at) => ({ type: 'goods', set: inCollection(at), value: percent(5 + (at % 30)), across: false, unitsMax: null }),
  (at) => ({ type: 'goods', set: tagged(`kind-${at}`), value: amountOff(50 + at), across: false, unitsMax: null }),
  (at) => ({ type: 'goods', set: inCollection(at), value: amountOff(50 + at), across: true, unitsMax: 2 }),
  (at) => ({ type: 'tiers', set: tagged(`kind-${at % TAGS}`), tiers: [tier(3, 5), tier(20, 5 + (at % 20))] }),
  (at) => buyGet(2, 1, { buy: { set: inCollection(at), units: 2 }, times: 1 + (at % 3) }),
  (at) => ({
    type: 'bundle',
    parts: [0, 1].map((part) => ({ set: inCollection(at + part), units: 1 })),
    value: percent(5 + (at % 25)),
    times: 2,
  }),
]
/** And off the whole: everything counts for each of these. */
const OF_ALL: readonly ((at: number) => Effect)[] = [
  (at) => order(percent(1 + (at % 9))),
  (at) => order(amountOff(100 + at)),
  (at) => ({
    type: 'order-tiers',
    tiers: [{ units: null, sum: CENTS(1_000 * (1 + (at % 50))), value: percent(1 + (at % 15)) }],
  }),
  (at) => ({ type: 'delivery', value: percent(at % 101), methods: null, upTo: null }),
]
/** One in ten is about the whole. */
const WHOLE_EVERY = 10

const effectAt = (at: number): Effect => {
  const kinds = at % WHOLE_EVERY === 0 ? OF_ALL : OF_GOODS
  const turn = at % WHOLE_EVERY === 0 ? at / WHOLE_EVERY : at
  return kinds[turn % kinds.length]?.(Math.floor(turn / kinds.length)) ?? order(percent(1))
}

/** One in three may stand with all others; one in seven asks for something, which there is or is not in the cart. */
const promotionAt = (at: number): Promotion =>
  promotionOf(String(at).padStart(16, '0'), effectAt(at), {
    ...(at % 3 === 0 && { combines: WITH_ALL }),
    ...(at % 7 === 0 && { conditions: { minimumUnits: { set: inCollection(at), units: at % 70 === 0 ? 999 : 2 } } }),
  })

const NOBODY = { name: 'Ada Buyer', street: 'Marktgasse 1', extra: '', region: '', phone: '' }

const cartOf = (offers: readonly Offer[]): Cart => ({
  ...emptyCart({ id: cartId(`cart_${'0'.repeat(24)}`) as CartId, key: '' as never, currency: EUR, language: 'en' }, 1),
  lines: offers.map(({ variantId, prices: [seen = money(0, EUR)] }, at) => ({ variantId, units: 1 + (at % 4), seen })),
  delivery: 'post',
  address: { ...NOBODY, postcode: '10115', city: 'Berlin', country: 'DE' },
})

/** @returns prices the cart once, warmed up @throws Error where a promotion that should count does not */
export const openQuote = (lines = LINES, promotions = PROMOTIONS): (() => void) => {
  const offers = Array.from({ length: lines }, (_, at) => offerOf(at))
  const candidates = Array.from({ length: promotions }, (_, at) => ({ promotion: promotionAt(at) }))
  const by: QuotedBy = {
    offers: new Map(offers.map((offer) => [offer.variantId, offer])),
    rules: { ...documents, version: 1 },
    promoting: { ...NOTHING_PROMOTED, candidates },
    now: NOW,
  }
  const cart = cartOf(offers)
  const price = () => {
    const priced = quote(cart, by)
    if (!priced.ok) throw new Error(`the cart of the bench: ${priced.refusal.code}`)
    const { promotions: applied = [], unapplied, totals } = priced.value
    if (applied.length === 0 || totals.itemsDiscount.amount + totals.discount.amount === 0)
      throw new Error('nothing is taken off the cart of the bench')
    if (applied.length + unapplied.length !== promotions) throw new Error('a promotion was lost')
  }
  for (let at = 0; at < WARM_UP_QUOTES; at++) price()
  return price
}

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

export const measureQuote = (price: () => void): Round => {
  const before = process.cpuUsage()
  for (let at = 0; at < QUOTES; at++) price()
  return { value: cpuMs(before) / QUOTES, floor: null, more: { bound: QUOTE_BOUND_MS } }
}
