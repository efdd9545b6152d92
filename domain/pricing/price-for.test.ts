/** What one unit costs a buyer: a table of cases, and what must hold whatever the lists are. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CompanyId } from '../customers/companies.ts'
import { AMOUNT_MAX, currency, money } from '../money.ts'
import { EVERYONE, inPublic, priceFor, type PriceContext } from './price-for.ts'
import { nextMoment, type Audience, type ListOffer, type PriceListId } from './price-list.ts'

const EUR = currency('EUR')
const JPY = currency('JPY')
const KWD = currency('KWD')
const NORTHWIND = 'cmp_0000000000000001' as CompanyId

const list = (name: string, more: Partial<ListOffer> = {}): ListOffer => ({
  list: `prl_${name}` as PriceListId,
  number: 1,
  kind: 'sale',
  audience: { type: 'everyone' },
  currency: EUR,
  from: null,
  until: null,
  priority: 0,
  pricing: { type: 'fixed', value: null },
  breaks: [{ units: 1, amount: 800 }],
  ...more,
})
const percent = (value: number, more: Partial<ListOffer> = {}) =>
  list('percent', { pricing: { type: 'percent', value }, breaks: [], ...more })
const off = (value: number, more: Partial<ListOffer> = {}) =>
  list('off', { pricing: { type: 'amount', value }, breaks: [], ...more })
const fixed = (amount: number, more: Partial<ListOffer> = {}) =>
  list('fixed', { breaks: [{ units: 1, amount }], ...more })
const of = (names: readonly string[], type: 'tags' | 'companies' | 'countries') => ({ type, names }) as Audience

const BREAKS = [
  { units: 10, amount: 700 },
  { units: 1, amount: 900 },
  { units: 50, amount: 600 },
]

type Case = readonly [string, readonly ListOffer[], Partial<PriceContext>, number | undefined, number | null]

/** Of a variant that costs 10.00 €: what it costs, and what it is taken down from. */
test.each<Case>([
  ['no list: the regular price', [], {}, 1000, null],
  ['a sale', [fixed(800)], {}, 800, 1000],
  ['prices for buyers strike nothing', [fixed(800, { kind: 'buyers' })], {}, 800, null],
  ['a list never makes it dearer', [fixed(1200)], {}, 1000, null],
  ['the lowest wins', [fixed(900), fixed(700, { number: 2 }), fixed(800, { number: 3 })], {}, 700, 1000],
  ['the lowest wins over priority', [fixed(900, { priority: 9 }), fixed(800)], {}, 800, 1000],
  ['as dear as the regular price: no list has priced it', [fixed(1000)], {}, 1000, null],
  ['20 % off', [percent(2000)], {}, 800, 1000],
  ['12.5 % off', [percent(1250)], {}, 875, 1000],
  ['all of it off', [percent(10_000)], {}, 0, 1000],
  ['1.50 € off', [off(150)], {}, 850, 1000],
  ['more off than it costs is nothing, and never below', [off(5000)], {}, 0, 1000],
  ['another currency', [fixed(800, { currency: JPY })], {}, 1000, null],
  ['before it begins', [fixed(800, { from: 100 })], { now: 99 }, 1000, null],
  ['when it begins', [fixed(800, { from: 100 })], { now: 100 }, 800, 1000],
  ['in its last moment', [fixed(800, { until: 100 })], { now: 99 }, 800, 1000],
  ['when it is over', [fixed(800, { until: 100 })], { now: 100 }, 1000, null],
  ['one unit of three quantities', [list('q', { breaks: BREAKS })], {}, 900, 1000],
  ['nine', [list('q', { breaks: BREAKS })], { units: 9 }, 900, 1000],
  ['ten', [list('q', { breaks: BREAKS })], { units: 10 }, 700, 1000],
  ['fifty', [list('q', { breaks: BREAKS })], { units: 50 }, 600, 1000],
  ['only from ten on: one costs what it costs', [list('q', { breaks: BREAKS.slice(0, 1) })], {}, 1000, null],
  ['a company, to whoever buys for none', [fixed(800, { audience: of([NORTHWIND], 'companies') })], {}, 1000, null],
  [
    'a company, to its buyers',
    [fixed(800, { audience: of([NORTHWIND], 'companies') })],
    { buyer: { company: NORTHWIND, tags: [] } },
    800,
    1000,
  ],
  [
    'a tag, to whoever has another',
    [fixed(800, { audience: of(['trade'], 'tags') })],
    { buyer: { company: null, tags: ['vip'] } },
    1000,
    null,
  ],
  [
    'a tag, to whoever has it',
    [fixed(800, { audience: of(['trade'], 'tags') })],
    { buyer: { company: null, tags: ['vip', 'trade'] } },
    800,
    1000,
  ],
  ['a country, where nobody has said where to', [fixed(800, { audience: of(['FR'], 'countries') })], {}, 1000, null],
  ['a country, to another', [fixed(800, { audience: of(['FR'], 'countries') })], { country: 'DE' }, 1000, null],
  ['a country, there', [fixed(800, { audience: of(['FR'], 'countries') })], { country: 'FR' }, 800, 1000],
  ['a currency that it is sold in by a list alone', [fixed(900, { currency: JPY })], { currency: JPY }, 900, null],
  ['a rule takes nothing off what is not sold', [percent(2000, { currency: JPY })], { currency: JPY }, undefined, null],
])('%s', (_, lists, context, price, before) => {
  const found = priceFor({ prices: [money(1000, EUR)], lists }, { ...inPublic(EUR, 50), ...context })
  expect(found?.price.amount).toBe(price)
  expect(found?.before?.amount ?? null).toBe(before)
})

