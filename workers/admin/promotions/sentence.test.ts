/** A promotion is read aloud in both languages: what is given, to whom, and when. */
import { expect, test } from 'vitest'
import { currency, type Money } from '#domain/money'
import { EVERYTHING, type Effect, type ProductSet, type Promotion } from '#domain/promotions/promotion'
import { sentenceOf, wholeSentence } from './sentence.ts'

const EUR = currency('EUR')
const eur = (amount: number): Money[] => [{ amount, currency: EUR }]
const both = (amount: number, other: number): Money[] => [...eur(amount), { amount: other, currency: currency('USD') }]
const percent = (rate: number) => ({ type: 'percent', rate }) as const
const FREE = percent(10_000)
const set = (...collections: string[]): ProductSet => ({ ...EVERYTHING, all: false, collections: collections as never })
const table = set('col_table')
const bath = set('col_bath')
const NAMES = new Map([
  ['col_table', 'Table'],
  ['col_bath', 'Bath'],
  ['var_candle', 'iCandle'],
  ['express', 'Express'],
])
type Sentenced = Pick<Promotion, 'effect' | 'conditions' | 'limits' | 'period' | 'method'>
const promotion = (effect: Effect, rest: Partial<Sentenced> = {}): Sentenced => ({
  effect,
  method: 'automatic',
  conditions: {
    buyers: { type: 'everybody' },
    countries: null,
    currencies: null,
    minimumSum: null,
    minimumUnits: null,
  },
  limits: { uses: null, perBuyer: null, budget: null },
  period: { from: null, until: null, timeZone: 'UTC', weekdays: null, hours: null },
  ...rest,
})
const heads = (of: Sentenced) => [
  sentenceOf(of, { language: 'en', names: NAMES }).head,
  sentenceOf(of, { language: 'zh', names: NAMES }).head,
]
const goods = { type: 'goods', set: table, value: percent(1_000), across: false, unitsMax: null } as const
const buyGet = {
  type: 'buy-get',
  buy: { set: table, units: 2 },
  get: { set: table, units: 1, value: FREE },
  times: null,
} as const
const tier = (units: number | null, sum: Money[] | null, rate: number) => ({ units, sum, value: percent(rate) })

test.each<readonly [Effect, string, string]>([
  [goods, '10 % off Table', 'Table减 10%'],
  [{ ...goods, set: EVERYTHING, value: percent(1_250) }, '12.5 % off every product', '全部商品减 12.5%'],
  [{ ...goods, value: FREE }, 'Table for nothing', 'Table免费'],
  [
    { ...goods, value: { type: 'amount', amounts: both(500, 600) }, across: true },
    '€5 or US$6 off Table, together',
    'Table减 €5或US$6（合计一次）',
  ],
  [
    { ...goods, value: { type: 'price', prices: eur(950) }, unitsMax: 3 },
    'Table for €9.50 each, at most 3 of them',
    'Table每件 €9.50，最多 3 件',
  ],
  [
    { ...goods, set: { ...EVERYTHING, without: { ...EVERYTHING.without, tags: ['sale'] } } },
    '10 % off every product but “sale”',
    '全部商品（“sale”除外）减 10%',
  ],
  [
    { type: 'tiers', set: EVERYTHING, tiers: [tier(2, null, 1_000), tier(5, null, 2_000)] },
    'Every product: 10 % off from 2, 20 % off from 5',
    '全部商品：满 2 减 10%，满 5 减 20%',
  ],
  [buyGet, 'Buy 2 of Table, get 1 more for nothing', 'Table买 2 件，再送 1 件'],
  [
    { ...buyGet, buy: { set: table, sum: eur(5_000) }, get: { set: bath, units: 2, value: percent(5_000) }, times: 2 },
    'Spend €50 on Table, get 2 of Bath for 50 % less, at most 2 times in an order',
    'Table买满 €50，Bath 2 件减 50%，每单最多 2 次',
  ],
  [{ type: 'gift', variant: 'var_candle' as never, units: 1 }, 'iCandle as a present', '赠送iCandle'],
  [
    { type: 'gift', variant: 'var_gone' as never, units: 2 },
    '2 × something that is gone as a present',
    '赠送已不存在的商品 2 件',
  ],
  [
    {
      type: 'bundle',
      parts: [
        { set: table, units: 1 },
        { set: bath, units: 2 },
      ],
      value: { type: 'price', prices: eur(5_000) },
      times: null,
    },
    '1 of Table and 2 of Bath together for €50',
    'Table 1 件和Bath 2 件一起 €50',
  ],
  [{ type: 'order', value: { type: 'amount', amounts: eur(1_500) } }, '€15 off the order', '整单减 €15'],
  [
    { type: 'order-tiers', tiers: [tier(null, eur(5_000), 500), tier(null, eur(10_000), 1_000)] },
    'The order: 5 % off from €50, 10 % off from €100',
    '整单：满 €50 减 5%，满 €100 减 10%',
  ],
  [{ type: 'delivery', value: FREE, methods: null, upTo: null }, 'Delivery is free', '免运费'],
  [
    { type: 'delivery', value: percent(5_000), methods: ['express'], upTo: eur(1_000) },
    '50 % off delivery by Express, where it costs €10 at most',
    '运费减 50%（Express），限运费不超过 €10',
  ],
])('%j', (effect, en, zh) => {
  expect(heads(promotion(effect))).toEqual([en, zh])
})

