/**
 * What a shop can take off, shown with the demo's own goods: some for so many, steps, a bundle, a present, delivery, codes, and a
 * sale that begins by itself. Nothing is sold below what suppliers take for it.
 */
import { momentOf } from '#domain/logistics/calendar'
import type { Both } from './good.ts'
import { everywhere } from './amounts.ts'

const ZONE = 'Europe/Amsterdam'

/** Beside which classes it may stand. */
const WITH_ALL = { product: true, order: true, delivery: true }
/** One code on the whole order is enough. */
const ONE_OF_ORDER = { product: true, order: false, delivery: true }

const percent = (rate: number) => ({ type: 'percent', rate: rate * 100 }) as const
const ALL = { all: true }

/** Of a good: what a promotion names it by. */
export type Good = { readonly id: string; readonly variants: readonly { readonly id: string }[] }
/** By their handles; of the collection that a sale is about its id. */
export type Named = { readonly goods: ReadonlyMap<string, Good>; readonly collection: string }

const SOAPS = ['skopelos-soap', 'gavdos-hand-wash', 'halki-bath-oil'] as const
const PRESENT = 'market-tote'

/** All of the goods that are named below. */
export const NAMED_COLLECTION = 'living'
export const NAMED_GOODS: readonly string[] = [...SOAPS, PRESENT, 'hydra-notebook', 'kea-teapot', 'tinos-cup']

const goodIn = ({ goods }: Named, handle: string): Good => {
  const found = goods.get(handle)
  if (!found) throw new Error(`the demo has no ${handle}`)
  return found
}

/** The Friday after the next one, at eight by the shop's clock. @param now ms */
const fridayAfter = (now: number): number => {
  const day = new Date(now)
  day.setUTCDate(day.getUTCDate() + ((5 - day.getUTCDay() + 7) % 7) + 7)
  return momentOf(`${day.toISOString().slice(0, 10)}T08:00`, ZONE) ?? now
}
const LONG_WEEKEND_MS = 3 * 24 * 60 * 60_000

const called = (name: string, [en, zh]: Both) => ({ name, title: { en, zh } })

/** By themselves, for everybody. */
const automatic = (named: Named, now: number) => {
  const only = (...handles: readonly string[]) => ({ products: handles.map((handle) => goodIn(named, handle).id) })
  const soaps = only(...SOAPS)
  return [
    {
      ...called('Soap, three for two', ['3 for 2 on soap and bath oil', '香皂与浴油，三件付两件']),
      effect: {
        type: 'buy-get',
        buy: { set: soaps, units: 2 },
        get: { set: soaps, units: 1, value: percent(100) },
      },
    },
    {
      ...called('Notebooks by the stack', [
        'Notebooks: 10 % off from three, 20 % from six',
        '笔记本：三本九折，六本八折',
      ]),
      effect: {
        type: 'tiers',
        set: only('hydra-notebook'),
        tiers: [
          { units: 3, value: percent(10) },
          { units: 6, value: percent(20) },
        ],
      },
    },
    {
      ...called('Tea for two', [
        'Tea for two: a Kea teapot and two Tinos cups, 15 % less',
        '双人茶席：凯阿茶壶配两套蒂诺斯杯碟，八五折',
      ]),
      effect: {
        type: 'bundle',
        parts: [
          { set: only('kea-teapot'), units: 1 },
          { set: only('tinos-cup'), units: 2 },
        ],
        value: percent(15),
      },
    },
    {
      ...called('A tote with large orders', ['A market tote as a present', '赠市集帆布袋一只']),
      effect: { type: 'gift', variant: goodIn(named, PRESENT).variants[0]?.id ?? '', units: 1 },
      conditions: { minimumSum: { set: ALL, sums: everywhere(120) } },
    },
    {
      ...called('Express with large orders', ['Express at no charge', '免费特快']),
      effect: { type: 'delivery', value: percent(100), methods: ['express'] },
      conditions: { minimumSum: { set: ALL, sums: everywhere(150) } },
    },
    {
      ...called('A long weekend for the living room', ['15 % off everything for the living room', '起居全场八五折']),
      effect: { type: 'goods', set: { collections: [named.collection] }, value: percent(15) },
      period: { from: fridayAfter(now), until: fridayAfter(now) + LONG_WEEKEND_MS, timeZone: ZONE },
      skipsMarkedDown: true,
    },
  ].map((one) => ({ ...one, method: 'automatic', combines: WITH_ALL, code: null }))
}

/** For whoever says a code. */
const coded = () =>
  [
    {
      ...called('Welcome', ['10 % off a first order', '首单九折']),
      code: 'WELCOME10',
      effect: { type: 'order', value: percent(10) },
      conditions: { buyers: { type: 'first-order' } },
      limits: { perBuyer: 1 },
    },
    {
      ...called('The letter, spring', ['For readers of our letter', '来信读者专享']),
      code: 'LETTER5',
      effect: { type: 'order', value: { type: 'amount', amounts: everywhere(5) } },
      conditions: { minimumSum: { set: ALL, sums: everywhere(40) } },
      limits: { uses: 200, perBuyer: 1 },
    },
  ].map((one) => ({ ...one, method: 'code', combines: ONE_OF_ORDER }))

/** As the API takes them, with the code of each that has one. @param now ms */
export const promotionsOf = (named: Named, now: number) =>
  [...automatic(named, now), ...coded()].map(({ code, ...draft }) => ({ draft: { ...draft, state: 'active' }, code }))
