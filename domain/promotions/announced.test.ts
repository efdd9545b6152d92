/** What a page says of promotions: what counts by itself and for everybody, of this good, and until when. */
import { describe, expect, test } from 'vitest'
import { currency } from '../money.ts'
import {
  amountOff,
  bundle,
  buyGet,
  CENTS,
  EUR,
  good,
  mug,
  NOW,
  offGoods,
  order,
  percent,
  promotionOf,
  tagged,
  tier,
} from '#tests/promotions'
import { announcedOn } from './announced.ts'
import { EVERYTHING, type Effect, type Promotion } from './promotion.ts'

const HOUR = 3_600_000
const place = { currency: EUR, countries: ['NL'], now: NOW }
const cups = offGoods(percent(10), tagged('cups'))
const told = (all: readonly Promotion[], of = mug, where = place) => {
  const { promotions, until } = announcedOn(all, of, where)
  return { names: promotions.map(({ name }) => name), until }
}
const period = (from: number | null, until: number | null) => ({
  period: { from, until, timeZone: 'UTC', weekdays: null, hours: null },
})
const limits = (of: Partial<Promotion['limits']>) => ({ limits: { uses: null, perBuyer: null, budget: null, ...of } })

describe('it is said', () => {
  const gift: Effect = { type: 'gift', variant: 'var_tin' as never, units: 1 }
  const ofCups = { minimumSum: { set: tagged('cups'), sums: CENTS(100) } }
  test.each([
    ['of goods', promotionOf('one', cups)],
    ['of steps', promotionOf('one', { type: 'tiers', set: tagged('cups'), tiers: [tier(3, 10)] })],
    ['of what is bought for a present', promotionOf('one', buyGet(2, 1, { buy: { set: tagged('cups'), units: 2 } }))],
    ['of a part of a bundle', promotionOf('one', bundle(percent(10)))],
    ['of what brings a present', promotionOf('one', gift, { conditions: ofCups })],
    ['as long as each buyer may have it once', promotionOf('one', cups, limits({ perBuyer: 1 }))],
    ['where it counts in that country', promotionOf('one', cups, { conditions: { countries: ['DE', 'NL'] } })],
  ])('%s', (_, promotion) => expect(told([promotion]).names).toEqual(['one']))
})

describe('nothing is said', () => {
  const soaps = offGoods(percent(10), tagged('bath'))
  test.each([
    ['of other goods', promotionOf('one', soaps)],
    ['of the order', promotionOf('one', order(percent(10)))],
    [
      'of a present with everything',
      promotionOf(
        'one',
        { type: 'gift', variant: 'var_tin' as never, units: 1 },
        {
          conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(100) } },
        },
      ),
    ],
    ['of a code', promotionOf('one', cups, { method: 'code' })],
    ['of what is paused', promotionOf('one', cups, { state: 'paused' })],
    ['of what is for some', promotionOf('one', cups, { conditions: { buyers: { type: 'signed-in' } } })],
    ['of another currency', promotionOf('one', offGoods(amountOff(100, currency('USD')), tagged('cups')))],
    ['of another country', promotionOf('one', cups, { conditions: { countries: ['DE'] } })],
    ['of what may be used up', promotionOf('one', cups, limits({ uses: 5 }))],
    ['of what may be given away', promotionOf('one', cups, limits({ budget: CENTS(100) }))],
    [
      'of what counts on some days',
      promotionOf('one', cups, { period: { ...period(null, null).period, weekdays: [6] } }),
    ],
  ])('%s', (_, promotion) => expect(told([promotion])).toEqual({ names: [], until: null }))

  test('of a gift card, nor of what is marked down where that is left out', () => {
    const all = promotionOf('all', offGoods(percent(10)))
    expect(told([all], good('card', 2500, 1, ['cups'], { isGiftCard: true })).names).toEqual([])
    const full = promotionOf('full', cups, { skipsMarkedDown: true })
    expect(told([full], { ...mug, isMarkedDown: true }).names).toEqual([])
  })
})

test('it is another page when one begins or ends, and what is over is no matter', () => {
  const all = [
    promotionOf('over', cups, period(null, NOW)),
    promotionOf('ends', cups, period(null, NOW + 2 * HOUR)),
    promotionOf('begins', cups, period(NOW + HOUR, null)),
    promotionOf('elsewhere', offGoods(percent(5), tagged('bath')), period(NOW + 1, null)),
  ]
  expect(told(all)).toEqual({ names: ['ends'], until: NOW + HOUR })
  expect(told(all, mug, { ...place, now: NOW + HOUR })).toEqual({ names: ['ends', 'begins'], until: NOW + 2 * HOUR })
  expect(told(all, mug, { ...place, now: NOW + 2 * HOUR })).toEqual({ names: ['begins'], until: null })
})
