/**
 * Which promotions stand together, which one counts, and for whom. Facts from documentation.
 *
 * S: https://help.shopify.com/manual/discounts · M: https://docs.medusajs.com/resources/commerce-modules/promotion ·
 * L: https://docs.saleor.io/developer/discounts/overview · V: https://docs.vendure.io/guides/core-concepts/promotions/
 */
import { expect, test } from 'vitest'
import { budgetKey } from './limits.ts'
import { currency, money } from '../money.ts'
import { EVERYTHING, type Promotion } from './promotion.ts'
import {
  amountOff,
  bowl,
  CENTS,
  EUR,
  evaluated,
  good,
  mug,
  offGoods,
  offLines,
  order,
  percent,
  promotionOf,
  tagged,
  tier,
  whyNot,
  WITH_ALL,
} from '#tests/promotions'

const both = { combines: WITH_ALL }

test('S two promotions that do not combine: the better one counts, and the other waits for it', () => {
  const ten = promotionOf('ten', offGoods(percent(10)))
  const five = promotionOf('five', offGoods(percent(5)))
  const outcome = evaluated([mug], [five, ten])
  expect(outcome.goods.map(({ promotion }) => promotion.id)).toEqual([ten.id])
  expect(whyNot(outcome, five)).toEqual({ code: 'not-with', other: ten.id })
})

test('S product and order combine only where both say so', () => {
  const line = promotionOf('line', offGoods(percent(10)), {
    combines: { product: false, order: true, delivery: false },
  })
  const whole = promotionOf('whole', order(percent(20)), { combines: { product: true, order: false, delivery: false } })
  const shy = { ...whole, combines: { product: false, order: false, delivery: false } }
  // The order's part is of what is left of the goods.
  expect(offLines(evaluated([mug], [line, whole]), [mug])).toEqual([560 + 1008])
  expect(offLines(evaluated([mug], [line, shy]), [mug])).toEqual([1120])
})

test('S several on the order take the same base, not each other’s rest', () => {
  const ten = promotionOf('ten', order(percent(10)), both)
  const twenty = promotionOf('twenty', order(percent(20)), both)
  expect(offLines(evaluated([mug], [ten, twenty]), [mug])).toEqual([560 + 1120])
})

test('S a line has one promotion on goods: that which saves most', () => {
  const ten = promotionOf('ten', offGoods(percent(10)), both)
  const cups = promotionOf('cups', offGoods(percent(30), tagged('cups')), both)
  const outcome = evaluated([mug, bowl], [ten, cups])
  expect(offLines(outcome, [mug, bowl])).toEqual([1680, 380])
})

test('S one promotion on delivery: the best', () => {
  const free = promotionOf('free', { type: 'delivery', value: percent(100), methods: null, upTo: null }, both)
  const half = promotionOf('half', { type: 'delivery', value: percent(50), methods: null, upTo: null }, both)
  const wayFor = () => ({ method: 'post', price: 490 })
  const outcome = evaluated([mug], [half, free], { wayFor })
  expect(outcome.delivery).toMatchObject({ promotion: { id: free.id }, amount: 490 })
  expect(whyNot(outcome, half)).toEqual({ code: 'outdone', by: free.id })
})

test('S free delivery of rates up to a price, and of named ways', () => {
  const cheap = promotionOf('a', { type: 'delivery', value: percent(100), methods: ['post'], upTo: CENTS(500) })
  const at = (method: string, price: number) =>
    evaluated([mug], [cheap], { wayFor: () => ({ method, price }) }).delivery?.amount ?? null
  expect([at('post', 490), at('post', 501), at('express', 490)]).toEqual([490, null, null])
})

test('goods after promotions decide whether delivery is free, and the cart gets what costs it least', () => {
  const small = promotionOf('small', offGoods(percent(1)), both)
  const wayFor = (left: readonly number[]) => ({
    method: 'post',
    price: left.reduce((a, b) => a + b, 0) >= 5600 ? 0 : 490,
  })
  // 56 cents off would cost 4.90 of delivery.
  expect(evaluated([mug], [small], { wayFor })).toMatchObject({ goods: [], way: { price: 0 } })
})

test('a gift comes with its promotion, once, and is nothing that others are bought with', () => {
  const gift = promotionOf(
    'gift',
    { type: 'gift', variant: 'var_candle' as never, units: 1 },
    { ...both, conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(5000) } } },
  )
  const there = evaluated([mug], [gift], { giftWorth: (_, units) => 900 * units })
  expect(there.gifts).toEqual([{ promotion: gift, variantId: 'var_candle', units: 1, amount: 900 }])
  expect(whyNot(evaluated([mug], [gift]), gift)).toEqual({ code: 'gift-gone' })
  expect(whyNot(evaluated([bowl], [gift], { giftWorth: (_, units) => 900 * units }), gift)).toEqual({
    code: 'minimum-sum',
    missing: 1200,
  })
})

