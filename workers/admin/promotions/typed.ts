/** What stands in the form of a promotion, as text by the name of its field: from a promotion, from what was sent, after a press. */
import { countryName } from '#domain/formats'
import { COMMA, LANGUAGES, localeOf, type Language } from '#domain/languages'
import { decimal, type Money } from '#domain/money'
import type { Draft } from '#domain/promotions/check'
import { HUNDRED_PER_CENT } from '#domain/allocation'
import type { Effect, ProductSet, Tier, Value } from '#domain/promotions/promotion'
import { momentText } from '../frame/moment-field.ts'

/** Names repeat where there are several of one kind. */
export type Typed = URLSearchParams

export const said = (typed: Typed, name: string): string => (typed.get(name) ?? '').toWellFormed().trim()
export const isOn = (typed: Typed, name: string): boolean => typed.get(name) === 'on'
export const countIn = (typed: Typed, name: 'tiers' | 'parts', most: number): number =>
  Math.min(most, Math.max(1, Number(/^\d{1,3}$/.exec(said(typed, name))?.[0] ?? 1)))

export const TIERS_MAX = 20
export const PARTS_MAX = 10
export const EFFECTS = [
  'goods',
  'tiers',
  'buy-get',
  'gift',
  'bundle',
  'order',
  'order-tiers',
  'delivery',
] as const satisfies readonly Effect['type'][]
export const HOWS = ['percent', 'amount', 'price', 'free'] as const
export type How = (typeof HOWS)[number]

export const effectIn = (typed: Typed): Effect['type'] =>
  EFFECTS.find((one) => one === said(typed, 'effect')) ?? 'goods'

/** Of the whole order and its steps there is no price. */
export const howsOf = (effect: Effect['type']): readonly How[] =>
  effect === 'order' || effect === 'order-tiers' ? ['percent', 'amount'] : HOWS
export const howIn = (typed: Typed, prefix: string): How =>
  howsOf(effectIn(typed)).find((one) => one === said(typed, `${prefix}.how`)) ?? 'percent'

/** Every part of the form where goods are chosen, of whatever kind it is. */
export const setsIn = (typed: Typed): string[] =>
  ['set', 'buy', 'get', 'gift', 'sumOf', 'unitsOf'].concat(
    Array.from({ length: Math.max(2, countIn(typed, 'parts', PARTS_MAX)) }, (_, at) => `part.${at}`),
  )

export const percentText = (rate: number): string => String(rate / 100)

/** `products:prod_…`, as a field says one member of a set. */
export const MEMBERS = ['collections', 'products', 'variants', 'tags'] as const
export type Member = (typeof MEMBERS)[number]

class Writer {
  readonly typed: Typed = new URLSearchParams()

  text(name: string, value: string | number | null | undefined): void {
    if (value !== null && value !== undefined && value !== '') this.typed.set(name, String(value))
  }

  flag(name: string, value: boolean): void {
    if (value) this.typed.set(name, 'on')
  }

  money(prefix: string, all: readonly Money[] | null | undefined): void {
    for (const one of all ?? []) this.text(`${prefix}.${one.currency}`, decimal(one))
  }

  value(prefix: string, value: Value): void {
    const isFree = value.type === 'percent' && value.rate === HUNDRED_PER_CENT
    this.text(`${prefix}.how`, isFree ? 'free' : value.type)
    if (value.type === 'percent') this.text(`${prefix}.rate`, percentText(value.rate))
    else this.money(prefix, value.type === 'amount' ? value.amounts : value.prices)
  }

  set(prefix: string, set: ProductSet): void {
    this.text(`${prefix}.scope`, set.all ? 'all' : 'some')
    for (const kind of MEMBERS) for (const one of set[kind]) this.typed.append(`${prefix}.is`, `${kind}:${one}`)
    for (const kind of ['collections', 'products', 'tags'] as const)
      for (const one of set.without[kind]) this.typed.append(`${prefix}.not`, `${kind}:${one}`)
  }

  tiers(tiers: readonly Tier[]): void {
    this.text('tiers', tiers.length)
    this.text('tier.by', tiers[0]?.units === null ? 'sum' : 'units')
    for (const [at, { units, sum, value }] of tiers.entries()) {
      this.text(`tier.${at}.units`, units)
      this.money(`tier.${at}.sum`, sum)
      this.value(`tier.${at}`, value)
    }
  }

