/** What staff look through, on real SQLite. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import type { Product } from '#domain/catalog/product'
import { currency } from '#domain/money'
import { ok } from '#domain/result'
import { openD1 } from '#tests/d1'
import { changeMany } from './many.ts'
import { reindexPage } from './search/reindex.ts'
import { saveProducts } from './save.ts'
import type { ProductQuery } from './list-conditions.ts'
import { productListing } from './product-list.ts'
import { removeView, saveView, VIEWS_MAX } from './list-views.ts'
import { STAFF_PAGE, type StaffCursor } from './staff-lists.ts'

const EUR = currency('EUR')
const everything: ProductQuery = { search: '', sort: 'title', descending: false }
const NOW = 1_000_000

const listed = (db: D1Database, query: Partial<ProductQuery> = {}, cursor: StaffCursor<never> | null = null) =>
  productListing(db, { ...everything, ...query }, { currency: EUR, now: NOW, cursor })
const handles = async (db: D1Database, query: Partial<ProductQuery>) =>
  (await listed(db, query)).page.rows.map(({ handle }) => handle)

const draft = (number: number, change: Partial<Draft> = {}): Draft => ({
  handle: `pot-${number}`,
  status: 'active',
  text: { title: `Pot ${String(number).padStart(3, '0')}` },
  vendor: 'Kiln on Syros',
  options: ['Glaze'],
  variants: [
    { options: ['Chalk'], sku: `POT-${number}-C`, tracked: true, prices: [{ currency: EUR, price: 2800 }] },
    { options: ['Aegean'], sku: `POT-${number}-A`, tracked: false, prices: [{ currency: EUR, price: 3000 }] },
  ],
  ...change,
})

const shop = async (drafts: readonly Draft[]) => {
  const db = openD1('products')
  await saveProducts(db, drafts, 1)
  return db
}

test('shows products of every status with their lowest price', async () => {
  const db = await shop([draft(1), draft(2, { status: 'draft', translations: { zh: { title: '陶罐' } } })])
  const { page, counts, names } = await listed(db)
  expect(page.rows).toMatchObject([
    { title: { en: 'Pot 001' }, status: 'active', variants: 2, price: { amount: 2800 }, priceVaries: true },
    { title: { en: 'Pot 002', zh: '陶罐' }, status: 'draft' },
  ])
  expect(counts).toEqual({ all: 2, active: 1, draft: 1, archived: 0 })
  expect(names).toEqual({ vendors: ['Kiln on Syros'], types: [] })
})

test.each([
  ['pot 002', ['pot-2']],
  ['POT-1-c', ['pot-1']],
  ['陶罐', ['pot-2']],
  ['syros', ['pot-1']],
  ['pot', ['pot-1', 'pot-2']],
  ["o'neil %_", []],
  ['002 pot', ['pot-2']],
  ['lukasik', ['pot-2']],
  ['O’Łukasik', ['pot-2']],
  ['pot2c', ['pot-2']],
  ['chalk 001', ['pot-1']],
])('finds %j', async (search, found) => {
  const db = await shop([draft(1), draft(2, { vendor: "O'Łukasik", translations: { zh: { title: '陶罐' } } })])
  expect(await handles(db, { search })).toEqual(found)
})

test.each<readonly [Partial<ProductQuery>, readonly string[]]>([
  [{ status: 'draft' }, ['pot-2']],
  [{ vendor: "O'Łukasik" }, ['pot-2']],
  [{ type: 'Mugs' }, ['pot-3']],
  [{ tag: 'wide "mouth"' }, ['pot-3']],
  [{ tag: 'wide' }, []],
  [{ availability: 'in-stock', type: 'Mugs' }, ['pot-3']],
  [{ availability: 'sold-out', type: 'Mugs' }, []],
  [{ priceFrom: 2900 }, ['pot-2']],
  [{ priceUntil: 2900 }, ['pot-1', 'pot-3']],
  [{ lacks: 'picture' }, ['pot-1', 'pot-2', 'pot-3']],
  [{ lacks: 'description' }, ['pot-1', 'pot-2']],
  [{ lacks: 'translation' }, ['pot-1', 'pot-3']],
  [{ lacks: 'price' }, []],
  [{ lacks: 'barcode', type: 'Mugs' }, []],
  [{ schedule: 'waiting' }, ['pot-1']],
  [{ schedule: 'over' }, ['pot-2']],
  [{ sort: 'price', descending: true }, ['pot-2', 'pot-1', 'pot-3']],
  [{ sort: 'vendor' }, ['pot-1', 'pot-3', 'pot-2']],
])('narrows and sorts by %j', async (query, found) => {
  const one = { currency: EUR, price: 3100 }
  const db = await shop([
    draft(1, { publishedFrom: NOW + 1 }),
    draft(2, {
      status: 'draft',
      vendor: "O'Łukasik",
      translations: { zh: { title: '陶罐' } },
      options: [],
      variants: [{ prices: [one] }],
      publishedUntil: NOW - 1,
    }),
    draft(3, {
      type: 'Mugs',
      tags: ['wide "mouth"'],
      text: { title: 'Pot 003', description: '<p>Wide.</p>' },
      options: [],
      variants: [{ barcode: '4006381333931', prices: [{ currency: EUR, price: 2000 }] }],
    }),
  ])
  expect(await handles(db, query)).toEqual(found)
})

test.each<readonly [Partial<ProductQuery>, readonly string[]]>([
  [{ lacks: 'sku' }, ['pot-3']],
  [{ lacks: 'cost' }, ['pot-1', 'pot-3']],
  [{ lacks: 'safety' }, ['pot-1', 'pot-3']],
  // Of what is shipped alone.
  [{ lacks: 'hs-code' }, ['pot-1']],
  [{ lacks: 'origin' }, ['pot-1']],
  [{ lacks: 'weight' }, ['pot-1']],
  [{ option: 'Glaze' }, ['pot-1', 'pot-2']],
  [{ option: 'Glaze', optionValue: 'chalk' }, ['pot-1']],
  [{ option: 'Glaze', optionValue: 'Aegean' }, ['pot-1', 'pot-2']],
  [{ option: 'Size', optionValue: 'Aegean' }, []],
  [{ metafield: 'custom.clay' }, ['pot-2', 'pot-3']],
  [{ metafield: 'custom.clay', metafieldValue: 'STONEWARE' }, ['pot-2']],
  [{ metafield: 'custom.clay', metafieldValue: 'Terracotta' }, ['pot-3']],
  [{ metafield: 'custom.clay', metafieldValue: 'Terracotta', status: 'active' }, []],
])('finds by what is missing, by options and by fields: %j', async (query, found) => {
  const whole = { cost: 900, price: 3100, currency: EUR }
  const texts = (value: string | readonly string[]) => ({
    'custom.clay': {
      type: Array.isArray(value) ? ('list.single_line_text' as const) : ('single_line_text' as const),
      value,
    },
  })
  const db = await shop([
    draft(1),
    draft(2, {
      safety: {
        manufacturer: { name: 'Kiln', address: 'Syros', contact: 'kiln@example.com' },
        responsible: null,
        warnings: {},
      },
      metafields: texts('Stoneware'),
      variants: [{ options: ['Aegean'], sku: 'A', grams: 300, hsCode: '691200', origin: 'GR', prices: [whole] }],
    }),
    draft(3, {
      status: 'draft',
      options: [],
      metafields: texts(['Earthenware', 'Terracotta']),
      variants: [{ requiresShipping: false, prices: [{ currency: EUR, price: 500 }] }],
    }),
  ])
  expect(await handles(db, query)).toEqual(found)
})

test('what was saved by the code of before says what it is without as soon as it is indexed anew', async () => {
  const db = await shop([draft(1)])
  await db.prepare("UPDATE variants SET lacks = 0, sku = '' WHERE sku = 'POT-1-C'").run()
  await db.prepare('DELETE FROM product_values').run()
  expect(await handles(db, { lacks: 'sku' })).toEqual([])
  await reindexPage(db, 0, false)
  expect(await handles(db, { lacks: 'sku' })).toEqual(['pot-1'])
  expect(await handles(db, { option: 'Glaze', optionValue: 'Chalk' })).toEqual(['pot-1'])
})

test('SKUs are counted, and price and cost told where they are asked for', async () => {
  const same = { sku: 'BOWL', prices: [{ currency: EUR, price: 2800, cost: 900 }] }
  const db = await shop([
    draft(1),
    draft(2, {
      variants: [
        { options: ['Chalk'], ...same },
        { options: ['Aegean'], ...same },
      ],
    }),
  ])
  expect((await listed(db)).page.rows).toMatchObject([
    { sku: null, skus: 2, priced: [], createdAt: 1 },
    { sku: 'BOWL', skus: 1, priced: [] },
  ])
  const [pot, bowl] = (await listed(db, { priced: true })).page.rows
  expect(new Set(pot?.priced)).toEqual(new Set([{ price: 2800 }, { price: 3000 }]))
  expect(bowl?.priced).toEqual([{ price: 2800, cost: 900 }])
})

test('what a product does not say any more finds it no more, and its name is proposed no more', async () => {
  const db = await shop([draft(1), draft(2)])
  expect((await listed(db)).values).toEqual({
    options: ['Glaze'],
    values: [
      { name: 'Glaze', value: 'Aegean' },
      { name: 'Glaze', value: 'Chalk' },
    ],
  })
  const says: Readonly<Record<string, readonly [string, string]>> = {
    'pot-1': ['Glaze', 'CHALK'],
    'pot-2': ['Colour', 'Red'],
  }
  const ids = (await listed(db)).page.rows.map(({ id }) => id)
  const after = (product: Product) => {
    const [name, value] = says[product.handle] ?? ['', '']
    const variants = product.variants.slice(0, 1).map((variant) => ({ ...variant, options: [value] }))
    return ok({ ...product, options: [{ name, values: [value] }], variants })
  }
  await changeMany(db, ids, after, { who: '', cause: 'bulk', run: 'another' }, 2)
  expect(await handles(db, { option: 'Glaze', optionValue: 'Aegean' })).toEqual([])
  expect(await handles(db, { option: 'Glaze' })).toEqual(['pot-1'])
  expect(await handles(db, { option: 'Colour', optionValue: 'Red' })).toEqual(['pot-2'])
  const { results } = await db.prepare('SELECT value FROM product_values ORDER BY value').all()
  expect(results).toEqual([{ value: 'CHALK' }, { value: 'Red' }])
  await db.prepare("DELETE FROM products WHERE handle = 'pot-2'").run()
  expect((await listed(db)).values.options).toEqual(['Glaze'])
})

test('what has no price is found, and stands before all that has one', async () => {
  const db = await shop([draft(1), draft(2)])
  await db
    .prepare("DELETE FROM product_prices WHERE product = (SELECT number FROM products WHERE handle = 'pot-2')")
    .run()
  expect(await handles(db, { lacks: 'price' })).toEqual(['pot-2'])
  expect(await handles(db, { sort: 'price' })).toEqual(['pot-2', 'pot-1'])
})

test.each(['title', 'updated', 'created', 'vendor', 'price'] as const)(
  'pages forth and back by %s without losing or repeating one',
  async (sort) => {
    const db = await shop(Array.from({ length: STAFF_PAGE + 1 }, (_, number) => draft(number)))
    for (const descending of [false, true]) {
      const first = (await listed(db, { sort, descending })).page
      const next = { towards: 'next', id: first.rows.at(-1)?.id as never } as const
      const [last, ...beyond] = (await listed(db, { sort, descending }, next)).page.rows
      expect([first.rows.length, first.previous, first.next, beyond]).toEqual([STAFF_PAGE, false, true, []])
      const back = (await listed(db, { sort, descending }, { towards: 'previous', id: last?.id as never })).page
      expect(back).toMatchObject({ rows: first.rows, previous: false, next: true })
    }
  },
)

test('a page beside a product that was deleted meanwhile is the first', async () => {
  const db = await shop([draft(1), draft(2)])
  const gone = { towards: 'next', id: 'prd_0000000000000000' as never } as const
  const { page } = await listed(db, {}, gone)
  expect(page.rows.map(({ handle }) => handle)).toEqual(['pot-1', 'pot-2'])
  expect([page.previous, page.next]).toEqual([false, false])
})

test('views are saved under their name, taken away, and no more than can be told apart', async () => {
  const db = await shop([])
  expect(await saveView(db, { id: 'view_1', name: 'Mugs', query: 'type=Mugs' }, 1)).toBe(true)
  expect(await saveView(db, { id: 'view_2', name: 'Mugs', query: 'type=Mug' }, 2)).toBe(true)
  expect((await listed(db)).views).toEqual([{ id: 'view_1', name: 'Mugs', query: 'type=Mug' }])
  for (let at = 1; at < VIEWS_MAX; at++) await saveView(db, { id: `view_x${at}`, name: `${at}`, query: '' }, at)
  expect(await saveView(db, { id: 'view_y', name: 'One more', query: '' }, 99)).toBe(false)
  expect(await saveView(db, { id: 'view_y', name: 'Mugs', query: 'q=mug' }, 99)).toBe(true)
  expect(await removeView(db, 'view_1')).toMatchObject({ name: 'Mugs' })
  expect(await removeView(db, 'view_1')).toBeUndefined()
})
