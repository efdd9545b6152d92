/** Promotions and goods as tests write them: what is not said is the plainest that can be. */
import type { VariantId } from '#domain/ids'
import { currency, money, type Currency } from '#domain/money'
import { GUEST } from '#domain/promotions/conditions'
import { evaluate, type Judged, type Outcome } from '#domain/promotions/evaluate'
import type { Goods } from '#domain/promotions/goods'
import {
  CLASS_OF,
  EVERYTHING,
  type Conditions,
  type Effect,
  type ProductSet,
  type Promotion,
  type PromotionId,
} from '#domain/promotions/promotion'

export const EUR = currency('EUR')
export const NOW = Date.UTC(2026, 10, 30, 12)

const ALONE = { product: false, order: false, delivery: false }
export const WITH_ALL = { product: true, order: true, delivery: true }

type Said = Partial<Omit<Promotion, 'conditions' | 'effect'>> & { readonly conditions?: Partial<Conditions> }

export const promotionOf = (name: string, effect: Effect, { conditions, ...rest }: Said = {}): Promotion => ({
  id: `promo_${name}` as PromotionId,
  class: CLASS_OF[effect.type],
  state: 'active',
  name,
  title: { en: name },
  method: 'automatic',
  effect,
  limits: { uses: null, perBuyer: null, budget: null },
  period: { from: null, until: null, timeZone: 'UTC', weekdays: null, hours: null },
  combines: ALONE,
  skipsMarkedDown: false,
  marginFloor: null,
  priority: 0,
  version: 1,
  ...rest,
  conditions: {
    buyers: { type: 'everybody' },
    countries: null,
    currencies: null,
    minimumSum: null,
    minimumUnits: null,
    ...conditions,
  },
})

export const percent = (rate: number) => ({ type: 'percent', rate: rate * 100 }) as const
export const amountOff = (amount: number, of: Currency = EUR) =>
  ({ type: 'amount', amounts: [money(amount, of)] }) as const
export const priceOf = (amount: number, of: Currency = EUR) => ({ type: 'price', prices: [money(amount, of)] }) as const
export const tagged = (...tags: string[]): ProductSet => ({ ...EVERYTHING, all: false, tags })

export const offGoods = (value: Extract<Effect, { type: 'goods' }>['value'], set = EVERYTHING): Effect => ({
  type: 'goods',
  set,
  value,
  across: false,
  unitsMax: null,
})

/** @param tags of the good, by which sets name it */
export const good = (
  name: string,
  price: number,
  units = 1,
  tags: readonly string[] = [],
  rest: Partial<Goods> = {},
): Goods => ({
  variantId: `var_${name}` as VariantId,
  productId: `prd_${name}` as Goods['productId'],
  collections: [],
  tags,
  isGiftCard: false,
  isMarkedDown: false,
  cost: null,
  units,
  price,
  ...rest,
})

export const judged = (
  lines: readonly Goods[],
  promotions: readonly Promotion[],
  rest: Partial<Judged> = {},
): Judged => ({
  currency: EUR,
  lines,
  candidates: promotions.map((promotion) => ({ promotion })),
  buyer: GUEST,
  country: null,
  wayFor: () => null,
  giftWorth: () => undefined,
  left: new Map(),
  limitedAs: null,
  now: NOW,
  ...rest,
})

export const evaluated = (...of: Parameters<typeof judged>): Outcome => evaluate(judged(...of))

/** What is taken off each line, by promotions on goods and on the order together. */
export const offLines = (outcome: Outcome, lines: readonly Goods[]): number[] =>
  lines.map((_, index) => {
    const goods = outcome.goods.flatMap(({ cuts }) => cuts.filter(({ line }) => line === index))
    const order = outcome.order.reduce((sum, { parts }) => sum + (parts[index] ?? 0), 0)
    return goods.reduce((sum, { amount }) => sum + amount, 0) + order
  })

export const paid = (outcome: Outcome, lines: readonly Goods[]): number =>
  lines.reduce((sum, { price, units }) => sum + price * units, 0) -
  offLines(outcome, lines).reduce((sum, one) => sum + one, 0) +
  (outcome.way?.price ?? 0) -
  (outcome.delivery?.amount ?? 0)

export const whyNot = (outcome: Outcome, { id }: Promotion) =>
  outcome.unapplied.find(({ candidate }) => candidate.promotion.id === id)?.why

export const CENTS = (amount: number) => [money(amount, EUR)]
export const buyGet = (buy: number, get: number, rest: Partial<Extract<Effect, { type: 'buy-get' }>> = {}): Effect => ({
  type: 'buy-get',
  buy: { set: EVERYTHING, units: buy },
  get: { set: EVERYTHING, units: get, value: percent(100) },
  times: null,
  ...rest,
})
export const order = (value: Extract<Effect, { type: 'order' }>['value']): Effect => ({ type: 'order', value })
export const tier = (units: number, rate: number) => ({ units, sum: null, value: percent(rate) })

export const mug = good('mug', 2800, 2, ['cups'])
export const bowl = good('bowl', 3800, 1, ['bowls'])
export const soap = good('soap', 1400, 1, ['bath'])

export const bundle = (value: Extract<Effect, { type: 'bundle' }>['value'], times: number | null = null): Effect => ({
  type: 'bundle',
  parts: [
    { set: tagged('cups'), units: 2 },
    { set: tagged('bowls'), units: 1 },
  ],
  value,
  times,
})
