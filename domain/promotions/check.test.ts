/** What a promotion cannot be by its rule alone: gifts to everybody for ever, in whatever form, and moments that no clock shows. */
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { checkPromotion } from './check.ts'
import { draftOfPromotion } from './discount-rows.ts'
import { EVERYTHING, type Effect, type Promotion } from './promotion.ts'
import {
  bundle,
  buyGet,
  CENTS,
  EUR,
  NOW,
  offGoods,
  order,
  percent,
  priceOf,
  promotionOf,
  tagged,
} from '#tests/promotions'

type More = Parameters<typeof promotionOf>[2]
const wrongWith = (effect: Effect, more: More = {}) =>
  checkPromotion(draftOfPromotion(promotionOf('a', effect, more)), NOW).map(({ path, code }) => [path, code])

const EVERYTHING_GIVEN = [['period.until', 'gives-everything']]
const all = percent(100)
const amount = (of: number) => ({ type: 'amount', amounts: [money(of, EUR)] }) as const
const during = (period: Partial<Promotion['period']>): More => ({
  period: { from: null, until: null, timeZone: 'UTC', weekdays: null, hours: null, ...period },
})
const YEARS = 366 * 24 * 60 * 60_000

test.each<[string, Effect]>([
  ['all of the order', order(all)],
  ['more than any order comes to', order(amount(99_999_999_999))],
  ['all of all goods', offGoods(all)],
  ['all goods for a price of nothing', offGoods(priceOf(0))],
  ['a step of everything', { type: 'tiers', set: EVERYTHING, tiers: [{ units: 1, sum: null, value: all }] }],
  ['a step of the whole order', { type: 'order-tiers', tiers: [{ units: null, sum: CENTS(1), value: all }] }],
  ['one, and 999 for nothing', buyGet(1, 999)],
])('%s, by itself, to everybody and without an end is refused', (_, effect) => {
  expect(wrongWith(effect)).toEqual(EVERYTHING_GIVEN)
  expect(wrongWith(effect, { conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(1) } } })).toEqual(
    EVERYTHING_GIVEN,
  )
  // An end that nobody will see is none.
  expect(wrongWith(effect, during({ until: NOW + 3_000 * YEARS }))).toEqual(EVERYTHING_GIVEN)
  for (const more of [
    during({ until: NOW + YEARS / 2 }),
    { limits: { uses: 10, perBuyer: null, budget: null } },
    { conditions: { buyers: { type: 'first-order' as const } } },
    { method: 'code' as const },
  ])
    expect(wrongWith(effect, more)).toEqual([])
})

test.each<[string, Effect]>([
  ['three for two', buyGet(2, 1)],
  ['all of some goods', offGoods(all, tagged('old'))],
  ['a bundle of goods that are named', bundle(all)],
  ['half of everything', offGoods(percent(50))],
])('%s is no gift of everything', (_, effect) => {
  expect(wrongWith(effect)).toEqual([])
})

test.each([8_640_000_000_000_001, 253_402_300_800_000, -1, 0.5, Number.NaN])('%d is no moment', (at) => {
  expect(wrongWith(order(percent(10)), during({ until: at }))).toContainEqual(['period.until', 'time-form'])
  expect(wrongWith(order(percent(10)), during({ from: at }))).toContainEqual(['period.from', 'time-form'])
})
