/** What was typed into the form of a promotion, as the commands take it. What cannot be read is refused by the rule, at its place. */
import { LANGUAGES, localeOf } from '#domain/languages'
import { parseMoney, type Currency } from '#domain/money'
import type { Draft } from '#domain/promotions/check'
import { HUNDRED_PER_CENT } from '#domain/allocation'
import type { Effect } from '#domain/promotions/promotion'
import { countryMeant } from '../settings/places.ts'
import {
  countIn,
  effectIn,
  howIn,
  isOn,
  MEMBERS,
  PARTS_MAX,
  said,
  TIERS_MAX,
  type Member,
  type Typed,
} from './typed.ts'
import { momentText } from '../frame/moment-field.ts'

export type Reading = {
  /** Those of the shop, and any that the promotion names beside them. */
  readonly currencies: readonly Currency[]
  readonly timeZone: string
  /** As it was before, so that a moment which nobody touched stays to the millisecond. */
  readonly before: Draft | undefined
  /** Ids of customers and companies, by what was typed. */
  readonly people: ReadonlyMap<string, string>
}

/** No whole number, and no amount: the rule of its place says what it takes. */
const UNREADABLE = 0.5
const LOCALES = LANGUAGES.map(localeOf)

const number = (typed: Typed, name: string): number => {
  const text = said(typed, name)
  return /^-?\d{1,12}$/.test(text) ? Number(text) : UNREADABLE
}
const numberOrNone = (typed: Typed, name: string): number | null =>
  said(typed, name) === '' ? null : number(typed, name)

/** `12.5` of a hundred, in hundredths of a per cent. */
const percent = (text: string): number => {
  const [, whole, part = ''] = /^(\d{1,5})(?:[.,](\d{1,2}))?\s*%?$/.exec(text) ?? []
  return whole === undefined ? UNREADABLE : Number(whole + part.padEnd(2, '0'))
}

const moneyIn = (typed: Typed, prefix: string, { currencies }: Reading) =>
  currencies.flatMap((currency) => {
    const text = said(typed, `${prefix}.${currency}`)
    if (text === '') return []
    return [parseMoney(text.replace(',', '.'), currency) ?? { amount: UNREADABLE, currency }]
  })
const moneyOrNone = (typed: Typed, prefix: string, reading: Reading) => {
  const all = moneyIn(typed, prefix, reading)
  return all.length === 0 ? null : all
}

const valueIn = (typed: Typed, prefix: string, reading: Reading) => {
  const how = howIn(typed, prefix)
  if (how === 'free') return { type: 'percent', rate: HUNDRED_PER_CENT }
  if (how === 'percent') return { type: how, rate: percent(said(typed, `${prefix}.rate`)) }
  const all = moneyIn(typed, prefix, reading)
  return how === 'amount' ? { type: how, amounts: all } : { type: how, prices: all }
}

/** `products:prod_…` */
export const memberOf = (text: string): readonly [Member, string] | undefined => {
  const [name, id = ''] = text.split(/:(.*)/s)
  const kind = MEMBERS.find((one) => one === name)
  return kind && id !== '' ? [kind, id] : undefined
}

export const membersIn = (typed: Typed, name: string) => {
  const all = typed
    .getAll(name)
    .map(memberOf)
    .filter((one) => one !== undefined)
  const of = (kind: Member) => [...new Set(all.flatMap(([one, id]) => (one === kind ? [id] : [])))]
  return { products: of('products'), variants: of('variants'), collections: of('collections'), tags: of('tags') }
}

const setIn = (typed: Typed, prefix: string, otherwise: 'all' | 'some' = 'some') => {
  const all = (said(typed, `${prefix}.scope`) || otherwise) === 'all'
  const none = { products: [], variants: [], collections: [], tags: [] }
  const { variants: _, ...without } = membersIn(typed, `${prefix}.not`)
  return { all, ...(all ? none : membersIn(typed, `${prefix}.is`)), without }
}

const tiersIn = (typed: Typed, reading: Reading) => {
  const bySum = effectIn(typed) === 'order-tiers' || said(typed, 'tier.by') === 'sum'
  return Array.from({ length: countIn(typed, 'tiers', TIERS_MAX) }, (_, at) => ({
    units: bySum ? null : number(typed, `tier.${at}.units`),
    sum: bySum ? moneyIn(typed, `tier.${at}.sum`, reading) : null,
    value: valueIn(typed, `tier.${at}`, reading),
  }))
}