test('what has to be in the cart first stands in the same sentence', () => {
  const { conditions } = promotion(goods)
  const delivery: Effect = { type: 'delivery', value: FREE, methods: null, upTo: null }
  const from = (rest: Partial<Sentenced['conditions']>) =>
    heads(promotion(delivery, { conditions: { ...conditions, ...rest } }))
  expect(from({ minimumSum: { set: EVERYTHING, sums: eur(7_500) } })).toEqual([
    'Delivery is free from €75',
    '满 €75，免运费',
  ])
  expect(from({ minimumUnits: { set: table, units: 3 } })).toEqual([
    'Delivery is free from 3 of Table',
    '满 Table 3 件，免运费',
  ])
})

test('to whom and when stands in the second part, in the words of the reader', () => {
  const { conditions } = promotion(goods)
  const of = promotion(goods, {
    method: 'code',
    conditions: {
      ...conditions,
      buyers: { type: 'some', customers: ['cust_1'], tags: ['member'], segments: [], companies: [] },
      countries: ['DE', 'FR'],
    },
    limits: { uses: 500, perBuyer: 1, budget: null },
    period: {
      from: null,
      until: Date.UTC(2026, 10, 29, 22, 59),
      timeZone: 'Europe/Berlin',
      weekdays: [5, 6],
      hours: ['18:00', '22:00'],
    },
  })
  expect(sentenceOf(of, { language: 'en', names: NAMES }).rest).toBe(
    'with a code, for customers tagged “member” or 1 customer, to Germany and France, the first 500 orders, once each, ' +
      'until 29 Nov 2026, 23:59, on Friday and Saturday, 18:00 to 22:00',
  )
  expect(sentenceOf(of, { language: 'zh', names: NAMES }).rest).toMatch(
    /^凭优惠码，限标签为“member”的顾客或1 位顾客，送往德国和法国，前 500 单，每人 1 次，至 .*星期五和星期六，18:00 至 22:00$/,
  )
  expect(sentenceOf(promotion(goods), { language: 'en', names: NAMES }).rest).toBe('')
})

test('the whole is one sentence: also for whom, how it comes and when, where nothing of it is bound', () => {
  const whole = (of: Sentenced, language: 'en' | 'zh', ownZone: string) =>
    Object.values(wholeSentence(of, { language, names: NAMES, ownZone }))
  expect(whole(promotion(goods), 'en', 'UTC')).toEqual(['10 % off Table,', 'by itself, for everybody, always.'])
  expect(whole(promotion(goods), 'zh', 'UTC')).toEqual(['Table减 10%，', '自动生效，面向所有人，长期有效。'])
  const period = {
    from: Date.UTC(2026, 10, 29, 23),
    until: null,
    timeZone: 'Europe/Berlin',
    weekdays: null,
    hours: null,
  }
  const dated = { ...promotion(goods, { period }), skipsMarkedDown: true, marginFloor: 1_000 }
  const [, rest] = whole(dated, 'en', 'Europe/London')
  expect(rest).toBe(
    'by itself, for everybody, from 30 Nov 2026, 00:00, by the clock of Europe/Berlin, not on what is already lowered, ' +
      'never below cost and 10 %.',
  )
  expect(whole(dated, 'en', 'Europe/Berlin')[1]).not.toContain('clock')
})

test('of a time that the clock shows twice the offset is said', () => {
  const at = (until: number) =>
    sentenceOf(promotion(goods, { period: { ...promotion(goods).period, timeZone: 'Europe/Berlin', until } }), {
      language: 'en',
      names: NAMES,
    }).rest
  expect(at(Date.UTC(2027, 9, 31, 0, 30))).toBe('until 31 Oct 2027, 02:30 GMT+2')
  expect(at(Date.UTC(2027, 9, 31, 1, 30))).toBe('until 31 Oct 2027, 02:30 GMT+1')
  expect(at(Date.UTC(2027, 9, 31, 2, 30))).toBe('until 31 Oct 2027, 03:30')
})

test('of a long list the first are named and the others counted', () => {
  const many = promotion({ ...goods, set: { ...table, tags: ['a', 'b', 'c'] } })
  expect(heads(many)).toEqual(['10 % off Table, “a” and 2 others', 'Table、“a”和另外 2 项减 10%'])
})