  effect(effect: Effect): void {
    this.text('effect', effect.type)
    switch (effect.type) {
      case 'goods':
        this.set('set', effect.set)
        this.flag('across', effect.across)
        this.text('unitsMax', effect.unitsMax)
        return this.value('value', effect.value)
      case 'tiers':
        this.set('set', effect.set)
        return this.tiers(effect.tiers)
      case 'order-tiers':
        return this.tiers(effect.tiers)
      case 'buy-get':
        this.set('buy', effect.buy.set)
        this.text('buy.by', 'units' in effect.buy ? 'units' : 'sum')
        if ('units' in effect.buy) this.text('buy.units', effect.buy.units)
        else this.money('buy.sum', effect.buy.sum)
        this.set('get', effect.get.set)
        this.text('get.units', effect.get.units)
        this.text('times', effect.times)
        return this.value('get.value', effect.get.value)
      case 'gift':
        this.typed.append('gift.is', `variants:${effect.variant}`)
        return this.text('gift.units', effect.units)
      case 'bundle':
        this.text('parts', effect.parts.length)
        for (const [at, { set, units }] of effect.parts.entries()) {
          this.set(`part.${at}`, set)
          this.text(`part.${at}.units`, units)
        }
        this.text('times', effect.times)
        return this.value('value', effect.value)
      case 'order':
        return this.value('value', effect.value)
      case 'delivery':
        for (const one of effect.methods ?? []) this.typed.append('methods', one)
        this.money('upTo', effect.upTo)
        return this.value('value', effect.value)
    }
  }

  conditions({ buyers, countries, currencies, minimumSum, minimumUnits }: Draft['conditions'], of: Shown): void {
    this.text('buyers', buyers.type)
    if (buyers.type === 'some') {
      this.text('buyers.tags', buyers.tags.join(', '))
      this.text('buyers.customers', buyers.customers.map((id) => of.people.get(id) ?? id).join('\n'))
      this.text('buyers.companies', buyers.companies.map((id) => of.people.get(id) ?? id).join('\n'))
      for (const one of buyers.segments) this.typed.append('buyers.segments', one)
    }
    const named = (countries ?? []).map((one) => countryName(one, localeOf(of.language)))
    this.text('countries', named.join(COMMA[of.language]))
    for (const one of currencies ?? []) this.typed.append('currencies', one)
    if (minimumSum) this.set('sumOf', minimumSum.set)
    this.money('minimumSum', minimumSum?.sums)
    if (minimumUnits) this.set('unitsOf', minimumUnits.set)
    this.text('minimumUnits', minimumUnits?.units)
  }

  rest({ limits, period, combines, ...draft }: Draft): void {
    this.text('uses', limits.uses)
    this.text('perBuyer', limits.perBuyer)
    this.money('budget', limits.budget)
    this.text('from', momentText(period.from, period.timeZone))
    this.text('until', momentText(period.until, period.timeZone))
    this.text('timeZone', period.timeZone)
    for (const day of period.weekdays ?? []) this.typed.append('weekdays', String(day))
    this.text('hours.from', period.hours?.[0])
    this.text('hours.until', period.hours?.[1])
    for (const one of ['product', 'order', 'delivery'] as const) this.flag(`combines.${one}`, combines[one])
    this.flag('skipsMarkedDown', draft.skipsMarkedDown)
    this.text('marginFloor', draft.marginFloor === null ? null : percentText(draft.marginFloor))
    this.text('priority', draft.priority)
  }
}

type Shown = {
  readonly language: Language
  /** What customers and companies go by, by their ids. */
  readonly people: ReadonlyMap<string, string>
}

export const typedFrom = (draft: Draft, of: Shown): Typed => {
  const writer = new Writer()
  writer.text('name', draft.name)
  for (const language of LANGUAGES) writer.text(`title.${language}`, draft.title[language])
  writer.text('method', draft.method)
  writer.effect(draft.effect)
  writer.conditions(draft.conditions, of)
  writer.rest(draft)
  return writer.typed
}

/** A new one takes a tenth off everything, as soon as somebody has said its name. */
export const blankTyped = (): Typed =>
  new URLSearchParams({
    effect: 'goods',
    method: 'automatic',
    'set.scope': 'some',
    'value.how': 'percent',
    'value.rate': '10',
    'combines.delivery': 'on',
  })
