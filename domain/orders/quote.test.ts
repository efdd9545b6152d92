/** A quote: prices as the store says, delivery, the tax inside, one total. */
import { expect, test } from 'vitest'
import { cartId, newProductId, newVariantId, type CartId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { emptyCart, type Cart } from './cart.ts'
import { documents } from '#demo/settings'
import type { DeliveryMethod } from '../settings/delivery.ts'
import { deliveryPrice, freeOver, loadOfPieces } from '../logistics/delivery-price.ts'
import { placeIn } from '../logistics/zones.ts'
import { withDeliverable } from './delivery.ts'
import type { Offer } from './offer.ts'
import { isTaxAdded, quote, type OrderRules } from './quote.ts'
import { NOTHING_PROMOTED } from './promoting.ts'

const NOW = Date.UTC(2026, 10, 28)
const rules: OrderRules = { ...documents, version: 7 }
const [post, , express] = documents.delivery.methods as [DeliveryMethod, DeliveryMethod, DeliveryMethod]

const EUR = currency('EUR')
const mug = newVariantId(new Uint8Array(16))
const id = cartId(`cart_${'0'.repeat(24)}`) as CartId
const offer: Offer = {
  variantId: mug,
  productId: newProductId(new Uint8Array(16)),
  handle: 'mug',
  title: { en: 'Mug' },
  choice: { en: '' },
  sku: '',
  picture: null,
  prices: [money(2800, EUR)],
  taxable: true,
  tracked: true,
  oversell: false,
  requiresShipping: true,
  availability: 'in-stock',
  sellable: true,
  version: 3,
}
const cart = (units = 1, rest: Partial<Cart> = {}): Cart => ({
  ...emptyCart({ id, key: '' as never, currency: EUR, language: 'en' }, 1),
  lines: [{ variantId: mug, units, seen: money(2800, EUR) }],
  delivery: 'post',
  address: { country: 'NL' } as NonNullable<Cart['address']>,
  ...rest,
})
const by = { rules, promoting: NOTHING_PROMOTED, now: NOW }
const quoted = (of: Cart, change: Partial<Offer> = {}, sold = rules) =>
  quote(of, { offers: new Map([[mug, { ...offer, ...change }]]), rules: sold, promoting: NOTHING_PROMOTED, now: NOW })

test('adds up, and says which price it was', () => {
  const answer = quoted(cart(2))
  expect(answer).toMatchObject({
    value: {
      lines: [{ units: 2, price: money(2800, EUR), total: money(5600, EUR), priceVersion: 3 }],
      totals: {
        subtotal: money(5600, EUR),
        fulfillment: money(490, EUR),
        tax: money(1057, EUR),
        total: money(6090, EUR),
      },
      pricedBy: {
        settings: 7,
        tax: { country: 'NL', rate: 2100, included: true },
        // Ordered on a Saturday: two to four working days from there.
        delivery: {
          method: 'post',
          name: post.name,
          price: money(490, EUR),
          arrives: { first: '2026-12-01', last: '2026-12-03' },
        },
      },
    },
  })
})

test.each([
  ['an unknown variant', cart(), undefined, 'variant-unknown'],
  ['what is not for sale', cart(), { sellable: false }, 'not-for-sale'],
  ['a currency that it is not sold in', cart(), { prices: [money(1, currency('USD'))] }, 'price-missing'],
])('refuses %s', (_, of, change, code) => {
  const offers = change ? new Map([[mug, { ...offer, ...change }]]) : new Map()
  expect(quote(of, { offers, ...by })).toMatchObject({ ok: false, refusal: { code, variantId: mug } })
})

test('refuses delivery where there is no rate, and asks for none before a method is chosen', () => {
  const CLP = currency('CLP')
  const inPesos = { currency: CLP }
  const priced = { prices: [money(900, CLP)] }
  const sold = { ...rules, markets: { ...rules.markets, currencies: [EUR, CLP] } }
  expect(quoted(cart(1, inPesos), priced, sold)).toMatchObject({ refusal: { code: 'delivery-unavailable' } })
  expect(quoted(cart(1, inPesos), priced)).toEqual({ ok: false, refusal: { code: 'currency-unsold', currency: CLP } })
  expect(quoted(cart(1, { delivery: null }))).toMatchObject({ value: { totals: { total: money(2800, EUR) } } })
})

test('takes no tax of what is not taxed, but of its delivery', () => {
  expect(quoted(cart(), { taxable: false })).toMatchObject({ value: { totals: { tax: money(85, EUR) } } })
  expect(quoted(cart(1, { address: null }))).toMatchObject({ value: { totals: { tax: money(0, EUR) } } })
})

test('where nothing travels no delivery is paid, and in a mixed cart only what travels counts for it', () => {
  const card = 'var_card' as never
  const stays = { ...offer, variantId: card, requiresShipping: false, taxable: false, prices: [money(10_000, EUR)] }
  const offers = new Map([
    [mug, offer],
    [card, stays],
  ])
  const gift = { variantId: card, units: 1, seen: money(10_000, EUR) }
  const alone = quote(cart(1, { lines: [gift] }), { offers, ...by })
  const nothing = money(0, EUR)
  expect(alone).toMatchObject({ value: { totals: { fulfillment: nothing, tax: nothing, total: money(10_000, EUR) } } })
  expect(alone).toMatchObject({ value: { pricedBy: { delivery: null } } })
  // Delivery is free from 60.00 on, of goods that are sent.
  const both = quote({ ...cart(1), lines: [...cart(1).lines, gift] }, { offers, ...by })
  expect(both).toMatchObject({ value: { totals: { fulfillment: money(490, EUR) } } })
})

const worth = (goods: number) => ({ currency: EUR, place: placeIn('NL'), load: loadOfPieces([], goods) })

test.each([
  [5_999, 490],
  [6_000, 0],
])('goods of %d are posted for %d', (goods, price) => {
  expect(deliveryPrice(documents.delivery, post, worth(goods))).toEqual(money(price, EUR))
})

test('express is never free', () => {
  expect(deliveryPrice(documents.delivery, express, worth(1_000_000))).toEqual(money(1400, EUR))
  expect(freeOver(express, worth(0))).toBeUndefined()
  expect(freeOver(post, worth(0))).toEqual(money(6000, EUR))
})

test('collects tax where the shop is bound to, at the rate of the day', () => {
  const to = (country: string, by = rules) => {
    const answer = quoted(
      cart(1, { address: { country, region: '', postcode: '' } as NonNullable<Cart['address']> }),
      {},
      by,
    )
    return answer.ok ? answer.value.pricedBy?.tax : answer.refusal.code
  }
  expect(to('FI')).toEqual({ country: 'FI', rate: 2550, included: true })
  expect(to('US')).toBeNull()
  const days = (from: string | null, until: string | null, rate: number) => ({ country: 'FI', rate, from, until })
  const rates = [days(null, '2026-11-27', 2400), days('2026-11-28', null, 2550)]
  expect(to('FI', { ...rules, tax: { rates } })).toMatchObject({ rate: 2550 })
})

test('a tax that is added is an item of its own, of goods and delivery together', () => {
  const markets = { ...documents.markets, markets: [{ id: 'all', countries: ['NL'], pricesIncludeTax: false }] }
  const answer = quoted(cart(), {}, { ...rules, markets })
  if (!answer.ok) throw new Error(answer.refusal.code)
  const { totals, pricedBy } = answer.value
  expect(totals).toMatchObject({ tax: money(691, EUR), total: money(2800 + 490 + 691, EUR) })
  expect([isTaxAdded(totals), pricedBy?.tax?.included]).toEqual([true, false])
  const included = quoted(cart())
  expect(included.ok && isTaxAdded(included.value.totals)).toBe(false)
})

test('goods go where the shop sends them, and where a way leads', () => {
  const to = (country: string, by = rules) =>
    quoted(cart(1, { address: { country, region: '', postcode: '' } as never }), {}, by)
  expect(to('CA')).toMatchObject({ refusal: { code: 'delivery-unavailable' } })
  const methods = [{ ...post, countries: ['DE'] }, express]
  const narrow = { ...rules, delivery: { ...documents.delivery, methods } }
  expect(to('NL', narrow)).toMatchObject({ refusal: { code: 'delivery-unavailable' } })
  expect(to('DE', narrow).ok).toBe(true)
})

test('a way that is no longer there counts as not chosen', () => {
  expect(withDeliverable(cart(), rules, null).delivery).toBe('post')
  expect(withDeliverable(cart(1, { delivery: 'pigeon' }), rules, null).delivery).toBeNull()
  expect(withDeliverable(cart(1, { address: { country: 'CA' } as never }), rules, null).delivery).toBeNull()
})

test('what is fetched is taxed where it is handed over, and the order keeps where that is', () => {
  const address = { street: 'Kai 1', postcode: '20095', city: 'Hamburg', region: '', country: 'DE' }
  const hours = [{ weekdays: [1, 2], from: '09:00', until: '17:00' }]
  const locations = { locations: [{ id: 'quay', name: 'Quay', address, priority: 0, hours }] }
  const fetch = { ...post, id: 'fetch', pickup: 'quay', prices: [{ currency: EUR, price: 0, freeOver: null }] }
  const sold = { ...rules, locations, delivery: { ...documents.delivery, methods: [post, fetch] } }
  const to = { country: 'FI', region: '', postcode: '' } as NonNullable<Cart['address']>
  const answer = quoted(cart(1, { address: to, delivery: 'fetch' }), {}, sold)
  expect(answer).toMatchObject({
    value: {
      totals: { fulfillment: money(0, EUR), total: money(2800, EUR) },
      pricedBy: {
        tax: { country: 'DE', rate: 1900 },
        delivery: { method: 'fetch', pickup: { location: 'quay', name: 'Quay', address, hours } },
      },
    },
  })
  expect(
    quoted(cart(1, { address: to, delivery: 'fetch' }), {}, { ...sold, locations: { locations: [] } }),
  ).toMatchObject({
    refusal: { code: 'delivery-unavailable' },
  })
})
