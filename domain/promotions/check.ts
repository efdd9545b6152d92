/** How a promotion is looked over before it is saved: all that is wrong is told at once, place by place. */
import { HUNDRED_PER_CENT } from '../allocation.ts'
import { isMoment } from '../days.ts'
import { isForEver } from '../for-nothing.ts'
import { isTimeZone } from '../settings/shop.ts'
import { isWritten } from '../settings/text.ts'
import { AMOUNT_MAX, isCurrency, type Money } from '../money.ts'
import { takesEverything } from './everything.ts'
import {
  CLASS_OF,
  type Buyers,
  type Conditions,
  type Effect,
  type Limits,
  type Period,
  type ProductSet,
  type Promotion,
  type Tier,
  type Value,
} from './promotion.ts'

export type PromotionFault =
  | 'required'
  | 'too-long'
  | 'too-many'
  | 'out-of-range'
  | 'unknown-currency'
  | 'unknown-time-zone'
  | 'time-form'
  /** A clock on the wall leaves it out, or shows it twice (logistics/moment.ts). */
  | 'clock-forward'
  | 'clock-back'
  | 'duplicate'
  | 'dates-reversed'
  /** Everything, and some things beside it. */
  | 'all-and-some'
  | 'not-ascending'
  /** Tiers by number and by worth cannot be told apart. */
  | 'mixed'
  /** What has to be bought is what is given for it, and nothing else. */
  | 'gives-itself'
  /** All of every order, to everybody, by itself, for ever. */
  | 'gives-everything'
  /** Only promotions on goods know what a line costs the shop. */
  | 'not-for-class'
  /** It was over before it is to begin. */
  | 'over'
  /** Only the shop knows (check-shop.ts): what it names, or what other promotions give. */
  | 'unsold-currency'
  | 'unknown-country'
  | 'unknown'
  | 'circle'

/** `effect.tiers.0.value.rate` and what is wrong there. */
export type PromotionIssue = { readonly path: string; readonly code: PromotionFault }

export const NAME_MAX = 120
export const TITLE_MAX = 200
const MEMBERS_MAX = 500
const TIERS_MAX = 20
const PARTS_MAX = 10
const UNITS_MAX = 9_999
export const USES_MAX = 1_000_000_000

const when = (wrong: boolean, path: string, code: PromotionFault): PromotionIssue[] => (wrong ? [{ path, code }] : [])
const inRange = (value: number, path: string, [least, most]: readonly [number, number]): PromotionIssue[] =>
  when(!Number.isSafeInteger(value) || value < least || value > most, path, 'out-of-range')

const money = (all: readonly Money[], path: string): PromotionIssue[] => [
  ...when(all.length === 0, path, 'required'),
  ...all.flatMap(({ amount, currency }, at) => [
    ...inRange(amount, `${path}.${at}.amount`, [1, AMOUNT_MAX]),
    ...when(!isCurrency(currency), `${path}.${at}.currency`, 'unknown-currency'),
    ...when(all.findIndex((one) => one.currency === currency) < at, `${path}.${at}.currency`, 'duplicate'),
  ]),
]

const LISTS = ['products', 'variants', 'collections', 'tags'] as const

const set = (of: ProductSet, path: string): PromotionIssue[] => {
  const named = LISTS.reduce((sum, list) => sum + of[list].length, 0)
  return [
    ...when(!of.all && named === 0, path, 'required'),
    ...when(of.all && named > 0, path, 'all-and-some'),
    ...LISTS.flatMap((list) => when(of[list].length > MEMBERS_MAX, `${path}.${list}`, 'too-many')),
    ...(['products', 'collections', 'tags'] as const).flatMap((list) =>
      when(of.without[list].length > MEMBERS_MAX, `${path}.without.${list}`, 'too-many'),
    ),
  ]
}

const value = (of: Value, path: string): PromotionIssue[] => {
  // More than all of it would be money for the buyer.
  if (of.type === 'percent') return inRange(of.rate, `${path}.rate`, [1, HUNDRED_PER_CENT])
  return of.type === 'amount' ? money(of.amounts, `${path}.amounts`) : prices(of.prices, `${path}.prices`)
}

/** A price may be nothing. */
const prices = (all: readonly Money[], path: string): PromotionIssue[] =>
  money(all, path).filter(({ path: at, code }) => {
    const place = Number(at.split('.').at(-2))
    return !(code === 'out-of-range' && all[place]?.amount === 0)
  })