test('whoever is named gets it: by tag, by company, by segment, by account; and whoever has not ordered yet', () => {
  const buyers = {
    type: 'some',
    customers: ['cus_1'],
    tags: ['VIP'],
    segments: ['at-risk'],
    companies: ['com_1'],
  } as const
  const some = promotionOf('some', order(percent(10)), { conditions: { buyers } })
  const first = promotionOf('first', order(percent(10)), { conditions: { buyers: { type: 'first-order' } } })
  const nobody = { customerId: 'cus_9', tags: [], segments: [], company: null, isFirstOrder: false }
  const by = (promotion: Promotion, rest: object) =>
    evaluated([mug], [promotion], { buyer: { ...nobody, ...rest } }).order.length
  expect(
    [{}, { tags: ['vip'] }, { company: 'com_1' }, { segments: ['at-risk'] }, { customerId: 'cus_1' }].map((rest) =>
      by(some, rest),
    ),
  ).toEqual([0, 1, 1, 1, 1])
  expect([{}, { isFirstOrder: true }, { isFirstOrder: null }].map((rest) => by(first, rest))).toEqual([0, 1, 0])
})

test('where it goes decides, once somebody has said where', () => {
  const germany = promotionOf('a', order(percent(10)), { conditions: { countries: ['DE'] } })
  expect([null, 'DE', 'FR'].map((country) => evaluated([mug], [germany], { country }).order.length)).toEqual([1, 1, 0])
})

test('of promotions that give the same the higher priority counts, then what ends first, then the older', () => {
  const until = (day: number) => ({
    from: null,
    until: Date.UTC(2026, 11, day),
    timeZone: 'UTC',
    weekdays: null,
    hours: null,
  })
  const one = (name: string, rest: object) => promotionOf(name, offGoods(percent(10)), rest)
  const winner = (...all: Promotion[]) => evaluated([mug], all).goods[0]?.promotion.name
  expect(winner(one('a', {}), one('b', { priority: 1 }))).toBe('b')
  expect(winner(one('a', {}), one('b', { period: until(2) }), one('c', { period: until(1) }))).toBe('c')
  expect(winner(one('b', {}), one('a', {}))).toBe('a')
})

test('what is used up counts no more', () => {
  const limited = promotionOf('few', order(percent(10)), { limits: { uses: 2, perBuyer: null, budget: null } })
  const left = new Map([['use_few' as never, 0]])
  expect(whyNot(evaluated([mug], [limited], { left }), limited)).toEqual({ code: 'used-up' })
})

test('of a budget that is nearly spent nobody gets a part: what counts then is the next best', () => {
  const limits = { uses: null, perBuyer: null, budget: CENTS(1000) }
  const poor = promotionOf('poor', order(percent(10)), { limits })
  const next = promotionOf('next', order(percent(5)))
  const left = (amount: number) => ({ left: new Map([[budgetKey(poor.id, EUR), amount]]) })
  const enough = evaluated([bowl], [poor, next], left(380))
  expect(enough.order).toMatchObject([{ promotion: poor, amount: 380 }])
  const short = evaluated([bowl], [poor, next], left(379))
  expect(short.order).toMatchObject([{ promotion: next, amount: 190 }])
  expect(whyNot(short, poor)).toEqual({ code: 'used-up' })
})

test('where a budget stands it counts in no currency that has none', () => {
  const limits = { uses: null, perBuyer: null, budget: [money(500, currency('USD'))] }
  const bounded = promotionOf('bounded', order(percent(10)), { limits })
  expect(whyNot(evaluated([mug], [bounded]), bounded)).toEqual({ code: 'currency' })
  const unbounded = { ...bounded, limits: { ...limits, budget: null } }
  expect(evaluated([mug], [unbounded]).order).toHaveLength(1)
})

test('what counts by tiers says what is missing to the next, and nothing behind the last', () => {
  const stack = promotionOf('stack', { type: 'tiers', set: EVERYTHING, tiers: [tier(2, 10), tier(5, 20)] })
  const short = (units: number) => evaluated([{ ...mug, units }], [stack]).next.map(({ short: one }) => one)
  expect([1, 2, 4, 5].map(short)).toEqual([
    [],
    [{ code: 'more-units', missing: 3 }],
    [{ code: 'more-units', missing: 1 }],
    [],
  ])
  const sums = [5000, 9000].map((sum, at) => ({ units: null, sum: CENTS(sum), value: percent(5 + at) }))
  const much = promotionOf('much', { type: 'order-tiers', tiers: sums as never })
  expect(evaluated([{ ...bowl, units: 2 }], [much]).next).toEqual([
    { promotion: much, short: { code: 'more-goods', missing: 9000 - 2 * bowl.price } },
  ])
})

test('a cent that is left falls on the same good, in whatever order goods were put in', () => {
  const cents = promotionOf('cents', order(amountOff(101)))
  const lines = [good('a', 500), good('b', 500), good('c', 300)]
  const off = (of: typeof lines) => {
    const outcome = evaluated(of, [cents])
    return Object.fromEntries(of.map(({ variantId }, at) => [variantId, offLines(outcome, of)[at]]))
  }
  expect(off(lines.toReversed())).toEqual(off(lines))
})
