/** What Shopify promises of free shipping, of discounts that combine, and of volume pricing. */
import { EVERYTHING } from '#domain/promotions/promotion'
import {
  amountOff,
  bowl,
  CENTS,
  good,
  mug,
  offGoods,
  order,
  percent,
  promotionOf,
  tagged,
  tier,
  WITH_ALL,
} from '#tests/promotions'
import { delivery, from, sent } from './case.ts'

const shipping = from('https://help.shopify.com/manual/discounts/discount-types/free-shipping')
const combining = from('https://help.shopify.com/manual/discounts/discount-combinations')
const volume = from('https://help.shopify.com/manual/b2b/catalogs/quantity-pricing')

const all = { combines: WITH_ALL }

export const SHOPIFY_TOGETHER = [
  shipping('delivery is free', delivery(), [mug], [0], { delivery: 490, rest: sent() }),
  shipping('a rate above the bound stays as it is', delivery(percent(100), 1000), [mug], [0], {
    delivery: 0,
    why: { code: 'no-delivery' },
    rest: sent(1500),
  }),
  shipping('a rate at the bound is free', delivery(percent(100), 1500), [mug], [0], {
    delivery: 1500,
    rest: sent(1500),
  }),
  shipping(
    'to other countries it is not free',
    promotionOf('one', delivery(), { conditions: { countries: ['DE'] } }),
    [mug],
    [0],
    {
      delivery: 0,
      why: { code: 'country' },
      rest: { ...sent(), country: 'FR' },
    },
  ),
  shipping(
    'to its countries it is',
    promotionOf('one', delivery(), { conditions: { countries: ['DE'] } }),
    [mug],
    [0],
    {
      delivery: 490,
      rest: { ...sent(), country: 'DE' },
    },
  ),
  shipping(
    'from an amount on',
    promotionOf('one', delivery(), { conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(7500) } } }),
    [mug, bowl],
    [0, 0],
    {
      delivery: 490,
      rest: sent(),
    },
  ),

  combining(
    'an order discount takes what product discounts left',
    [promotionOf('a', offGoods(percent(10)), all), promotionOf('b', order(percent(10)), all)],
    [mug],
    [1064],
  ),
  combining(
    'where one of them does not allow it, the better one',
    [promotionOf('a', offGoods(percent(10)), all), promotionOf('b', order(percent(20)))],
    [mug],
    [1120],
    {
      why: { code: 'not-with', other: 'promo_b' },
    },
  ),
  combining(
    'product and shipping',
    [promotionOf('a', offGoods(percent(10)), all), promotionOf('b', delivery(), all)],
    [mug],
    [560],
    { delivery: 490, rest: sent() },
  ),
  combining(
    'order and shipping',
    [promotionOf('a', order(percent(10)), all), promotionOf('b', delivery(), all)],
    [mug],
    [560],
    { delivery: 490, rest: sent() },
  ),
  combining(
    'several on the order take the same sum',
    [promotionOf('a', order(percent(10)), all), promotionOf('b', order(percent(20)), all)],
    [mug],
    [1680],
  ),
  combining(
    'product discounts on different items',
    [
      promotionOf('a', offGoods(percent(10), tagged('cups')), all),
      promotionOf('b', offGoods(percent(20), tagged('bowls')), all),
    ],
    [mug, bowl],
    [560, 760],
  ),
  combining(
    'one product discount for an item: the better one',
    [promotionOf('a', offGoods(percent(10)), all), promotionOf('b', offGoods(percent(25)), all)],
    [mug],
    [1400],
  ),
  combining(
    'one shipping discount',
    [promotionOf('a', delivery(percent(50)), all), promotionOf('b', delivery(), all)],
    [mug],
    [0],
    { delivery: 490, rest: sent() },
  ),
  combining(
    'together never more than the order',
    [promotionOf('a', order(amountOff(5000)), all), promotionOf('b', order(amountOff(5000)), all)],
    [mug],
    [5600],
  ),

  volume(
    'a price for ten and more',
    { type: 'tiers', set: EVERYTHING, tiers: [tier(3, 10), tier(10, 20)] },
    [good('a', 1000, 10)],
    [2000],
  ),
  volume(
    'below the first step nothing',
    { type: 'tiers', set: EVERYTHING, tiers: [tier(3, 10)] },
    [good('a', 1000, 2)],
    [0],
    { why: { code: 'more-units', missing: 1 } },
  ),
]
