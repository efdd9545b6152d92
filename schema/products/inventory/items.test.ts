/** Items as staff look through them, on real SQLite. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productsBy } from '../catalog/catalog.ts'
import { readAlone } from '../catalog/reading.ts'
import { saveProducts } from '../catalog/save.ts'
import { reindexPage } from '../catalog/search/reindex.ts'
import { STAFF_PAGE, type StaffCursor } from '../catalog/staff-lists.ts'
import type { VariantId } from '#domain/ids'
import { itemBy, itemCountsReading, itemsCalled, itemsReading, variantsCalled, type ItemFilter } from './items.ts'
import { lowLinesDue, markLowLinesTold } from './low-lines.ts'

const prices = [{ currency: currency('EUR'), price: 2800 }]

const draft = (number: number, vendor = 'Kiln on Syros') => ({
  handle: `pot-${number}`,
  status: 'active' as const,
  text: { title: `Pot ${String(number).padStart(3, '0')}` },
  vendor,
  options: ['Glaze'],
  variants: [
    { options: ['Chalk'], sku: `POT-${number}-C`, barcode: `40000${number}`, tracked: true, prices },
    { options: ['Aegean'], sku: `POT-${number}-A`, tracked: false, prices },
  ],
})

const shop = async (drafts: readonly ReturnType<typeof draft>[]) => {
  const db = openD1('products')
  await saveProducts(db, drafts, 1)
  return db
}

const items = (db: D1Database, filter: Partial<ItemFilter> = {}, cursor: StaffCursor<VariantId> | null = null) =>
  readAlone(db, itemsReading(db, { view: 'all', search: '', vendor: '', ...filter }, cursor))

test('goods of before are found as ever when the index was made anew', async () => {
  const db = await shop([draft(1, 'Søren')])
  await db.batch(
    [`UPDATE products SET found_by = ''`, `UPDATE variants SET found_by = ''`].map((one) => db.prepare(one)),
  )
  await reindexPage(db, 0, false)
  const { rows } = await items(db, { search: 'soren pot1a' })
  expect(rows.map(({ sku }) => sku)).toEqual(['POT-1-A'])
})

test('pages forth through items without losing or repeating one', async () => {
  const db = await shop(Array.from({ length: STAFF_PAGE + 1 }, (_, number) => draft(number)))
  const seen: string[] = []
  let page = await items(db)
  for (;;) {
    seen.push(...page.rows.map(({ sku }) => sku))
    const end = page.rows.at(-1)
    if (!page.next || !end) break
    page = await items(db, {}, { towards: 'next', id: end.id })
  }
  expect(seen).toHaveLength(2 * (STAFF_PAGE + 1))
  expect(new Set(seen).size).toBe(seen.length)
})

test('a page beside an item that is gone meanwhile is a page all the same', async () => {
  const db = await shop([draft(1), draft(2)])
  const [first, second] = (await items(db)).rows
  await db.prepare('DELETE FROM variants WHERE id = ?1').bind(second?.id).run()
  const beside = async (towards: 'next' | 'previous') =>
    (await items(db, {}, { towards, id: second?.id as VariantId })).rows.map(({ sku }) => sku)
  expect(await beside('next')).toEqual([first?.sku, 'POT-2-C', 'POT-2-A'])
  expect(await beside('previous')).toEqual([first?.sku, 'POT-2-C', 'POT-2-A'])
})

test('is narrowed to one product, and pages through its variants', async () => {
  const db = await shop([draft(1), draft(2), draft(3)])
  const [of] = await productsBy(db, 'handle', ['pot-2'])
  const { rows } = await items(db, { product: of?.id })
  expect(rows.map(({ sku }) => sku)).toEqual(['POT-2-C', 'POT-2-A'])
  const behind = await items(db, { product: of?.id }, { towards: 'next', id: rows[0]?.id as VariantId })
  expect(behind.rows.map(({ sku }) => sku)).toEqual(['POT-2-A'])
})

test('counts as sold out only what is counted at all', async () => {
  const db = await shop([draft(1)])
  const counts = await readAlone(db, itemCountsReading(db))
  expect(counts).toEqual({ all: 2, low: 0, 'sold-out': 1, incoming: 0 })
  const { rows } = await items(db, { view: 'sold-out', search: 'chalk' })
  expect(rows).toMatchObject([{ sku: 'POT-1-C', choice: { en: 'Chalk' }, tracked: true, incoming: {} }])
  const [item] = rows
  expect(item && (await itemBy(db, item.id))).toEqual(item)
})

test('is narrowed to a vendor, in whatever capitals', async () => {
  const db = await shop([draft(1), draft(2, 'Loom')])
  expect((await items(db, { vendor: 'LOOM' })).rows.map(({ handle }) => handle)).toEqual(['pot-2', 'pot-2'])
  expect((await items(db, { vendor: 'Loo' })).rows).toEqual([])
})

test.each([
  ['POT-1-C', ['POT-1-C']],
  ['pot-1-c', ['POT-1-C']],
  ['400001', ['POT-1-C']],
  ['', []],
  ['POT', []],
])('a scanner that reads %j finds %j', async (code, skus) => {
  const db = await shop([draft(1)])
  expect((await itemsCalled(db, code)).map(({ sku }) => sku)).toEqual(skus)
})

test('many codes are found in one question, each with how many it is of', async () => {
  const db = await shop([draft(1), draft(2)])
  await db.prepare(`UPDATE variants SET sku = 'TWICE' WHERE sku IN ('POT-2-C', 'POT-2-A')`).run()
  const called = await variantsCalled(db, ['pot-1-c', '400001', 'twice', 'POT', ''])
  const [item] = await itemsCalled(db, 'POT-1-C')
  expect([...called].toSorted()).toEqual([
    ['400001', { id: item?.id, many: 1 }],
    ['pot-1-c', { id: item?.id, many: 1 }],
    ['twice', { id: expect.any(String), many: 2 }],
  ])
  const plan = db.sqlite
    .prepare(
      `EXPLAIN QUERY PLAN SELECT v.id FROM json_each('[]') CROSS JOIN variants v ON v.sku = value COLLATE NOCASE AND v.sku <> ''
       UNION SELECT v.id FROM json_each('[]') CROSS JOIN variants v ON v.barcode = value AND v.barcode <> ''`,
    )
    .all()
  expect(plan.map(({ detail }) => String(detail)).filter((step) => /SCAN v\b/.test(step))).toEqual([])
})

test('what a variant says of "a few left" is due until a shard has heard the latest of it, whoever saved it', async () => {
  const db = await shop([draft(1)])
  const say = (low: number | null) =>
    db.prepare(`UPDATE variants SET low_stock = ?1 WHERE sku = 'POT-1-C'`).bind(low).run()
  expect(await lowLinesDue(db, 10)).toEqual([])
  await say(9)
  await say(9)
  const first = await lowLinesDue(db, 10)
  expect(first).toMatchObject([{ low: 9, version: 1 }])
  await say(null)
  await markLowLinesTold(db, first)
  const second = await lowLinesDue(db, 10)
  expect(second).toMatchObject([{ low: null, version: 2 }])
  await markLowLinesTold(db, second)
  expect(await lowLinesDue(db, 10)).toEqual([])
})

test('a page reads the rows of its own items and no others', async () => {
  const db = openD1('products')
  const asked: string[] = []
  const noting = { prepare: (sql: string) => (asked.push(sql), db.prepare(sql)) } as unknown as D1Database
  itemsReading(noting, { view: 'all', search: '', vendor: '' }, null)
  const plan = db.sqlite.prepare(`EXPLAIN QUERY PLAN ${asked[0]}`).all()
  const steps = plan.map(({ detail }) => String(detail))
  // The one that puts the page in order goes along an index; what follows the page is looked up.
  expect(steps.filter((step) => /^SCAN [vp]\b/.test(step))).toEqual(['SCAN p USING COVERING INDEX products_in_list'])
})
