/** What Saleor promises of vouchers and promotions. */
import { money } from '#domain/money'
import { buyerKey, usesKey } from '#domain/promotions/limits'
import { EVERYTHING, type PromotionId } from '#domain/promotions/promotion'
import {
  amountOff,
  bowl,
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
  WITH_ALL,
} from '#tests/promotions'
import { buyer, days, delivery, from, products, sent } from './case.ts'

const voucher = from('https://docs.saleor.io/developer/discounts/vouchers')
const promotion = from('https://docs.saleor.io/developer/discounts/promotions')
const wrong = (number: number) => from(`https://github.com/saleor/saleor/issues/${number}`)

const ten = (rest: object) => promotionOf('one', order(percent(10)), rest)
const one = 'promo_one' as PromotionId
const limits = (change: object) => ({ limits: { uses: null, perBuyer: null, budget: null, ...change } })
const gift = { type: 'gift', variant: 'var_soap' as never, units: 1 } as const

export const SALEOR = [
  voucher('ENTIRE_ORDER, a percentage', order(percent(20)), [mug, bowl], [1120, 760]),
  voucher('ENTIRE_ORDER, an amount', order(amountOff(500)), [mug, bowl], [298, 202]),
  voucher('ENTIRE_ORDER, an amount above it', order(amountOff(50_000)), [mug, bowl], [5600, 3800]),
  voucher(
    'apply once per order: one unit of the cheapest',
    { ...offGoods(percent(50)), unitsMax: 1 } as never,
    [mug, soap],
    [0, 700],
  ),
  voucher(
    'apply once per order, an amount',
    { ...offGoods(amountOff(500)), unitsMax: 1 } as never,
    [mug, soap],
    [0, 500],
  ),
  voucher('SPECIFIC_PRODUCT, every unit of it', offGoods(percent(25), products('mug')), [mug, bowl], [1400, 0]),
  voucher(
    'SPECIFIC_PRODUCT, an amount off every unit',
    offGoods(amountOff(250), products('mug')),
    [mug, bowl],
    [500, 0],
  ),
  voucher('SPECIFIC_PRODUCT by category', offGoods(percent(25), tagged('bowls')), [mug, bowl], [0, 950]),
  voucher('SPECIFIC_PRODUCT that is not in the cart', offGoods(percent(25), products('lamp')), [mug], [0], {
    why: { code: 'no-goods' },
  }),
  voucher(
    'SHIPPING, to its countries',
    promotionOf('one', delivery(), { conditions: { countries: ['PL'] } }),
    [mug],
    [0],
    { delivery: 490, rest: { ...sent(), country: 'PL' } },
  ),
  voucher(
    'SHIPPING, to another country',
    promotionOf('one', delivery(), { conditions: { countries: ['PL'] } }),
    [mug],
    [0],
    {
      delivery: 0,
      why: { code: 'country' },
      rest: { ...sent(), country: 'DE' },
    },
  ),
  voucher('SHIPPING, before a way was chosen', delivery(), [mug], [0], { delivery: 0, why: { code: 'no-delivery' } }),
  voucher(
    'min spent is reached',
    ten({ conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(5600) } } }),
    [mug],
    [560],
  ),
  voucher(
    'min spent is missed',
    ten({ conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(6000) } } }),
    [mug],
    [0],
    { why: { code: 'minimum-sum', missing: 400 } },
  ),
  voucher(
    'min spent of another channel’s currency',
    ten({ conditions: { minimumSum: { set: EVERYTHING, sums: [money(100, 'PLN' as never)] } } }),
    [mug],
    [0],
    { why: { code: 'currency' } },
  ),
  voucher(
    'min checkout items quantity',
    ten({ conditions: { minimumUnits: { set: EVERYTHING, units: 4 } } }),
    [mug, bowl],
    [0, 0],
    { why: { code: 'minimum-units', missing: 1 } },
  ),
  voucher('usage limit is reached', ten(limits({ uses: 10 })), [mug], [0], {
    why: { code: 'used-up' },
    rest: { left: new Map([[usesKey(one), 0]]) },
  }),
  voucher('apply once per customer: this one has had it', ten(limits({ perBuyer: 1 })), [mug], [0], {
    why: { code: 'used-up' },
    rest: { buyer: buyer(), limitedAs: 'cus_one', left: new Map([[buyerKey(one, 'cus_one'), 0]]) },
  }),
  voucher('apply once per customer: another one has had it', ten(limits({ perBuyer: 1 })), [mug], [560], {
    rest: { buyer: buyer(), limitedAs: 'cus_one', left: new Map([[buyerKey(one, 'cus_two'), 0]]) },
  }),
  voucher(
    'only for staff',
    ten({ conditions: { buyers: { type: 'some', customers: [], tags: ['staff'], segments: [], companies: [] } } }),
    [mug],
    [0],
    {
      why: { code: 'not-for-you' },
      rest: { buyer: buyer() },
    },
  ),
  voucher('before its start date', ten({ period: days({ from: NOW + 1 }) }), [mug], [0], {
    why: { code: 'not-started', from: NOW + 1 },
  }),
  voucher('at its start date', ten({ period: days({ from: NOW }) }), [mug], [560]),
  voucher(
    'a voucher counts on what is lowered already',
    offGoods(percent(10)),
    [good('a', 2800, 1, [], { isMarkedDown: true })],
    [280],
  ),

  promotion('catalogue: a percentage off products', offGoods(percent(30), products('bowl')), [mug, bowl], [0, 1140]),
  promotion(
    'order: a reward from a subtotal on',
    { type: 'order-tiers', tiers: [{ units: null, sum: CENTS(5000), value: percent(10) }] },
    [mug],
    [560],
  ),
  promotion(
    'order: below it none',
    { type: 'order-tiers', tiers: [{ units: null, sum: CENTS(6000), value: percent(10) }] },
    [mug],
    [0],
    { why: { code: 'nothing-off' } },
  ),
  promotion(
    'order: of several rewards the best',
    [promotionOf('a', order(percent(10))), promotionOf('b', order(amountOff(700)))],
    [mug],
    [700],
    {
      why: { code: 'not-with', other: 'promo_b' },
    },
  ),
  promotion('order: a gift comes in', gift, [mug], [0], { gifts: 1, rest: { giftWorth: (_, units) => 1400 * units } }),
  promotion('order: a gift that is sold out does not', gift, [mug], [0], {
    gifts: 0,
    why: { code: 'gift-gone' },
    rest: { giftWorth: () => undefined },
  }),
  promotion(
    'order: a gift beside a discount',
    [promotionOf('a', gift, { combines: WITH_ALL }), promotionOf('b', order(percent(10)), { combines: WITH_ALL })],
    [mug],
    [560],
    {
      gifts: 1,
      rest: { giftWorth: (_, units) => 1400 * units },
    },
  ),

  wrong(12040)(
    '5 % of three at 19.99: rounded once',
    order(percent(5)),
    [good('a', 1999), good('b', 1999), good('c', 1999)],
    [100, 100, 100],
  ),
  wrong(12040)(
    '33 % of three units at 9.99: a line is rounded, not a unit',
    offGoods(percent(33)),
    [good('a', 999, 3)],
    [989],
  ),
  wrong(544)('a limit is of the voucher, not of a checkout', ten(limits({ uses: 1 })), [mug, bowl, soap], [0, 0, 0], {
    why: { code: 'used-up' },
    rest: { left: new Map([[usesKey(one), 0]]) },
  }),
]
