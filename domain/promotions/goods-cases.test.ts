/**
 * What platforms promise their merchants of discounts on goods, case by case. Facts from their documentation; the arithmetic is ours.
 *
 * S: https://help.shopify.com/manual/discounts · M: https://docs.medusajs.com/resources/commerce-modules/promotion ·
 * L: https://docs.saleor.io/developer/discounts/overview · V: https://docs.vendure.io/guides/core-concepts/promotions/
 */
import { expect, test } from 'vitest'
import type { Goods } from './goods.ts'
import { EVERYTHING, type Effect } from './promotion.ts'
import {
  amountOff,
  bowl,
  CENTS,
  evaluated,
  good,
  mug,
  offGoods,
  offLines,
  percent,
  priceOf,
  promotionOf,
  soap,
  tagged,
  tier,
} from '#tests/promotions'

type Case = [
  says: string,
  effect: Effect,
  lines: readonly Goods[],
  off: readonly number[],
  rest?: Parameters<typeof promotionOf>[2],
]

const GOODS: Case[] = [
  ['S 10 % off everything', offGoods(percent(10)), [mug, bowl], [560, 380]],
  ['S 10 % off a collection, not off the rest', offGoods(percent(10), tagged('cups')), [mug, bowl], [560, 0]],
  ['S a tag is the same in any case', offGoods(percent(10), tagged('CUPS')), [mug], [560]],
  ['S an amount off each unit', offGoods(amountOff(500)), [mug, bowl], [1000, 500]],
  ['S an amount never takes more than the price', offGoods(amountOff(5000)), [mug, bowl], [5600, 3800]],
  [
    'S once per order: an amount is divided over what it is off',
    { ...offGoods(amountOff(1000)), across: true } as Effect,
    [mug, bowl],
    [596, 404],
  ],
  ['a fixed price of one unit', offGoods(priceOf(2000)), [mug, bowl], [1600, 1800]],
  ['a fixed price above today’s changes nothing', offGoods(priceOf(9000), tagged('cups')), [mug], [0]],
  ['M max_quantity: the cheapest units', { ...offGoods(percent(50)), unitsMax: 2 } as Effect, [mug, soap], [1400, 700]],
  ['100 % leaves nothing, and no less', offGoods(percent(100)), [mug, bowl], [5600, 3800]],
  // vendure#3003: rounded for each unit it grew with the number of units.
  [
    'per line, not per unit: 1,000 units at 1.11 less 7.5 %',
    offGoods({ type: 'percent', rate: 750 }),
    [good('pin', 111, 999)],
    [8317],
  ],
  ['half a cent goes up', offGoods(percent(50)), [good('pin', 5, 1)], [3]],
  [
    'S compare-at: goods on sale are left out',
    offGoods(percent(10)),
    [{ ...mug, isMarkedDown: true }, bowl],
    [0, 380],
    { skipsMarkedDown: true },
  ],
  ['S a gift card is money', offGoods(percent(10)), [good('card', 5000, 1, [], { isGiftCard: true }), bowl], [0, 380]],
  [
    'what is left out of a set is not in it',
    offGoods(percent(10), { ...EVERYTHING, without: { products: [], collections: [], tags: ['bath'] } }),
    [mug, soap],
    [560, 0],
  ],
  ['never below cost and 10 %', offGoods(percent(50)), [{ ...mug, cost: 2000 }], [1200], { marginFloor: 1000 }],
  [
    'where nobody has said a cost, nothing is given',
    offGoods(percent(50)),
    [mug, { ...bowl, cost: 1000 }],
    [0, 1900],
    { marginFloor: 0 },
  ],
  [
    'S volume: the tier of three',
    { type: 'tiers', set: EVERYTHING, tiers: [tier(3, 10), tier(6, 20)] },
    [good('a', 1000, 3)],
    [300],
  ],
  [
    'S volume: the tier of six',
    { type: 'tiers', set: EVERYTHING, tiers: [tier(3, 10), tier(6, 20)] },
    [good('a', 1000, 7)],
    [1400],
  ],
  [
    'tiers count the set, not a line',
    { type: 'tiers', set: EVERYTHING, tiers: [tier(3, 10)] },
    [mug, bowl],
    [560, 380],
  ],
  [
    'tiers by worth',
    { type: 'tiers', set: EVERYTHING, tiers: [{ units: null, sum: CENTS(5000), value: percent(10) }] },
    [mug],
    [560],
  ],
]

test.each(GOODS)('%s', (_, effect, lines, off, rest) => {
  const outcome = evaluated(lines, [promotionOf('one', effect, rest)])
  expect(offLines(outcome, lines)).toEqual(off)
})
