/**
 * What is said where a promotion does not count: what is missing, or what is in its way.
 *
 * S: https://help.shopify.com/manual/discounts · M: https://docs.medusajs.com/resources/commerce-modules/promotion ·
 * L: https://docs.saleor.io/developer/discounts/overview · V: https://docs.vendure.io/guides/core-concepts/promotions/
 */
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import type { Goods } from './goods.ts'
import { EVERYTHING, type Promotion } from './promotion.ts'
import {
  bowl,
  bundle,
  buyGet,
  CENTS,
  evaluated,
  mug,
  NOW,
  offGoods,
  offLines,
  order,
  percent,
  priceOf,
  promotionOf,
  soap,
  tagged,
  tier,
  whyNot,
} from '#tests/promotions'

const SHORT: [string, Promotion, readonly Goods[], object][] = [
  [
    'two more, and the cheapest of three is free',
    promotionOf('a', buyGet(2, 1)),
    [soap],
    { code: 'more-units', missing: 2 },
  ],
  [
    'one more of what is given',
    promotionOf(
      'a',
      buyGet(1, 1, {
        buy: { set: tagged('bowls'), units: 1 },
        get: { set: tagged('cups'), units: 1, value: percent(100) },
      }),
    ),
    [bowl],
    { code: 'more-units', missing: 1 },
  ],
  [
    '12 more, and a soap is free',
    promotionOf(
      'a',
      buyGet(0, 0, {
        buy: { set: EVERYTHING, sum: CENTS(5000) },
        get: { set: tagged('bath'), units: 1, value: percent(100) },
      }),
    ),
    [bowl],
    { code: 'more-goods', missing: 1200 },
  ],
  [
    'S minimum purchase',
    promotionOf('a', order(percent(10)), { conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(6000) } } }),
    [mug],
    { code: 'minimum-sum', missing: 400 },
  ],
  [
    'S minimum quantity of a collection',
    promotionOf('a', order(percent(10)), { conditions: { minimumUnits: { set: tagged('bowls'), units: 2 } } }),
    [bowl],
    { code: 'minimum-units', missing: 1 },
  ],
  [
    'three for a tier',
    promotionOf('a', { type: 'tiers', set: EVERYTHING, tiers: [tier(3, 10)] }),
    [mug],
    { code: 'more-units', missing: 1 },
  ],
  [
    'nothing of what it is about',
    promotionOf('a', offGoods(percent(10), tagged('lamps'))),
    [mug],
    { code: 'no-goods' },
  ],
  [
    'a bundle of which a part is missing',
    promotionOf('a', bundle(percent(10))),
    [mug],
    { code: 'more-units', missing: 1 },
  ],
  [
    'another currency',
    promotionOf('a', offGoods({ type: 'amount', amounts: [money(100, 'USD' as never)] })),
    [mug],
    { code: 'currency' },
  ],
  [
    'it has ended',
    promotionOf('a', order(percent(10)), {
      period: { from: null, until: NOW, timeZone: 'UTC', weekdays: null, hours: null },
    }),
    [mug],
    { code: 'ended', until: NOW },
  ],
  [
    'it has not begun',
    promotionOf('a', order(percent(10)), {
      period: { from: NOW + 1, until: null, timeZone: 'UTC', weekdays: null, hours: null },
    }),
    [mug],
    { code: 'not-started', from: NOW + 1 },
  ],
  ['it is paused', promotionOf('a', order(percent(10)), { state: 'paused' }), [mug], { code: 'paused' }],
  [
    'for members alone',
    promotionOf('a', order(percent(10)), { conditions: { buyers: { type: 'signed-in' } } }),
    [mug],
    { code: 'sign-in' },
  ],
  // 30 November 2026 is a Monday.
  [
    'at the weekend',
    promotionOf('a', order(percent(10)), {
      period: { from: null, until: null, timeZone: 'Europe/Berlin', weekdays: [6, 7], hours: null },
    }),
    [mug],
    { code: 'not-now' },
  ],
  [
    'from six to ten in the evening',
    promotionOf('a', order(percent(10)), {
      period: { from: null, until: null, timeZone: 'Europe/Berlin', weekdays: null, hours: ['18:00', '22:00'] },
    }),
    [mug],
    { code: 'not-now' },
  ],
  ['where nothing is cut', promotionOf('a', offGoods(priceOf(99_000))), [mug], { code: 'nothing-off' }],
]

test.each(SHORT)('says what is missing: %s', (_, promotion, lines, why) => {
  const outcome = evaluated(lines, [promotion])
  expect(whyNot(outcome, promotion)).toEqual(why)
  expect(offLines(outcome, lines).every((off) => off === 0)).toBe(true)
})

test('a night belongs to the day on which it began', () => {
  const night = { from: null, until: null, timeZone: 'UTC', weekdays: [7], hours: ['22:00', '02:00'] as const }
  const promotion = promotionOf('a', order(percent(10)), { period: night })
  const at = (now: number) => evaluated([mug], [promotion], { now }).order.length
  expect(
    [Date.UTC(2026, 10, 29, 23), Date.UTC(2026, 10, 30, 1), Date.UTC(2026, 10, 30, 2), Date.UTC(2026, 10, 30, 23)].map(
      at,
    ),
  ).toEqual([1, 1, 0, 0])
})