const tiers = (all: readonly Tier[], path: string): PromotionIssue[] => {
  const byUnits = all.every(({ units, sum }) => units !== null && sum === null)
  const bySum = all.every(({ units, sum }) => units === null && sum !== null)
  const from = ({ units, sum }: Tier) => units ?? sum?.[0]?.amount ?? 0
  return [
    ...when(all.length === 0, path, 'required'),
    ...when(all.length > TIERS_MAX, path, 'too-many'),
    ...when(all.length > 0 && !byUnits && !bySum, path, 'mixed'),
    ...all.flatMap((tier, at) => [
      ...value(tier.value, `${path}.${at}.value`),
      ...(tier.units === null ? [] : inRange(tier.units, `${path}.${at}.units`, [1, UNITS_MAX])),
      ...(tier.sum === null ? [] : money(tier.sum, `${path}.${at}.sum`)),
      ...when(at > 0 && from(tier) <= from(all[at - 1] ?? tier), `${path}.${at}`, 'not-ascending'),
    ]),
  ]
}

const times = (of: number | null): PromotionIssue[] => (of === null ? [] : inRange(of, 'effect.times', [1, UNITS_MAX]))

const effect = (of: Effect): PromotionIssue[] => {
  switch (of.type) {
    case 'goods':
      return [
        ...set(of.set, 'effect.set'),
        ...value(of.value, 'effect.value'),
        ...(of.unitsMax === null ? [] : inRange(of.unitsMax, 'effect.unitsMax', [1, UNITS_MAX])),
      ]
    case 'tiers':
      return [...set(of.set, 'effect.set'), ...tiers(of.tiers, 'effect.tiers')]
    case 'buy-get':
      return [
        ...set(of.buy.set, 'effect.buy.set'),
        ...('units' in of.buy
          ? inRange(of.buy.units, 'effect.buy.units', [1, UNITS_MAX])
          : money(of.buy.sum, 'effect.buy.sum')),
        ...set(of.get.set, 'effect.get.set'),
        ...inRange(of.get.units, 'effect.get.units', [1, UNITS_MAX]),
        ...value(of.get.value, 'effect.get.value'),
        ...times(of.times),
      ]
    case 'gift':
      return [
        ...when(of.variant === ('' as string), 'effect.variant', 'required'),
        ...inRange(of.units, 'effect.units', [1, 99]),
      ]
    case 'bundle':
      return [
        ...when(of.parts.length < 2, 'effect.parts', 'required'),
        ...when(of.parts.length > PARTS_MAX, 'effect.parts', 'too-many'),
        ...of.parts.flatMap((part, at) => [
          ...set(part.set, `effect.parts.${at}.set`),
          ...inRange(part.units, `effect.parts.${at}.units`, [1, UNITS_MAX]),
        ]),
        ...value(of.value, 'effect.value'),
        ...times(of.times),
      ]
    case 'order':
      return value(of.value, 'effect.value')
    case 'order-tiers':
      return [
        ...tiers(of.tiers, 'effect.tiers'),
        ...of.tiers.flatMap(({ units }, at) => when(units !== null, `effect.tiers.${at}.units`, 'mixed')),
      ]
    case 'delivery':
      return [
        ...value(of.value, 'effect.value'),
        ...when(of.methods?.length === 0, 'effect.methods', 'required'),
        ...(of.upTo === null ? [] : money(of.upTo, 'effect.upTo')),
      ]
  }
}

const buyers = (of: Buyers): PromotionIssue[] => {
  if (of.type !== 'some') return []
  const lists = ['customers', 'tags', 'segments', 'companies'] as const
  return [
    ...when(
      lists.every((list) => of[list].length === 0),
      'conditions.buyers',
      'required',
    ),
    ...lists.flatMap((list) => when(of[list].length > MEMBERS_MAX, `conditions.buyers.${list}`, 'too-many')),
  ]
}

/** Said twice it is said once too often. */
const twice = (all: readonly (string | number)[] | null, path: string): PromotionIssue[] =>
  (all ?? []).flatMap((one, at) => when(all?.indexOf(one) !== at, `${path}.${at}`, 'duplicate'))