test('of two that come to the same the regular price goes first, then priority, then the one that was made first', () => {
  const named = (lists: readonly ListOffer[]) =>
    priceFor({ prices: [money(1000, EUR)], lists }, inPublic(EUR, 0))?.list ?? null
  const [early, late] = [fixed(800, { number: 1 }), { ...fixed(800, { number: 2 }), list: 'prl_late' as PriceListId }]
  expect(named([late, early])).toBe('prl_fixed')
  expect(named([early, { ...late, priority: 1 }])).toBe('prl_late')
  expect(named([fixed(1000, { priority: 9 })])).toBe(null)
})

test.each([
  [JPY, 999, 1500, 849],
  [KWD, 12_345, 3333, 8_230],
  [EUR, 1, 5000, 1],
  [EUR, 3, 5000, 2],
  [EUR, AMOUNT_MAX, 1, 99_989_999_999],
])('%s %i less %i hundredths of a per cent, in whole minor units, half up', (code, amount, value, expected) => {
  const lists = [percent(value, { currency: code })]
  expect(priceFor({ prices: [money(amount, code)], lists }, inPublic(code, 0))?.price).toEqual(money(expected, code))
})

const moment = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null })
const audience = fc.constantFrom<Audience>(
  { type: 'everyone' },
  of([NORTHWIND], 'companies'),
  of(['trade'], 'tags'),
  of(['FR'], 'countries'),
)
const anyList: fc.Arbitrary<ListOffer> = fc
  .record({
    number: fc.integer({ min: 1, max: 50 }),
    kind: fc.constantFrom('sale', 'buyers'),
    audience,
    currency: fc.constantFrom(EUR, JPY, KWD),
    from: moment,
    until: moment,
    priority: fc.integer({ min: 0, max: 3 }),
    pricing: fc.oneof(
      fc.constant({ type: 'fixed' as const, value: null }),
      fc.record({ type: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 10_000 }) }),
      fc.record({ type: fc.constant('amount' as const), value: fc.integer({ min: 1, max: AMOUNT_MAX }) }),
    ),
    breaks: fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 99 }), amount: fc.integer({ min: 0, max: AMOUNT_MAX }) }),
    ),
  })
  .map((one) => ({ ...one, list: `prl_${one.number}` as PriceListId }))

const anyContext = fc.record({
  currency: fc.constantFrom(EUR, JPY, KWD),
  units: fc.integer({ min: 1, max: 999 }),
  buyer: fc.constantFrom(EVERYONE, { company: NORTHWIND, tags: [] }, { company: null, tags: ['trade'] }),
  country: fc.constantFrom(null, 'FR', 'DE'),
  now: fc.integer({ min: 0, max: 100 }),
})
const prices = fc.uniqueArray(
  fc.record({ amount: fc.integer({ min: 0, max: AMOUNT_MAX }), currency: fc.constantFrom(EUR, JPY, KWD) }),
  { selector: ({ currency: code }) => code },
)

test('whole minor units, never below zero, never above the regular price, and another list never makes it dearer', () => {
  fc.assert(
    fc.property(prices, fc.array(anyList), anyList, anyContext, (own, lists, more, context) => {
      const found = priceFor({ prices: own, lists }, context)
      const regular = own.find((one) => one.currency === context.currency)
      if (!found) return regular === undefined
      const { amount } = found.price
      if (!Number.isSafeInteger(amount) || amount < 0) return false
      if (regular && (amount > regular.amount || (found.before !== null && found.before.amount <= amount))) return false
      return (priceFor({ prices: own, lists: [...lists, more] }, context)?.price.amount ?? -1) <= amount
    }),
  )
})

test('the order of lists does not matter', () => {
  const named = fc.uniqueArray(anyList, { selector: ({ number }) => number })
  fc.assert(
    fc.property(prices, named, anyContext, (own, lists, context) => {
      const turned = priceFor({ prices: own, lists: lists.toReversed() }, context)
      expect(turned).toEqual(priceFor({ prices: own, lists }, context))
    }),
  )
})

test('between two moments that are told the price does not change', () => {
  fc.assert(
    fc.property(prices, fc.array(anyList), anyContext, (own, lists, context) => {
      const next = nextMoment(lists, context.now) ?? 101
      const then = priceFor({ prices: own, lists }, { ...context, now: next - 1 })
      expect(then).toEqual(priceFor({ prices: own, lists }, context))
    }),
  )
})

test('no list takes anything off a gift card: it is worth what it costs', () => {
  const prices = [money(2500, EUR)]
  const lists = [percent(2000), off(500, { number: 2 }), fixed(800, { number: 3, kind: 'buyers' })]
  expect(priceFor({ prices, lists, isGiftCard: true }, inPublic(EUR, 0))).toEqual({
    price: money(2500, EUR),
    regular: money(2500, EUR),
    before: null,
    list: null,
  })
  expect(priceFor({ prices, lists }, inPublic(EUR, 0))?.price.amount).toBeLessThan(2500)
  // What it costs in another currency is said of the card itself.
  expect(
    priceFor({ prices, lists: [fixed(800, { currency: JPY })], isGiftCard: true }, inPublic(JPY, 0)),
  ).toBeUndefined()
})
