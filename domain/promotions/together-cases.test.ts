/**
 * Buy so many get so many, bundles and whole orders, case by case. Facts from documentation; the arithmetic is ours.
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
  bundle,
  buyGet,
  CENTS,
  evaluated,
  good,
  mug,
  offLines,
  order,
  percent,
  priceOf,
  promotionOf,
  soap,
  tagged,
} from '#tests/promotions'

type Case = [
  says: string,
  effect: Effect,
  lines: readonly Goods[],
  off: readonly number[],
  rest?: Parameters<typeof promotionOf>[2],
]

const BUY_GET: Case[] = [
  ['S buy 2 get 1: of three the cheapest', buyGet(2, 1), [mug, soap], [0, 1400]],
  [
    'of six the two cheapest',
    buyGet(2, 1),
    [good('a', 100), good('b', 200), good('c', 300), good('d', 400), good('e', 500), good('f', 600)],
    [100, 200, 0, 0, 0, 0],
  ],
  ['of five one', buyGet(2, 1), [good('a', 100, 2), good('b', 300, 3)], [100, 0]],
  ['S one use per order', buyGet(1, 1, { times: 1 }), [good('a', 100, 6)], [100]],
  ['S as often as it fits', buyGet(1, 1), [good('a', 100, 6)], [300]],
  [
    'S half off the second',
    buyGet(1, 1, { get: { set: EVERYTHING, units: 1, value: percent(50) } }),
    [good('a', 999, 2)],
    [500],
  ],
  [
    'S buy X get Y of another kind',
    buyGet(1, 1, {
      buy: { set: tagged('bowls'), units: 1 },
      get: { set: tagged('cups'), units: 1, value: percent(100) },
    }),
    [mug, bowl],
    [2800, 0],
  ],
  [
    'of another kind, once for each that is bought',
    buyGet(1, 1, {
      buy: { set: tagged('bowls'), units: 1 },
      get: { set: tagged('cups'), units: 1, value: percent(100) },
    }),
    [
      { ...mug, units: 5 },
      { ...bowl, units: 2 },
    ],
    [5600, 0],
  ],
  [
    'what is given and what is bought may overlap: nothing is used twice',
    buyGet(2, 1, { buy: { set: EVERYTHING, units: 2 }, get: { set: tagged('cups'), units: 1, value: percent(100) } }),
    [{ ...mug, units: 3 }],
    [2800],
  ],
  [
    'S spend 50, get a soap',
    buyGet(0, 0, {
      buy: { set: EVERYTHING, sum: CENTS(5000) },
      get: { set: tagged('bath'), units: 1, value: percent(100) },
    }),
    [mug, soap],
    [0, 1400],
  ],
  [
    'what is given was not spent for itself',
    buyGet(0, 0, {
      buy: { set: EVERYTHING, sum: CENTS(6000) },
      get: { set: tagged('bath'), units: 1, value: percent(100) },
    }),
    [mug, soap],
    [0, 0],
  ],
  ['4 for 3 with 11 units', buyGet(3, 1), [good('a', 700, 11)], [1400]],
  ['a get of several units is given in part', buyGet(2, 2), [good('a', 100, 3)], [100]],
  [
    'an amount off what is given',
    buyGet(1, 1, { get: { set: EVERYTHING, units: 1, value: amountOff(30) } }),
    [good('a', 100, 2)],
    [30],
  ],
  [
    'a price for what is given',
    buyGet(1, 1, { get: { set: EVERYTHING, units: 1, value: priceOf(1) } }),
    [good('a', 100, 2)],
    [99],
  ],
]

const BUNDLES: Case[] = [
  ['two cups and a bowl for 80', bundle(priceOf(8000)), [mug, bowl, soap], [834, 566, 0]],
  ['a tenth off together', bundle(percent(10)), [mug, bowl], [560, 380]],
  [
    'an amount off, once for each bundle',
    bundle(amountOff(1000)),
    [
      { ...mug, units: 4 },
      { ...bowl, units: 3 },
    ],
    [1191, 809],
  ],
  [
    'at most once',
    bundle(amountOff(1000), 1),
    [
      { ...mug, units: 4 },
      { ...bowl, units: 3 },
    ],
    [596, 404],
  ],
  ['a price above the parts changes nothing', bundle(priceOf(99_000)), [mug, bowl], [0, 0]],
]

const ORDERS: Case[] = [
  ['S a tenth off the order, by what each line is worth', order(percent(10)), [mug, bowl], [560, 380]],
  ['S 15 off, divided to the cent', order(amountOff(1500)), [mug, bowl, soap], [778, 528, 194]],
  ['an amount beyond the order leaves nothing, and no less', order(amountOff(999_999)), [mug], [5600]],
  ['of a gift card nothing', order(percent(50)), [good('card', 5000, 1, [], { isGiftCard: true }), soap], [0, 700]],
  [
    'tiers by the worth of the order',
    {
      type: 'order-tiers',
      tiers: [
        { units: null, sum: CENTS(5000), value: percent(10) },
        { units: null, sum: CENTS(9000), value: percent(20) },
      ],
    },
    [mug, bowl],
    [1120, 760],
  ],
]

test.each([...BUY_GET, ...BUNDLES, ...ORDERS])('%s', (_, effect, lines, off, rest) => {
  const outcome = evaluated(lines, [promotionOf('one', effect, rest)])
  expect(offLines(outcome, lines)).toEqual(off)
})
