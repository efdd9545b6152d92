/** What Shopify promises of discounts: amounts off goods and orders, and buy so many get so many. */
import { EVERYTHING } from '#domain/promotions/promotion'
import { money } from '#domain/money'
import {
  amountOff,
  bowl,
  buyGet,
  CENTS,
  good,
  mug,
  NOW,
  offGoods,
  order,
  percent,
  promotionOf,
  soap,
  tagged,
} from '#tests/promotions'
import { buyer, days, from } from './case.ts'

const amount = from('https://help.shopify.com/manual/discounts/discount-types/percentage-fixed-amount')
const bxgy = from('https://help.shopify.com/manual/discounts/discount-types/buy-x-get-y')

const ten = { minimumSum: null, minimumUnits: null }
const orderOn = (conditions: object) =>
  promotionOf('one', order(percent(10)), { conditions: { ...ten, ...conditions } })

export const SHOPIFY = [
  amount(
    'a percentage off a collection leaves the others',
    offGoods(percent(20), tagged('bowls')),
    [mug, bowl],
    [0, 760],
  ),
  amount('a fixed amount off each item of the collection', offGoods(amountOff(1000), tagged('cups')), [mug], [2000]),
  amount('only once per order', { ...offGoods(amountOff(1000), tagged('cups')), across: true } as never, [mug], [1000]),
  amount('no item costs less than nothing', offGoods(amountOff(9999), tagged('bath')), [soap, mug], [1400, 0]),
  amount(
    'once per order, never more than the items cost',
    { ...offGoods(amountOff(99_999), tagged('bath')), across: true } as never,
    [soap],
    [1400],
  ),
  amount(
    'a percentage off the order is divided over its items',
    order(percent(15)),
    [mug, bowl, soap],
    [840, 570, 210],
  ),
  amount('an amount off the order is divided to the cent', order(amountOff(1000)), [mug, bowl, soap], [518, 352, 130]),
  amount(
    'the minimum purchase is reached exactly',
    orderOn({ minimumSum: { set: EVERYTHING, sums: CENTS(5600) } }),
    [mug],
    [560],
  ),
  amount(
    'the minimum purchase is missed by a cent',
    orderOn({ minimumSum: { set: EVERYTHING, sums: CENTS(5601) } }),
    [mug],
    [0],
    {
      why: { code: 'minimum-sum', missing: 1 },
    },
  ),
  amount(
    'the minimum counts only what the discount is about',
    orderOn({ minimumSum: { set: tagged('bowls'), sums: CENTS(5000) } }),
    [mug, bowl],
    [0, 0],
    {
      why: { code: 'minimum-sum', missing: 1200 },
    },
  ),
  amount(
    'the minimum quantity is reached',
    orderOn({ minimumUnits: { set: EVERYTHING, units: 3 } }),
    [mug, bowl],
    [560, 380],
  ),
  amount(
    'the minimum quantity is missed by one',
    orderOn({ minimumUnits: { set: EVERYTHING, units: 4 } }),
    [mug, bowl],
    [0, 0],
    {
      why: { code: 'minimum-units', missing: 1 },
    },
  ),
  amount(
    'a start in the future',
    promotionOf('one', order(percent(10)), { period: days({ from: NOW + 1 }) }),
    [mug],
    [0],
    {
      why: { code: 'not-started', from: NOW + 1 },
    },
  ),
  amount(
    'an end that is reached',
    promotionOf('one', order(percent(10)), { period: days({ until: NOW }) }),
    [mug],
    [0],
    {
      why: { code: 'ended', until: NOW },
    },
  ),
  amount(
    'for some customers, and nobody is signed in',
    orderOn({ buyers: { type: 'some', customers: [], tags: ['vip'], segments: [], companies: [] } }),
    [mug],
    [0],
    {
      why: { code: 'sign-in' },
    },
  ),
  amount(
    'for some customers, and this is one',
    orderOn({ buyers: { type: 'some', customers: [], tags: ['vip'], segments: [], companies: [] } }),
    [mug],
    [560],
    {
      rest: { buyer: buyer({ tags: ['VIP'] }) },
    },
  ),
  amount(
    'of a gift card nothing is taken',
    order(percent(10)),
    [good('card', 5000, 1, [], { isGiftCard: true }), mug],
    [0, 560],
  ),
  amount(
    'an amount of another currency',
    order({ type: 'amount', amounts: [money(500, 'USD' as never)] }),
    [mug],
    [0],
    {
      why: { code: 'nothing-off' },
    },
  ),

  bxgy('buy one, get one free', buyGet(1, 1), [good('a', 1000, 2)], [1000]),
  bxgy(
    'buy one, get one at half its price',
    buyGet(1, 1, { get: { set: EVERYTHING, units: 1, value: percent(50) } }),
    [good('a', 1000, 2)],
    [500],
  ),
  bxgy(
    'buy one, get an amount off another',
    buyGet(1, 1, { get: { set: EVERYTHING, units: 1, value: amountOff(300) } }),
    [good('a', 1000, 2)],
    [300],
  ),
  bxgy('what is given has to be in the cart', buyGet(1, 1), [good('a', 1000, 1)], [0], {
    why: { code: 'more-units', missing: 1 },
  }),
  bxgy('a maximum number of uses per order', buyGet(1, 1, { times: 2 }), [good('a', 1000, 10)], [2000]),
  bxgy(
    'spend an amount, get an item',
    buyGet(0, 0, {
      buy: { set: EVERYTHING, sum: CENTS(5000) },
      get: { set: tagged('bath'), units: 1, value: percent(100) },
    }),
    [mug, soap],
    [0, 1400],
  ),
  bxgy(
    'the cheapest of those that could be given',
    buyGet(2, 1),
    [good('a', 900), good('b', 500), good('c', 700)],
    [0, 500, 0],
  ),
  bxgy(
    'buy of one collection, get of another',
    buyGet(2, 1, {
      buy: { set: tagged('cups'), units: 2 },
      get: { set: tagged('bowls'), units: 1, value: percent(100) },
    }),
    [mug, bowl],
    [0, 3800],
  ),
  bxgy(
    'what is bought keeps its price',
    buyGet(2, 1, {
      buy: { set: tagged('cups'), units: 2 },
      get: { set: tagged('bowls'), units: 1, value: percent(50) },
    }),
    [mug, bowl, soap],
    [0, 1900, 0],
  ),
]
