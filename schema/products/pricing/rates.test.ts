/** What everyone pays follows the rates of the settings: pages, carts, lists, and the history of prices. */
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { parseListQuery } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import type { ConversionRate } from '#domain/pricing/conversion'
import { BY, DAY, EUR, list, stocked } from '#tests/priced-goods'
import { changeProduct } from '../catalog/change.ts'
import { productByHandle } from '../catalog/catalog.ts'
import { listProducts } from '../catalog/lists.ts'
import { savedSettings, saveSettings } from '../settings/settings.ts'
import { countDue } from './due.ts'
import { followAll } from './follow.ts'
import { priceHistoryOf } from './price-history.ts'
import { addPriceList } from './price-lists.ts'
import { publicProducts } from './public-prices.ts'

const JPY = currency('JPY')

const yen = (rate: string, rest: Partial<ConversionRate> = {}): ConversionRate => ({
  currency: JPY,
  rate,
  adjustment: 0,
  step: '10',
  less: '',
  mode: 'nearest',
  source: '',
  day: null,
  ...rest,
})

const save = async (db: D1Database, rates: readonly ConversionRate[], now: number) => {
  const { versions } = await savedSettings(db, ['markets'])
  const value = { ...documents.markets, currencies: [EUR, JPY], rates }
  expect(await saveSettings(db, [{ group: 'markets', value, basedOn: versions.markets ?? 0 }], now)).toBe(true)
}

const inYen = (prices: readonly { readonly amount: number; readonly currency: string }[] = []) =>
  prices.find((price) => price.currency === JPY)?.amount

const listed = async (db: D1Database) => {
  const { cards } = await listProducts(db, parseListQuery(new URLSearchParams('sort=price-up'), { currency: JPY }))
  return cards.map(({ handle, price, wasPrice }) => [handle, price?.amount, wasPrice?.amount ?? null])
}

const page = async (db: D1Database, now: number) => {
  const variant = (await publicProducts(db, 'handle', ['a'], now))[0]?.variants[0]
  return [inYen(variant?.prices), inYen(variant?.compareAt)]
}

const history = async (db: D1Database) => {
  const product = await productByHandle(db, 'a')
  if (!product) throw new Error('a is gone')
  const kept = await priceHistoryOf(db, product.id, { variant: null, before: null, most: 50 })
  return kept
    .filter((one) => one.currency === JPY)
    .map(({ at, amount, reduced }) => [at, amount, reduced])
    .toReversed()
}

const write = async (
  db: D1Database,
  prices: readonly { currency: typeof EUR; price: number | null; compareAt?: number }[],
  now: number,
) => {
  const id = (await productByHandle(db, 'a'))?.id
  if (!id) throw new Error('a is gone')
  const draft = { handle: 'a', variants: [{ sku: 'a', prices: [...prices] }] }
  await changeProduct(db, id, () => ({ ok: true, value: { draft, answer: null } }), BY, now)
}

test('a rate prices all goods: their pages at once, lists when they were looked through, which is told', async () => {
  const { db } = await stocked()
  expect(await page(db, DAY)).toEqual([undefined, undefined])
  await save(db, [yen('162.35')], DAY)
  expect(await page(db, DAY)).toEqual([1620, undefined])
  expect(await countDue(db, DAY)).toBe(3)
  await followAll(db, DAY, 5)
  expect(await countDue(db, DAY)).toBe(0)
  expect(await listed(db)).toEqual([
    ['a', 1620, null],
    ['b', 3250, null],
    ['c', 4870, null],
  ])
  expect(await history(db)).toEqual([[DAY, 1620, false]])
})

test('another rate prices them anew, the same again does not, and without one they are not sold so any more', async () => {
  const { db } = await stocked()
  await save(db, [yen('160')], DAY)
  await followAll(db, DAY, 5)
  await save(db, [yen('170')], 2 * DAY)
  await followAll(db, 2 * DAY, 5)
  expect((await listed(db))[0]).toEqual(['a', 1700, null])
  await save(db, [yen('170')], 3 * DAY)
  expect(await countDue(db, 3 * DAY)).toBe(0)
  await save(db, [], 4 * DAY)
  await followAll(db, 4 * DAY, 5)
  expect((await listed(db))[0]).toEqual(['a', undefined, null])
  expect(await page(db, 4 * DAY)).toEqual([undefined, undefined])
  expect(await history(db)).toEqual([
    [DAY, 1600, false],
    [2 * DAY, 1700, false],
    [4 * DAY, null, false],
  ])
})

test('a typed price wins, before and after; a markdown by the same rate is one in lists and history too', async () => {
  const { db } = await stocked()
  await save(db, [yen('160')], DAY)
  await followAll(db, DAY, 5)
  await write(
    db,
    [
      { currency: EUR, price: 1000 },
      { currency: JPY, price: 999 },
    ],
    2 * DAY,
  )
  expect((await listed(db)).find(([handle]) => handle === 'a')).toEqual(['a', 999, null])
  await write(
    db,
    [
      { currency: EUR, price: 800, compareAt: 1000 },
      { currency: JPY, price: null },
    ],
    3 * DAY,
  )
  expect(await page(db, 3 * DAY)).toEqual([1280, undefined])
  await save(db, [yen('150')], 4 * DAY)
  await followAll(db, 4 * DAY, 5)
  expect(await history(db)).toEqual([
    [DAY, 1600, false],
    [2 * DAY, 999, false],
    [3 * DAY, 1280, true],
    [4 * DAY, 1200, true],
  ])
})

test('a sale by per cent takes it off what a rate comes to', async () => {
  const { db } = await stocked()
  await save(db, [yen('162.35')], DAY)
  await followAll(db, DAY, 5)
  await addPriceList(db, list({ currency: JPY }), 2 * DAY)
  await followAll(db, 2 * DAY, 5)
  expect((await listed(db))[0]).toEqual(['a', 1296, 1620])
})
