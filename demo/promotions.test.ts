/** The promotions of the demo are what anybody may write down, are told in both languages, and give what their titles say. */
import { describe, expect, test } from 'vitest'
import { currency } from '#domain/money'
import { wallClock } from '#domain/logistics/calendar'
import { announcedOn } from '#domain/promotions/announced'
import { checkPromotion } from '#domain/promotions/check'
import type { Goods } from '#domain/promotions/goods'
import { CLASS_OF, type Promotion, type PromotionId } from '#domain/promotions/promotion'
import { creatingPromotion } from '#workers/flows/promotions/commands'
import { draftOf } from '#workers/flows/promotions/input'
import { EUR, evaluated, good, NOW, offLines } from '#tests/promotions'
import { everywhere } from './amounts.ts'
import { catalogOf } from './catalog.ts'
import { NAMED_GOODS, promotionsOf } from './promotions.ts'
import { documents } from './settings.ts'

const { products, collections } = catalogOf(() => '/media/one.svg')
const idOf = (handle: string) => `prd_${handle}`
const goods = new Map(NAMED_GOODS.map((handle) => [handle, { id: idOf(handle), variants: [{ id: `var_${handle}` }] }]))
const all = promotionsOf({ goods, collection: 'col_living' }, NOW)

const promotions = all.map(({ draft }, at): Promotion => {
  const { state: _, ...input } = creatingPromotion.input.parse(draft)
  const said = draftOf(input)
  return { ...said, id: `promo_${at}` as PromotionId, class: CLASS_OF[said.effect.type], state: 'active', version: 1 }
})
const running = promotions.filter(({ method }) => method === 'automatic')

/** A line of the demo's own goods at its price. */
const line = (handle: string, units: number): Goods => {
  const draft = products.find((one) => one.handle === handle)
  const price = draft?.variants?.[0]?.prices?.find((one) => one.currency === EUR)
  if (!draft || !price?.price) throw new Error(`the demo has no ${handle}`)
  const shelves = collections.filter((one) => one.products?.includes(handle)).map((one) => `col_${one.handle}`)
  const isMarkedDown = (price.compareAt ?? 0) > price.price
  return good(handle, price.price, units, draft.tags, { isMarkedDown, collections: shelves as never })
}
const express = { method: 'express', price: 1400 }
const cart = (lines: readonly Goods[], now = NOW) =>
  evaluated(lines, running, { now, wayFor: () => express, giftWorth: (_, units) => 2200 * units })

test('each is named once, by goods that there are, and whatever may be wrong with one is not', () => {
  expect(new Set(all.map(({ draft }) => draft.name)).size).toBe(all.length)
  const handles = new Set(products.map(({ handle }) => handle))
  expect(NAMED_GOODS.filter((handle) => !handles.has(handle))).toEqual([])
  for (const promotion of promotions) expect(checkPromotion(promotion, Date.now()), promotion.name).toEqual([])
})

test('shoppers read each in both languages, and every sum is said in each currency that the shop sells in', () => {
  for (const { title } of promotions) expect([title.en, title.zh].every(Boolean)).toBe(true)
  expect(
    everywhere(1)
      .map(({ currency: of }) => of)
      .toSorted(),
  ).toEqual(documents.markets.currencies.toSorted())
  expect(everywhere(120)).toContainEqual({ amount: 19_200, currency: currency('JPY') })
})

describe('a cart of the demo’s own goods', () => {
  test('three for two: the cheapest one is free, and one more is near with two', () => {
    const lines = [line('skopelos-soap', 2), line('halki-bath-oil', 1)]
    expect(offLines(cart(lines), lines)).toEqual([2300, 0])
    const two = cart([line('skopelos-soap', 2)])
    expect(two.unapplied.map(({ why }) => why)).toContainEqual({ code: 'more-units', missing: 1 })
  })

  test.each([
    [2, 0],
    [3, 570],
    [6, 2280],
  ])('%i notebooks: %i cents less', (units, off) => {
    const lines = [line('hydra-notebook', units)]
    expect(offLines(cart(lines), lines)).toEqual([off])
  })

  test('a pot and two cups are 15 % less together, and one cup more is as ever', () => {
    const lines = [line('kea-teapot', 1), line('tinos-cup', 3)]
    expect(offLines(cart(lines), lines).reduce((sum, one) => sum + one)).toBe(1920)
  })

  test('from 120 on there is a tote, from 150 on express costs nothing, and below neither', () => {
    const gifts = (units: number) => cart([line('patmos-napkins', units)])
    expect(gifts(3)).toMatchObject({ gifts: [], delivery: null })
    expect(gifts(4)).toMatchObject({ gifts: [{ variantId: 'var_market-tote', units: 1 }], delivery: null })
    expect(gifts(5)).toMatchObject({ gifts: [{ units: 1 }], delivery: { amount: 1400 } })
  })

  test('the long weekend begins on a Friday at eight, more than a week on, and leaves alone what is marked down', () => {
    const { from, until } = promotions.find(({ period }) => period.from !== null)?.period ?? { from: 0, until: 0 }
    expect((from ?? 0) - NOW).toBeGreaterThan(6 * 86_400_000)
    expect(wallClock(from ?? 0, 'Europe/Amsterdam').time).toBe('08:00')
    expect(new Date(from ?? 0).getUTCDay()).toBe(5)
    const lines = [line('andros-candle', 1), line('rhodes-print', 1)]
    expect(offLines(cart(lines), lines)).toEqual([0, 0])
    expect(offLines(cart(lines, from ?? 0), lines)).toEqual([540, 0])
    expect(offLines(cart(lines, until ?? 0), lines)).toEqual([0, 0])
  })
})

test('of the goods that measurements buy and the README names, no page says anything', () => {
  for (const handle of ['delos-mug', 'samos-bowl', 'gift-card'])
    expect(announcedOn(running, line(handle, 1), { currency: EUR, countries: null, now: NOW }).promotions).toEqual([])
})
