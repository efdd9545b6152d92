/** What Medusa promises of promotions. */
import { usesKey } from '#domain/promotions/limits'
import { EVERYTHING, type PromotionId } from '#domain/promotions/promotion'
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
import { buyer, days, delivery, from, products, sent } from './case.ts'

const method = from('https://docs.medusajs.com/resources/commerce-modules/promotion/application-method')
const rule = from('https://docs.medusajs.com/resources/commerce-modules/promotion/concepts')
const campaign = from('https://docs.medusajs.com/resources/commerce-modules/promotion/campaign')
const wrong = (number: number) => from(`https://github.com/medusajs/medusa/issues/${number}`)

const ten = (conditions: object) => promotionOf('one', order(percent(10)), { conditions })
const a = good('a', 1000, 3)

export const MEDUSA = [
  method('each: a percentage off every unit', offGoods(percent(10)), [mug, bowl], [560, 380]),
  method('each: a value off every unit', offGoods(amountOff(200)), [mug], [400]),
  method(
    'across: a value divided by what items cost',
    { ...offGoods(amountOff(1000)), across: true } as never,
    [mug, bowl],
    [596, 404],
  ),
  method(
    'across: never more than the items cost',
    { ...offGoods(amountOff(99_999)), across: true } as never,
    [mug, bowl],
    [5600, 3800],
  ),
  method('max_quantity: of two units one', { ...offGoods(percent(50)), unitsMax: 1 } as never, [mug], [1400]),
  method('max_quantity above what is there', { ...offGoods(percent(50)), unitsMax: 5 } as never, [mug], [2800]),
  method(
    'max_quantity with a value',
    { ...offGoods(amountOff(500)), unitsMax: 3 } as never,
    [good('a', 1000, 5)],
    [1500],
  ),
  method('a hundred per cent', offGoods(percent(100)), [mug], [5600]),
  method('buyget: two bought, one given', buyGet(2, 1), [a], [1000]),
  method('buyget: apply_to_quantity 2', buyGet(1, 2), [a], [2000]),
  method('buyget: buy_rules_min_quantity is missed', buyGet(2, 1), [good('a', 1000, 2)], [0], {
    why: { code: 'more-units', missing: 1 },
  }),
  method(
    'buyget: a part of the price',
    buyGet(2, 1, { get: { set: EVERYTHING, units: 1, value: percent(50) } }),
    [a],
    [500],
  ),
  method(
    'buyget: its own target rules',
    buyGet(1, 1, {
      buy: { set: tagged('cups'), units: 1 },
      get: { set: tagged('bath'), units: 1, value: percent(100) },
    }),
    [mug, soap],
    [0, 1400],
  ),
  method('shipping_methods: a percentage', delivery(percent(50)), [mug], [0], { delivery: 245, rest: sent() }),
  method('shipping_methods: a value', delivery(amountOff(200)), [mug], [0], { delivery: 200, rest: sent() }),
  method('shipping_methods: a value above its price', delivery(amountOff(900)), [mug], [0], {
    delivery: 490,
    rest: sent(),
  }),
  method('order: a percentage', order(percent(10)), [mug], [560]),
  method('order: a value across items', order(amountOff(700)), [mug, bowl], [417, 283]),

  rule('a rule on the currency', ten({ currencies: ['USD'] }), [mug], [0], { why: { code: 'currency' } }),
  rule(
    'a rule on the customer group, and another customer',
    ten({ buyers: { type: 'some', customers: [], tags: ['gold'], segments: [], companies: [] } }),
    [mug],
    [0],
    {
      why: { code: 'not-for-you' },
      rest: { buyer: buyer() },
    },
  ),
  rule(
    'a rule on the customer group, and one of them',
    ten({ buyers: { type: 'some', customers: [], tags: ['gold'], segments: [], companies: [] } }),
    [mug],
    [560],
    {
      rest: { buyer: buyer({ tags: ['gold'] }) },
    },
  ),
  rule(
    'a rule on a customer',
    ten({ buyers: { type: 'some', customers: ['cus_one'], tags: [], segments: [], companies: [] } }),
    [mug],
    [560],
    { rest: { buyer: buyer() } },
  ),
  rule('a rule on a country', ten({ countries: ['DK'] }), [mug], [0], {
    why: { code: 'country' },
    rest: { country: 'SE' },
  }),
  rule('a target rule on products', offGoods(percent(10), products('mug')), [mug, bowl], [560, 0]),
  rule(
    'a target rule on variants',
    offGoods(percent(10), { ...EVERYTHING, all: false, variants: ['var_bowl' as never] }),
    [mug, bowl],
    [0, 380],
  ),
  rule(
    'a target rule on collections',
    offGoods(percent(10), { ...EVERYTHING, all: false, collections: ['col_x' as never] }),
    [good('a', 1000, 1, [], { collections: ['col_x' as never] }), mug],
    [100, 0],
  ),
  rule('a target rule that nothing fits', offGoods(percent(10), products('lamp')), [mug], [0], {
    why: { code: 'no-goods' },
  }),
  rule('a rule on the subtotal', ten({ minimumSum: { set: EVERYTHING, sums: CENTS(9000) } }), [mug, bowl], [560, 380]),
  rule('a draft', promotionOf('one', order(percent(10)), { state: 'draft' }), [mug], [0], { why: { code: 'paused' } }),

  campaign(
    'before it starts',
    promotionOf('one', order(percent(10)), { period: days({ from: NOW + 60_000 }) }),
    [mug],
    [0],
    { why: { code: 'not-started', from: NOW + 60_000 } },
  ),
  campaign(
    'after its end',
    promotionOf('one', order(percent(10)), { period: days({ until: NOW - 60_000 }) }),
    [mug],
    [0],
    { why: { code: 'ended', until: NOW - 60_000 } },
  ),
  campaign(
    'its budget of uses is used up',
    promotionOf('one', order(percent(10)), { limits: { uses: 5, perBuyer: null, budget: null } }),
    [mug],
    [0],
    {
      why: { code: 'used-up' },
      rest: { left: new Map([[usesKey('promo_one' as PromotionId), 0]]) },
    },
  ),
  campaign(
    'one use of its budget is left',
    promotionOf('one', order(percent(10)), { limits: { uses: 5, perBuyer: null, budget: null } }),
    [mug],
    [560],
    {
      rest: { left: new Map([[usesKey('promo_one' as PromotionId), 1]]) },
    },
  ),

  wrong(13129)(
    'the parts are the whole: an amount above the order',
    order(amountOff(1000)),
    [good('a', 333), good('b', 333), good('c', 333)],
    [333, 333, 333],
  ),
  wrong(13129)(
    'the parts are the whole: a third of a cent',
    order(amountOff(100)),
    [good('a', 500), good('b', 500), good('c', 500)],
    [34, 33, 33],
  ),
  wrong(12429)(
    '100 % off leaves nothing, also where items cost odd amounts',
    order(percent(100)),
    [good('a', 333), good('b', 333), good('c', 334)],
    [333, 333, 334],
  ),
]
