/** What holds for every cart and every set of promotions. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { evaluate } from './evaluate.ts'
import type { Goods } from './goods.ts'
import { EVERYTHING, type Effect, type Promotion, type Value } from './promotion.ts'
import { EUR, good, judged, offLines, paid, promotionOf, tagged, WITH_ALL } from '#tests/promotions'

const TAGS = ['cups', 'bowls', 'bath'] as const

const goods: fc.Arbitrary<Goods[]> = fc
  .array(
    fc.record({
      price: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(0, 1, 99_999_999)),
      units: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(999)),
      tag: fc.constantFrom(...TAGS),
      isGiftCard: fc.boolean().map((one) => one),
      cost: fc.option(fc.integer({ min: 0, max: 20_000 })),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ price, units, tag, isGiftCard, cost }, at) =>
      good(`g${at}`, price, units, [tag], { isGiftCard: isGiftCard && at === 0, cost }),
    ),
  )

const set = fc.constantFrom(EVERYTHING, ...TAGS.map((tag) => tagged(tag)))
const amounts = fc.integer({ min: 1, max: 30_000 }).map((amount) => [money(amount, EUR)])
const percentOf = fc.integer({ min: 1, max: 10_000 }).map((rate): Value => ({ type: 'percent', rate }))
const cut = fc.oneof(
  percentOf,
  amounts.map((all): Value => ({ type: 'amount', amounts: all })),
)
const value = fc.oneof(
  cut,
  amounts.map((prices): Value => ({ type: 'price', prices })),
)
const few = fc.integer({ min: 1, max: 4 })

const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({
    type: fc.constant('goods' as const),
    set,
    value,
    across: fc.boolean(),
    unitsMax: fc.option(few),
  }),
  fc.record({
    type: fc.constant('tiers' as const),
    set,
    tiers: fc.array(fc.record({ units: few, sum: fc.constant(null), value }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('buy-get' as const),
    buy: fc.oneof(fc.record({ set, units: few }), fc.record({ set, sum: amounts })),
    get: fc.record({ set, units: few, value }),
    times: fc.option(few),
  }),
  fc.record({
    type: fc.constant('bundle' as const),
    parts: fc.array(fc.record({ set, units: few }), { minLength: 2, maxLength: 3 }),
    value,
    times: fc.option(few),
  }),
  fc.record({ type: fc.constant('order' as const), value: cut as fc.Arbitrary<Exclude<Value, { type: 'price' }>> }),
  fc.record({ type: fc.constant('delivery' as const), value, methods: fc.constant(null), upTo: fc.constant(null) }),
)

const flags = fc.record({ product: fc.boolean(), order: fc.boolean(), delivery: fc.boolean() })
const promotions = (combines: fc.Arbitrary<Promotion['combines']>): fc.Arbitrary<Promotion[]> =>
  fc
    .array(
      fc.record({
        effect,
        combines,
        priority: fc.integer({ min: 0, max: 2 }),
        least: fc.option(amounts),
        floor: fc.option(fc.integer({ min: 0, max: 5_000 })),
      }),
      { maxLength: 6 },
    )
    .map((all) =>
      all.map(({ effect: of, combines: stands, priority, least, floor }, at) =>
        promotionOf(`p${at}`, of, {
          combines: stands,
          priority,
          marginFloor: floor,
          conditions: { minimumSum: least && { set: EVERYTHING, sums: least } },
        }),
      ),
    )

const way = { wayFor: () => ({ method: 'post', price: 490 }) }
const judge = (lines: readonly Goods[], all: readonly Promotion[]) => evaluate(judged(lines, all, way))

test('no line is below nothing, nothing is taken off a gift card, and delivery costs nothing less than nothing', () => {
  fc.assert(
    fc.property(goods, promotions(flags), (lines, all) => {
      const outcome = judge(lines, all)
      for (const [index, off] of offLines(outcome, lines).entries()) {
        const { price = 0, units = 0, isGiftCard } = lines[index] ?? {}
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(isGiftCard ? 0 : price * units)
        expect(Number.isSafeInteger(off)).toBe(true)
      }
      expect(outcome.delivery?.amount ?? 0).toBeLessThanOrEqual(490)
      for (const { amount, parts } of outcome.order) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
    }),
  )
})

test('where every promotion may stand beside every other, one fewer never makes a cart cheaper', () => {
  fc.assert(
    fc.property(goods, promotions(fc.constant(WITH_ALL)), fc.nat(), (lines, all, which) => {
      if (all.length === 0) return
      const without = all.toSpliced(which % all.length, 1)
      expect(paid(judge(lines, all), lines)).toBeLessThanOrEqual(paid(judge(lines, without), lines))
    }),
  )
})

test('nor does it where they exclude each other: the cart gets the set that costs it least', () => {
  fc.assert(
    fc.property(goods, promotions(flags), fc.nat(), (lines, all, which) => {
      if (all.length === 0) return
      const without = all.toSpliced(which % all.length, 1)
      expect(paid(judge(lines, all), lines)).toBeLessThanOrEqual(paid(judge(lines, without), lines))
    }),
  )
})

test('nothing turns on the order of lines, of promotions, or of clicks; asked again it is the same', () => {
  fc.assert(
    fc.property(goods, promotions(flags), (lines, all) => {
      const one = judge(lines, all)
      const turned = lines.toReversed()
      const other = judge(turned, all.toReversed())
      expect(paid(other, turned)).toBe(paid(one, lines))
      const named = (outcome: typeof one) =>
        [...outcome.goods, ...outcome.order].map(({ promotion }) => promotion.id).toSorted()
      expect(named(other)).toEqual(named(one))
      expect(judge(lines, all)).toEqual(one)
    }),
  )
})

test('every promotion either counts or says why not, and never both', () => {
  fc.assert(
    fc.property(goods, promotions(flags), (lines, all) => {
      const outcome = judge(lines, all)
      const counted = [...outcome.goods, ...outcome.order, ...(outcome.delivery ? [outcome.delivery] : [])]
      const ids = [
        ...counted.map(({ promotion }) => promotion.id),
        ...outcome.unapplied.map((one) => one.candidate.promotion.id),
      ]
      expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
    }),
  )
})

test('promotions that may not stand together never do', () => {
  fc.assert(
    fc.property(goods, promotions(flags), (lines, all) => {
      const outcome = judge(lines, all)
      const counted = [...outcome.goods, ...outcome.order, ...(outcome.delivery ? [outcome.delivery] : [])].map(
        ({ promotion }) => promotion,
      )
      for (const one of counted)
        for (const other of counted) if (one !== other) expect(one.combines[other.class]).toBe(true)
    }),
  )
})
