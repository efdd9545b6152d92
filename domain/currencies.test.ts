/** Every currency of ISO 4217 is one of the shop's: written, read, summed and paid in, with as many digits as the standard says. */
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { newCartId, newProductId } from './ids.ts'
import { CURRENCY_CODES } from './currencies.ts'
import { AMOUNT_MAX, currency, decimal, digitsOf, formatMoney, money, parseMoney, TOTAL_MAX } from './money.ts'
import { emptyCart } from './orders/cart.ts'
import type { Offer } from './orders/offer.ts'
import { NOTHING_PROMOTED } from './orders/promoting.ts'
import { quote } from './orders/quote.ts'
import { wholeIn } from '#workers/http/form'

/** As the standard's list one says (amendment 180); all others have two. */
const OTHER_DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  ...Object.fromEntries('CLF UYW'.split(' ').map((code) => [code, 4])),
}

const variantId = 'var_thing' as never
const offer: Offer = {
  variantId,
  productId: newProductId(new Uint8Array(16)),
  handle: 'thing',
  title: { en: 'Thing' },
  choice: { en: '' },
  sku: '',
  picture: null,
  prices: [],
  taxable: true,
  tracked: false,
  oversell: false,
  requiresShipping: true,
  availability: 'in-stock',
  sellable: true,
  version: 1,
}

/** What the runtime still lists, and the standard no longer does: money of the past, metals, and units of banks. */
const OF_THE_PAST = 'ANG BGN CUC HRK SLL XAG XAU XDR XPD XPT XSU XTS XUA XXX ZWL'.split(' ')

test('there are all of them, and no runtime knows one more', () => {
  expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length)
  expect(CURRENCY_CODES.filter((code) => digitsOf(currency(code)) === 4)).toEqual(['CLF', 'UYW'])
  const missing = Intl.supportedValuesOf('currency').filter((code) => !CURRENCY_CODES.includes(code))
  expect(missing.filter((code) => !OF_THE_PAST.includes(code))).toEqual([])
})

test.each(CURRENCY_CODES)('%s is read, written, quoted and paid', (code) => {
  const of = currency(code)
  const digits = OTHER_DIGITS[code] ?? 2
  expect(digitsOf(of)).toBe(digits)
  const price = money(1_234_500_000, of)
  expect(parseMoney(decimal(price), of)).toEqual(price)
  expect(decimal(money(1, of))).toBe(digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`)
  // The smallest part is seen, whatever people usually write.
  expect(
    formatMoney(money(10 ** digits + 1, of), 'en')
      .replace(/[^\d.]/g, '')
      .replace(/^\.+/, ''),
  ).toContain(digits === 0 ? '2' : `1.${'1'.padStart(digits, '0')}`)

  const post = { id: 'post', name: { en: 'Post' }, note: {}, days: [1, 3], countries: null } as const
  const delivery = {
    ...documents.delivery,
    methods: [{ ...post, prices: [{ currency: of, price: 5, freeOver: null }] }],
  }
  const rules = { ...documents, delivery, markets: { ...documents.markets, currencies: [of] }, version: 1 }
  const cart = {
    ...emptyCart({ id: newCartId(new Uint8Array(32)), key: '' as never, currency: of, language: 'en' }, 1),
    lines: [{ variantId, units: 3, seen: price }],
    delivery: 'post',
  }
  const quoted = quote(cart, {
    offers: new Map([[variantId, { ...offer, prices: [price] }]]),
    rules,
    promoting: NOTHING_PROMOTED,
    now: 1,
  })
  if (!quoted.ok) throw new Error(quoted.refusal.code)
  const { total } = quoted.value.totals
  expect(total).toEqual(money(3_703_500_005, of))
  // The page carries it in a form.
  expect(wholeIn(new URLSearchParams({ expected: String(total.amount) }), 'expected')).toBe(total.amount)
})

test.each([1_000_000_000, AMOUNT_MAX, TOTAL_MAX])('a total of %d minor units comes through a form', (amount) => {
  expect(wholeIn(new URLSearchParams({ expected: String(amount) }), 'expected')).toBe(amount)
})
