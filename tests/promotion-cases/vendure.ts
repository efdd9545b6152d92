/** What Vendure promises of promotions, and what went wrong there and with others. */
import { codeKey, usesKey } from '#domain/promotions/limits'
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
  WITH_ALL,
} from '#tests/promotions'
import { buyer, days, delivery, from, products, sent } from './case.ts'

const condition = from('https://docs.vendure.io/guides/core-concepts/promotions/')
const action = from('https://docs.vendure.io/reference/typescript-api/promotions/promotion-action')
const wrong = (issue: string) => from(`https://github.com/${issue}`)

const ten = (rest: object) => promotionOf('one', order(percent(10)), rest)
const one = 'promo_one' as PromotionId
const limits = (change: object) => ({ limits: { uses: null, perBuyer: null, budget: null, ...change } })
const group = { buyers: { type: 'some', customers: [], tags: ['trade'], segments: [], companies: [] } }
const coded = promotionOf('one', order(percent(10)), { method: 'code', ...limits({ uses: 100 }) })

export const VENDURE = [
  condition(
    'minimum order amount',
    ten({ conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(5000) } } }),
    [mug],
    [560],
  ),
  condition(
    'minimum order amount is missed',
    ten({ conditions: { minimumSum: { set: EVERYTHING, sums: CENTS(10_000) } } }),
    [mug],
    [0],
    { why: { code: 'minimum-sum', missing: 4400 } },
  ),
  condition(
    'contains products',
    ten({ conditions: { minimumUnits: { set: products('mug'), units: 2 } } }),
    [mug, bowl],
    [560, 380],
  ),
  condition(
    'contains products, and does not',
    ten({ conditions: { minimumUnits: { set: products('lamp'), units: 2 } } }),
    [mug],
    [0],
    { why: { code: 'minimum-units', missing: 2 } },
  ),
  condition(
    'at least n with facets',
    ten({ conditions: { minimumUnits: { set: tagged('cups', 'bowls'), units: 3 } } }),
    [mug, bowl],
    [560, 380],
  ),
  condition(
    'at least n with facets is missed',
    ten({ conditions: { minimumUnits: { set: tagged('cups'), units: 3 } } }),
    [mug, bowl],
    [0, 0],
    { why: { code: 'minimum-units', missing: 1 } },
  ),
  condition('customer group, and a guest', ten({ conditions: group }), [mug], [0], { why: { code: 'sign-in' } }),
  condition('customer group, and one of them', ten({ conditions: group }), [mug], [560], {
    rest: { buyer: buyer({ tags: ['trade'] }) },
  }),
  condition('starts at', ten({ period: days({ from: NOW + 5 }) }), [mug], [0], {
    why: { code: 'not-started', from: NOW + 5 },
  }),
  condition('ends at', ten({ period: days({ until: NOW }) }), [mug], [0], { why: { code: 'ended', until: NOW } }),
  condition('not enabled', ten({ state: 'paused' }), [mug], [0], { why: { code: 'paused' } }),
  condition(
    'all conditions have to hold',
    ten({
      conditions: { minimumUnits: { set: EVERYTHING, units: 2 }, minimumSum: { set: EVERYTHING, sums: CENTS(6000) } },
    }),
    [mug],
    [0],
    {
      why: { code: 'minimum-sum', missing: 400 },
    },
  ),
  condition('usage limit', ten(limits({ uses: 3 })), [mug], [0], {
    why: { code: 'used-up' },
    rest: { left: new Map([[usesKey(one), 0]]) },
  }),
  condition(
    'priority, where two give the same',
    [promotionOf('a', order(percent(10))), promotionOf('b', order(percent(10)), { priority: 5 })],
    [mug],
    [560],
    { applied: ['b'] },
  ),

  action('order percentage discount', order(percent(50)), [mug, soap], [2800, 700]),
  action('order fixed discount', order(amountOff(1000)), [mug], [1000]),
  action('order fixed discount above the order', order(amountOff(6000)), [mug], [5600]),
  action('facet based discount', offGoods(percent(50), tagged('cups')), [mug, bowl], [2800, 0]),
  action('products percentage discount', offGoods(percent(15), products('bowl')), [mug, bowl], [0, 570]),
  action('free shipping', delivery(), [mug], [0], { delivery: 490, rest: sent() }),
  action('free shipping of what is free already', delivery(), [mug], [0], {
    delivery: 0,
    why: { code: 'nothing-off' },
    rest: sent(0),
  }),
  action(
    'buy x get y free',
    buyGet(1, 1, {
      buy: { set: tagged('cups'), units: 1 },
      get: { set: tagged('bowls'), units: 1, value: percent(100) },
    }),
    [mug, bowl],
    [0, 3800],
  ),
  action(
    'buy x get y free, twice',
    buyGet(1, 1, {
      buy: { set: tagged('cups'), units: 1 },
      get: { set: tagged('bowls'), units: 1, value: percent(100) },
    }),
    [mug, { ...bowl, units: 3 }],
    [0, 7600],
  ),

  wrong('vendure-ecommerce/vendure/issues/3003')(
    '1.11 × 999 less 7.5 %: it does not grow with their number',
    offGoods(percent(7.5)),
    [good('pin', 111, 999)],
    [8317],
  ),
  wrong('vendure-ecommerce/vendure/issues/3003')(
    '0.92 × 1,000 less a third',
    offGoods(percent(33)),
    [good('pin', 92, 1000)],
    [30_360],
  ),
  wrong('vendure-ecommerce/vendure/issues/4353')(
    'a limit holds for what counts by itself',
    ten({ method: 'automatic', ...limits({ uses: 1 }) }),
    [mug],
    [0],
    {
      why: { code: 'used-up' },
      rest: { left: new Map([[usesKey(one), 0]]) },
    },
  ),
  wrong('vendure-ecommerce/vendure/issues/4660')('a code of one use is used up by itself', coded, [mug], [0], {
    why: { code: 'used-up' },
    rest: {
      candidates: [{ promotion: coded, code: 'ONCE', codeUses: 1 }],
      left: new Map([
        [codeKey(one, 'ONCE'), 0],
        [usesKey(one), 99],
      ]),
    },
  }),
  wrong('shopware/shopware/issues/18716')('many codes, one limit: it is the promotion’s', coded, [mug], [0], {
    why: { code: 'used-up' },
    rest: { candidates: [{ promotion: coded, code: 'SECOND' }], left: new Map([[usesKey(one), 0]]) },
  }),
  wrong('shopware/shopware/issues/19070')(
    'what is taken off each item sums to the discount',
    order(amountOff(1001)),
    [good('a', 333), good('b', 777), good('c', 1111)],
    [150, 350, 501],
  ),
  wrong('medusajs/medusa/releases')(
    'an amount is bounded by the price with its tax',
    order(amountOff(5600)),
    [mug],
    [5600],
  ),
  wrong('vendure-ecommerce/vendure/issues/3075')(
    'a promotion is looked at once, however many lines there are',
    [promotionOf('a', offGoods(percent(10)), { combines: WITH_ALL })],
    Array.from({ length: 200 }, (_, at) => good(`g${at}`, 100)),
    Array.from({ length: 200 }, () => 10),
  ),
]