const conditions = ({ countries, currencies, minimumSum, minimumUnits, ...rest }: Conditions): PromotionIssue[] => [
  ...buyers(rest.buyers),
  ...when(countries?.length === 0, 'conditions.countries', 'required'),
  ...(countries ?? []).flatMap((one, at) =>
    when(!/^[A-Z]{2}$/.test(one), `conditions.countries.${at}`, 'out-of-range'),
  ),
  ...twice(countries, 'conditions.countries'),
  ...twice(currencies, 'conditions.currencies'),
  ...when(currencies?.length === 0, 'conditions.currencies', 'required'),
  ...(currencies ?? []).flatMap((one, at) => when(!isCurrency(one), `conditions.currencies.${at}`, 'unknown-currency')),
  ...(minimumSum
    ? [...set(minimumSum.set, 'conditions.minimumSum.set'), ...money(minimumSum.sums, 'conditions.minimumSum.sums')]
    : []),
  ...(minimumUnits
    ? [
        ...set(minimumUnits.set, 'conditions.minimumUnits.set'),
        ...inRange(minimumUnits.units, 'conditions.minimumUnits.units', [1, UNITS_MAX]),
      ]
    : []),
]

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

const period = ({ from, until, timeZone, weekdays, hours }: Period): PromotionIssue[] => [
  ...when(from !== null && !isMoment(from), 'period.from', 'time-form'),
  ...when(until !== null && !isMoment(until), 'period.until', 'time-form'),
  ...when(from !== null && until !== null && from >= until, 'period.until', 'dates-reversed'),
  ...when(!isTimeZone(timeZone), 'period.timeZone', 'unknown-time-zone'),
  ...when(weekdays?.length === 0, 'period.weekdays', 'required'),
  ...(weekdays ?? []).flatMap((day, at) => inRange(day, `period.weekdays.${at}`, [1, 7])),
  ...twice(weekdays, 'period.weekdays'),
  ...(hours ?? []).flatMap((time, at) => when(!TIME.test(time), `period.hours.${at}`, 'time-form')),
  ...when(hours !== null && hours[0] === hours[1], 'period.hours', 'duplicate'),
]

const limits = ({ uses, perBuyer, budget }: Limits): PromotionIssue[] => [
  ...(uses === null ? [] : inRange(uses, 'limits.uses', [1, USES_MAX])),
  ...(perBuyer === null ? [] : inRange(perBuyer, 'limits.perBuyer', [1, USES_MAX])),
  ...(budget === null ? [] : money(budget, 'limits.budget')),
]

/** Whether the set is this one variant and nothing else. */
const isOnly = (of: ProductSet | undefined, variant: string): boolean =>
  of !== undefined &&
  !of.all &&
  of.products.length + of.collections.length + of.tags.length === 0 &&
  of.variants.length > 0 &&
  of.variants.every((one) => one === variant)

const givesItself = ({ effect: of, conditions: { minimumSum, minimumUnits } }: Draft): PromotionIssue[] =>
  of.type !== 'gift'
    ? []
    : when(
        isOnly(minimumSum?.set, of.variant) || isOnly(minimumUnits?.set, of.variant),
        'effect.variant',
        'gives-itself',
      )

/** A minimum is none to speak of: whoever reaches it pays nothing. */
const givesEverything = (draft: Draft, now: number): PromotionIssue[] => {
  const { method, effect: of, conditions: given, limits: bounds, period: on } = draft
  const isForAll = method === 'automatic' && given.buyers.type === 'everybody'
  const isUnbound = isForEver(on.until, now) && bounds.uses === null && bounds.budget === null
  return when(isForAll && isUnbound && takesEverything(of), 'period.until', 'gives-everything')
}

export type Draft = Omit<Promotion, 'id' | 'class' | 'state' | 'version'>

/** All that is wrong with it; empty when it may be saved. @param now ms since the epoch, from when on it would count */
export const checkPromotion = (draft: Draft, now: number): readonly PromotionIssue[] => {
  const isOfGoods = CLASS_OF[draft.effect.type] === 'product'
  const { marginFloor } = draft
  return [
    ...when(draft.name.trim() === '', 'name', 'required'),
    ...when(draft.name.length > NAME_MAX, 'name', 'too-long'),
    ...when(!isWritten(draft.title), 'title', 'required'),
    ...when(
      Object.values(draft.title).some((text) => text.length > TITLE_MAX),
      'title',
      'too-long',
    ),
    ...effect(draft.effect),
    ...conditions(draft.conditions),
    ...limits(draft.limits),
    ...period(draft.period),
    ...inRange(draft.priority, 'priority', [-1_000, 1_000]),
    ...(marginFloor === null ? [] : inRange(marginFloor, 'marginFloor', [0, 10 * HUNDRED_PER_CENT])),
    ...when(!isOfGoods && marginFloor !== null, 'marginFloor', 'not-for-class'),
    ...when(!isOfGoods && draft.skipsMarkedDown, 'skipsMarkedDown', 'not-for-class'),
    ...givesItself(draft),
    ...givesEverything(draft, now),
  ]
}