const EFFECT: Readonly<Record<Effect['type'], (typed: Typed, reading: Reading) => object>> = {
  goods: (typed, reading) => ({
    set: setIn(typed, 'set'),
    value: valueIn(typed, 'value', reading),
    across: isOn(typed, 'across') && howIn(typed, 'value') === 'amount',
    unitsMax: numberOrNone(typed, 'unitsMax'),
  }),
  tiers: (typed, reading) => ({ set: setIn(typed, 'set'), tiers: tiersIn(typed, reading) }),
  'buy-get': (typed, reading) => ({
    buy: {
      set: setIn(typed, 'buy'),
      ...(said(typed, 'buy.by') === 'sum'
        ? { sum: moneyIn(typed, 'buy.sum', reading) }
        : { units: number(typed, 'buy.units') }),
    },
    get: {
      set: setIn(typed, 'get'),
      units: number(typed, 'get.units'),
      value: valueIn(typed, 'get.value', reading),
    },
    times: numberOrNone(typed, 'times'),
  }),
  gift: (typed) => ({
    variant: membersIn(typed, 'gift.is').variants[0] ?? '',
    units: number(typed, 'gift.units'),
  }),
  bundle: (typed, reading) => ({
    parts: Array.from({ length: Math.max(2, countIn(typed, 'parts', PARTS_MAX)) }, (_, at) => ({
      set: setIn(typed, `part.${at}`),
      units: number(typed, `part.${at}.units`),
    })),
    value: valueIn(typed, 'value', reading),
    times: numberOrNone(typed, 'times'),
  }),
  order: (typed, reading) => ({ value: valueIn(typed, 'value', reading) }),
  'order-tiers': (typed, reading) => ({ tiers: tiersIn(typed, reading) }),
  delivery: (typed, reading) => ({
    value: valueIn(typed, 'value', reading),
    methods: typed.getAll('methods').length > 0 ? typed.getAll('methods') : null,
    upTo: moneyOrNone(typed, 'upTo', reading),
  }),
}

export const linesIn = (typed: Typed, name: string, between: RegExp): string[] => [
  ...new Set(
    said(typed, name)
      .split(between)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

const buyersIn = (typed: Typed, { people }: Reading) => {
  const type = said(typed, 'buyers')
  if (type !== 'some') return { type: type === 'first-order' || type === 'signed-in' ? type : 'everybody' }
  const ids = (name: string) => linesIn(typed, name, /[\n,，;]/).map((one) => people.get(one.toLowerCase()) ?? one)
  return {
    type,
    tags: linesIn(typed, 'buyers.tags', /[\n,，、;]/),
    customers: ids('buyers.customers'),
    companies: ids('buyers.companies'),
    segments: typed.getAll('buyers.segments'),
  }
}

const conditionsIn = (typed: Typed, reading: Reading) => {
  const countries = linesIn(typed, 'countries', /[,，、;\n]/).map((one) => countryMeant(one, LOCALES))
  const currencies = typed.getAll('currencies')
  const sums = moneyOrNone(typed, 'minimumSum', reading)
  const units = numberOrNone(typed, 'minimumUnits')
  return {
    buyers: buyersIn(typed, reading),
    countries: countries.length > 0 ? countries : null,
    currencies: currencies.length > 0 ? currencies : null,
    minimumSum: sums && { set: setIn(typed, 'sumOf', 'all'), sums },
    minimumUnits: units === null ? null : { set: setIn(typed, 'unitsOf', 'all'), units },
  }
}

/** Letters of a moment with its offset. */
const MOMENT_MAX = 40

/** As it stands, for the command to read by its zone; one that nobody touched stays to the millisecond. */
const momentIn = (text: string, at: number | null, isSameZone: boolean, timeZone: string): string | number | null => {
  if (text === '') return null
  return at !== null && isSameZone && text === momentText(at, timeZone) ? at : text.slice(0, MOMENT_MAX)
}

const periodIn = (typed: Typed, { before, timeZone: ofShop }: Reading) => {
  const timeZone = (said(typed, 'timeZone') || before?.period.timeZone) ?? ofShop
  const isSameZone = timeZone === before?.period.timeZone
  const weekdays = typed.getAll('weekdays').map(Number).filter(Number.isFinite)
  const hours = [said(typed, 'hours.from'), said(typed, 'hours.until')]
  return {
    from: momentIn(said(typed, 'from'), before?.period.from ?? null, isSameZone, timeZone),
    until: momentIn(said(typed, 'until'), before?.period.until ?? null, isSameZone, timeZone),
    timeZone,
    weekdays: weekdays.length > 0 && weekdays.length < 7 ? weekdays : null,
    hours: hours.every((one) => one === '') ? null : hours,
  }
}

/** The input of the commands. */
export const draftIn = (typed: Typed, reading: Reading) => {
  const effect = effectIn(typed)
  const isOfGoods = !['order', 'order-tiers', 'delivery'].includes(effect)
  const floor = said(typed, 'marginFloor')
  return {
    name: said(typed, 'name'),
    title: Object.fromEntries(LANGUAGES.map((language) => [language, said(typed, `title.${language}`)])),
    method: said(typed, 'method') === 'code' ? 'code' : 'automatic',
    // One that there is not is refused by the command.
    effect: { ...EFFECT[effect](typed, reading), type: said(typed, 'effect') || effect },
    conditions: conditionsIn(typed, reading),
    limits: {
      uses: numberOrNone(typed, 'uses'),
      perBuyer: numberOrNone(typed, 'perBuyer'),
      budget: moneyOrNone(typed, 'budget', reading),
    },
    period: periodIn(typed, reading),
    combines: {
      product: isOn(typed, 'combines.product'),
      order: isOn(typed, 'combines.order'),
      delivery: isOn(typed, 'combines.delivery'),
    },
    skipsMarkedDown: isOfGoods && isOn(typed, 'skipsMarkedDown'),
    marginFloor: !isOfGoods || floor === '' ? null : percent(floor),
    priority: said(typed, 'priority') === '' ? 0 : number(typed, 'priority'),
  }
}
