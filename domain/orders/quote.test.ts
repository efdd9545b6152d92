/** A quote: prices as the store says, delivery, the tax inside, one total. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cartId, newProductId, newVariantId, type CartId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { emptyCart, type Cart } from './cart.ts'
import { deliveryPrice, freeOver } from './delivery.ts'
import { changedPrices, quote, type Offer } from './quote.ts'
import { taxIncluded, taxRateOf } from './tax.ts'

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
const quoted = (of: Cart, change: Partial<Offer> = {}) => quote(of, new Map([[mug, { ...offer, ...change }]]))

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
    },
  })
})

test.each([
  ['an unknown variant', cart(), undefined, 'variant-unknown'],
  ['what is not for sale', cart(), { sellable: false }, 'not-for-sale'],
  ['a currency that it is not sold in', cart(), { prices: [money(1, currency('USD'))] }, 'price-missing'],
])('refuses %s', (_, of, change, code) => {
  const offers = change ? new Map([[mug, { ...offer, ...change }]]) : new Map()
  expect(quote(of, offers)).toMatchObject({ ok: false, refusal: { code, variantId: mug } })
})

test('refuses delivery where there is no rate, and asks for none before a method is chosen', () => {
  const JPY = currency('JPY')
  const inYen = { currency: JPY }
  expect(quoted(cart(1, inYen), { prices: [money(900, JPY)] })).toMatchObject({
    refusal: { code: 'delivery-unavailable' },
  })
  expect(quoted(cart(1, { delivery: null }))).toMatchObject({ value: { totals: { total: money(2800, EUR) } } })
})

test('takes no tax of what is not taxed, but of its delivery', () => {
  expect(quoted(cart(), { taxable: false })).toMatchObject({ value: { totals: { tax: money(85, EUR) } } })
  expect(quoted(cart(1, { address: null }))).toMatchObject({ value: { totals: { tax: money(0, EUR) } } })
})

test('tells which prices are others than those that were seen', () => {
  const now = quoted(cart(), { prices: [money(2900, EUR)] })
  if (!now.ok) throw new Error(now.refusal.code)
  expect(changedPrices(cart(), now.value)).toEqual([
    { variantId: mug, before: money(2800, EUR), now: money(2900, EUR) },
  ])
  const same = quoted(cart())
  expect(same.ok && changedPrices(cart(), same.value)).toEqual([])
})

test.each([
  [5_999, 490],
  [6_000, 0],
])('goods of %d are posted for %d', (goods, price) => {
  expect(deliveryPrice('post', money(goods, EUR))).toEqual(money(price, EUR))
})

test('express is never free', () => {
  expect(deliveryPrice('express', money(1_000_000, EUR))).toEqual(money(1400, EUR))
  expect(freeOver('express', EUR)).toBeUndefined()
  expect(freeOver('post', EUR)).toEqual(money(6000, EUR))
})

test.each([
  [12_100, 2_100, 2_100],
  [11_900, 1_900, 1_900],
  [100, 2_100, 17],
  [0, 2_100, 0],
  [999, 0, 0],
  [3, 2_000, 1],
  [2, 2_000, 0],
])('%d contain at a rate of %d a tax of %d', (amount, rate, tax) => {
  expect(taxIncluded(amount, rate)).toBe(tax)
})

test('the tax is never off by more than half a minor unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom(0, 1_900, 2_100, 2_550), (amount, rate) => {
      expect(Math.abs(taxIncluded(amount, rate) - (amount * rate) / (10_000 + rate))).toBeLessThanOrEqual(0.5)
    }),
  )
})

test('collects tax where the shop is bound to', () => {
  expect([taxRateOf('NL'), taxRateOf('FI'), taxRateOf('US'), taxRateOf('')]).toEqual([2100, 2550, 0, 0])
})
