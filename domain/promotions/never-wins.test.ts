/** Promotions of which it is certain that they never count; where it turns on the cart, nothing is said. */
import { expect, test } from 'vitest'
import { neverWins } from './never-wins.ts'
import { evaluated, good, offGoods, order, percent, promotionOf, tagged, WITH_ALL } from '#tests/promotions'

const ten = promotionOf('ten', offGoods(percent(10)))
const five = promotionOf('five', offGoods(percent(5)))
const named = (all: ReadonlyMap<string, string>) => Object.fromEntries(all)

test('the weaker of two on the same goods, for the same buyers, in the same days never counts', () => {
  expect(named(neverWins([ten, five]))).toEqual({ promo_five: 'promo_ten' })
  expect(named(neverWins([five]))).toEqual({})
  const narrow = promotionOf('narrow', offGoods(percent(5), tagged('cups')), { method: 'code' })
  expect(named(neverWins([ten, narrow]))).toEqual({ promo_narrow: 'promo_ten' })
  const cart = [good('mug', 2800, 2, ['cups'])]
  expect(evaluated(cart, [ten, narrow]).goods.map(({ promotion }) => promotion.id)).toEqual([ten.id])
})

test.each([
  [
    'it is for those who are signed in',
    promotionOf('ten', offGoods(percent(10)), { conditions: { buyers: { type: 'signed-in' } } }),
    five,
  ],
  [
    'it is limited',
    promotionOf('ten', offGoods(percent(10)), { limits: { uses: 5, perBuyer: null, budget: null } }),
    five,
  ],
  ['it needs a code', promotionOf('ten', offGoods(percent(10)), { method: 'code' }), five],
  ['it is about less', promotionOf('ten', offGoods(percent(10), tagged('cups'))), five],
  ['it gives the same', promotionOf('ten', offGoods(percent(5))), five],
  ['it is of another class', promotionOf('ten', order(percent(10))), five],
  [
    'the weaker may stand beside an order',
    ten,
    { ...five, combines: { product: false, order: true, delivery: false } },
  ],
  ['it ends before', { ...ten, period: { ...ten.period, until: 5 } }, five],
  [
    'both count on the order',
    promotionOf('ten', order(percent(10)), { combines: WITH_ALL }),
    promotionOf('five', order(percent(5)), { combines: WITH_ALL }),
  ],
])('nothing is said where %s', (_, stronger, weaker) => {
  expect(named(neverWins([stronger, weaker]))).toEqual({})
})
