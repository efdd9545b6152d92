/** What everyone pays, as lists of goods have it, follows price lists and the clock. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import type { PriceList } from '#domain/pricing/price-list'
import { BY, cards, DAY, EUR, list, paid, seen, stocked } from '#tests/priced-goods'
import { changeProduct } from '../catalog/change.ts'
import { offersOf, productByHandle } from '../catalog/catalog.ts'
import { saveCollections } from '../catalog/collection-save.ts'
import { priceDrops } from '../catalog/price-drops.ts'
import { followAll, followPrices } from './follow.ts'
import { saveListPrices } from './list-prices.ts'
import { addPriceList, changePriceList, deletePriceList } from './price-lists.ts'

test('without a list nothing is due, and nothing else is read', async () => {
  const { db } = await stocked()
  expect(await followPrices(db, 10 * DAY)).toEqual([])
  expect(await cards(db)).toEqual([
    ['a', 1000, null],
    ['b', 2000, null],
    ['c', 3000, null],
  ])
})

test('a sale begins and ends by the clock: pages at once, lists with the minute, its history by its own moments', async () => {
  const { db } = await stocked()
  await addPriceList(db, list({ from: 40 * DAY, until: 41 * DAY }), 10 * DAY)
  await followAll(db, 10 * DAY, 5)
  expect(await seen(db, 'a', 40 * DAY - 1)).toEqual([[[1000], []]])
  expect(await seen(db, 'a', 40 * DAY)).toEqual([[[800], [1000]]])
  expect((await cards(db))[0]).toEqual(['a', 1000, null])
  // Nobody looked for half an hour.
  const late = 40 * DAY + 30 * 60_000
  expect((await followAll(db, late, 5)).toSorted()).toEqual(['a', 'b', 'c'])
  expect(await cards(db)).toEqual([
    ['a', 800, 1000],
    ['b', 1600, 2000],
    ['c', 2400, 3000],
  ])
  expect(await cards(db, 'sort=price-up&max=9')).toEqual([['a', 800, 1000]])
  expect(await followAll(db, late, 5)).toEqual([])
  await followAll(db, 41 * DAY + 1, 5)
  expect((await cards(db))[0]).toEqual(['a', 1000, null])
  expect(await seen(db, 'a', 41 * DAY)).toEqual([[[1000], []]])
  expect(await paid(db, 'a')).toEqual([
    [1, 1000, false, ''],
    [40 * DAY, 800, true, 'list'],
    [41 * DAY, 1000, false, ''],
  ])
  expect(await db.prepare('SELECT count(*) AS due FROM price_due').first('due')).toBe(0)
})

test('a sale that began and was over while nobody looked is written down all the same', async () => {
  const { db } = await stocked()
  await addPriceList(db, list({ from: 40 * DAY, until: 41 * DAY }), DAY)
  await followAll(db, DAY, 5)
  await followAll(db, 50 * DAY, 9)
  expect((await paid(db, 'a')).map(([at]) => at)).toEqual([1, 40 * DAY, 41 * DAY])
  expect((await cards(db))[0]).toEqual(['a', 1000, null])
})

test.each<readonly [string, PriceList['pricing'], readonly string[]]>([
  ['all', { type: 'percent', value: 5000, of: { type: 'all', names: [] } }, ['a', 'b', 'c']],
  ['a tag', { type: 'percent', value: 5000, of: { type: 'tags', names: ['gift'] } }, ['b']],
  ['a vendor', { type: 'amount', value: 500, of: { type: 'vendors', names: ['Kiln'] } }, ['c']],
])('of %s', async (_, pricing, expected) => {
  const { db } = await stocked()
  await addPriceList(db, list({ pricing }), 10)
  await followAll(db, 10, 5)
  const reduced = (await cards(db)).filter(([, , was]) => was !== null).map(([handle]) => handle)
  expect(reduced).toEqual(expected)
})

test('of a collection: who comes into it is reduced, who leaves it is not', async () => {
  const { db } = await stocked()
  await saveCollections(db, [{ handle: 'hand', title: 'Hand', products: ['a'] }])
  const id = (await db.prepare('SELECT id FROM collections').first<string>('id')) ?? ''
  await addPriceList(
    db,
    list({ pricing: { type: 'percent', value: 5000, of: { type: 'collections', names: [id] } } }),
    10,
  )
  await followAll(db, 10, 5)
  expect(await cards(db)).toEqual([
    ['a', 500, 1000],
    ['b', 2000, null],
    ['c', 3000, null],
  ])
  await saveCollections(db, [{ handle: 'hand', title: 'Hand', products: ['b'] }])
  await followAll(db, Date.now() + 1_000, 5)
  expect(await cards(db)).toEqual([
    ['a', 1000, null],
    ['b', 1000, 2000],
    ['c', 3000, null],
  ])
})

test('a list of fixed prices, changed, taken out, and deleted', async () => {
  const { db, a, b } = await stocked()
  const own = list({ pricing: { type: 'fixed' } })
  await addPriceList(db, own, 10)
  await saveListPrices(
    db,
    own.id,
    [
      { variant: a, units: 1, amount: 700 },
      { variant: b, units: 10, amount: 900 },
    ],
    20,
  )
  await followAll(db, 20, 5)
  // From ten units on is no price for one.
  expect((await cards(db)).slice(0, 2)).toEqual([
    ['a', 700, 1000],
    ['b', 2000, null],
  ])
  await saveListPrices(db, own.id, [{ variant: a, units: 1, amount: 600 }], 30)
  await followAll(db, 30, 5)
  expect((await cards(db))[0]).toEqual(['a', 600, 1000])
  await saveListPrices(db, own.id, [{ variant: a, units: 1, amount: null }], 40)
  await followAll(db, 40, 5)
  expect((await cards(db))[0]).toEqual(['a', 1000, null])
  await saveListPrices(db, own.id, [{ variant: a, units: 1, amount: 500 }], 50)
  await followAll(db, 50, 5)
  await deletePriceList(db, own.id, 60)
  await followAll(db, 60, 5)
  expect((await cards(db))[0]).toEqual(['a', 1000, null])
  expect(await paid(db, 'a')).toEqual([
    [1, 1000, false, ''],
    [20, 700, true, 'list'],
    [30, 600, true, 'list'],
    [40, 1000, false, ''],
    [50, 500, true, 'list'],
    [60, 1000, false, ''],
  ])
})

test('taken back as a draft it prices nothing; what is only for some is on no public list', async () => {
  const { db, a } = await stocked()
  const own = list()
  await addPriceList(db, own, 10)
  await followAll(db, 10, 5)
  expect((await cards(db))[0]).toEqual(['a', 800, 1000])
  expect(await changePriceList(db, { ...own, state: 'draft' }, 1, 20)).toBe(true)
  expect(await changePriceList(db, own, 1, 20)).toBe(false)
  await followAll(db, 20, 5)
  expect((await cards(db))[0]).toEqual(['a', 1000, null])
  await addPriceList(db, list({ audience: { type: 'tags', names: ['trade'] } }), 30)
  await followAll(db, 30, 5)
  expect((await cards(db))[0]).toEqual(['a', 1000, null])
  expect(await seen(db, 'a', 30)).toEqual([[[1000], []]])
  // Carts are told of all of them, and decide by who buys.
  expect((await offersOf(db, [a], 30)).get(a)?.lists).toMatchObject([{ audience: { type: 'tags', names: ['trade'] } }])
})

test('a product that is saved while a sale is on is reckoned at once, and no price was paid that nobody paid', async () => {
  const { db } = await stocked()
  await addPriceList(db, list(), 10)
  await followAll(db, 10, 5)
  const id = (await productByHandle(db, 'a'))?.id
  if (!id) throw new Error('a is gone')
  const edit = (draft: Partial<Draft>, now: number) =>
    changeProduct(db, id, () => ({ ok: true, value: { draft: { handle: 'a', ...draft }, answer: null } }), BY, now)
  await edit({ text: { title: 'Another vase' } }, 20)
  expect((await cards(db))[0]).toEqual(['a', 800, 1000])
  await edit({ variants: [{ sku: 'a', prices: [{ currency: EUR, price: 1500 }] }] }, 30)
  expect((await cards(db))[0]).toEqual(['a', 1200, 1500])
  expect(await paid(db, 'a')).toEqual([
    [1, 1000, false, ''],
    [10, 800, true, 'list'],
    [30, 1200, true, 'list'],
  ])
})

test('who waits for a lower price hears of a sale', async () => {
  const { db, a } = await stocked()
  await addPriceList(db, list(), 10)
  await followAll(db, 10, 5)
  expect((await priceDrops(db)).find(({ variant }) => variant === a)?.prices).toEqual([{ amount: 800, currency: EUR }])
})
