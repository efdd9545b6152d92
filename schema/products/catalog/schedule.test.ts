/** Goods are for sale in their time, and lists say so when the clock does. */
import { expect, test } from 'vitest'
import { isForSale, isScheduleEmpty } from '#domain/catalog/for-sale'
import { parseListQuery } from '#domain/catalog/list-query'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { offersOf, productByHandle } from './catalog.ts'
import { saveCollections } from './collection-save.ts'
import { forSaleAfter } from './for-sale.ts'
import { listProducts } from './lists.ts'
import { saveProducts } from './save.ts'
import { DUE, followClock } from './schedule.ts'

const EUR = currency('EUR')
const good = (handle: string, more: Partial<Draft>): Draft => ({
  handle,
  status: 'active',
  text: { title: `Vase ${handle}` },
  options: ['Glaze'],
  variants: [{ options: ['Chalk'], prices: [{ currency: EUR, price: 100 }] }],
  ...more,
})

const list = (address: string, collection?: string) =>
  parseListQuery(new URLSearchParams(address), { currency: EUR, ...(collection !== undefined && { collection }) })
const handles = async (db: D1Database, address: string, collection?: string) =>
  (await listProducts(db, list(address, collection))).cards.map(({ handle }) => handle).toSorted()

test.each([
  ['always', null, null, [true, true, true]],
  ['from 10', 10, null, [false, true, true]],
  ['until 20', null, 20, [true, true, false]],
  ['from 10 until 20', 10, 20, [false, true, false]],
])('%s: for sale from the first moment on, and before the last', (_, publishedFrom, publishedUntil, expected) => {
  const at = (now: number) => isForSale({ status: 'active', publishedFrom, publishedUntil }, now)
  expect([at(9), at(10), at(20)]).toEqual(expected)
  expect([10, 15].some((now) => isForSale({ status: 'draft', publishedFrom, publishedUntil }, now))).toBe(false)
})

test('what ends before it begins is never for sale', () => {
  expect(isScheduleEmpty({ publishedFrom: 10, publishedUntil: 10 })).toBe(true)
  expect(isScheduleEmpty({ publishedFrom: 10, publishedUntil: 11 })).toBe(false)
  expect(isScheduleEmpty({ publishedFrom: null, publishedUntil: 1 })).toBe(false)
})

test('lists, search, collections, facets, feeds and prices follow the clock, and the version stays', async () => {
  const db = openD1('products')
  await saveCollections(db, [
    { handle: 'hand', title: 'Hand', products: ['soon', 'now', 'over'] },
    {
      handle: 'rule',
      title: 'Rule',
      rules: { match: 'all', rules: [{ field: 'title', relation: 'contains', value: 'vase' }] },
    },
  ])
  await saveProducts(
    db,
    [good('now', {}), good('soon', { publishedFrom: 100 }), good('over', { publishedUntil: 100 })],
    50,
  )
  const seen = async () => {
    const everywhere = [
      await handles(db, ''),
      await handles(db, 'q=vase'),
      await handles(db, 'option.Glaze=Chalk'),
      await handles(db, 'price_min=1'),
      await handles(db, '', 'hand'),
      await handles(db, '', 'rule'),
      (await forSaleAfter(db, 0, 10, 50)).products.map(({ handle }) => handle).toSorted(),
    ]
    const [first] = everywhere
    expect(everywhere).toEqual(everywhere.map(() => first))
    return first
  }
  expect(await seen()).toEqual(['now', 'over'])
  expect(await followClock(db, 99)).toEqual([])
  const { version } = (await productByHandle(db, 'soon')) ?? {}
  expect((await followClock(db, 100)).toSorted()).toEqual(['over', 'soon'])
  expect(await followClock(db, 100)).toEqual([])
  expect(await seen()).toEqual(['now', 'soon'])
  expect((await productByHandle(db, 'soon'))?.version).toBe(version)
  // Saved at its moment it needs no clock.
  await saveProducts(db, [good('over', { publishedUntil: null })], 120)
  expect(await seen()).toEqual(['now', 'over', 'soon'])
  await saveProducts(db, [good('over', { publishedUntil: null, status: 'draft' })], 121)
  expect(await seen()).toEqual(['now', 'soon'])
})

test('an offer is judged by the moment itself, however late the clock is', async () => {
  const db = openD1('products')
  await saveProducts(db, [good('soon', { publishedFrom: 100, publishedUntil: 200 })], 50)
  const id = (await productByHandle(db, 'soon'))?.variants[0]?.id
  const sellable = async (now: number) => (id ? (await offersOf(db, [id], now)).get(id)?.sellable : undefined)
  expect([await sellable(99), await sellable(100), await sellable(200)]).toEqual([false, true, false])
})

test('what is due is found by an index, and a draft is never put up', async () => {
  const db = openD1('products')
  await saveProducts(db, [good('draft', { publishedFrom: 100, status: 'draft' })], 50)
  expect(await followClock(db, 150)).toEqual([])
  const plan = db.sqlite
    .prepare(`EXPLAIN QUERY PLAN ${DUE}`)
    .all()
    .map(({ detail }) => String(detail))
  expect(plan.filter((line) => /SCAN/.test(line))).toEqual([])
  expect(plan.filter((line) => /products_due|products_over/.test(line))).toHaveLength(2)
})

test('what somebody saves while the clock is followed is found by what they said, and listed a minute later', async () => {
  const db = openD1('products')
  await saveProducts(db, [good('soon', { publishedFrom: 100 })], 50)
  let batches = 0
  const slow: D1Database = Object.create(db, {
    batch: {
      value: async (statements: D1PreparedStatement[]) => {
        // The first reads, the second writes.
        if (++batches === 2) await saveProducts(db, [good('soon', { text: { title: 'Urn soon' } })], 60)
        return db.batch(statements)
      },
    },
  })
  await expect(followClock(slow, 100)).rejects.toThrow(/constraint/i)
  expect(await handles(db, '')).toEqual([])
  expect(await followClock(slow, 160)).toEqual(['soon'])
  expect([await handles(db, 'q=urn'), await handles(db, 'q=vase')]).toEqual([['soon'], []])
})
