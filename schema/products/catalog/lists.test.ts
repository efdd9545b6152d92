/** The order of lists, what stands behind a product, and what is offered beside it, on real SQLite. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { parseListQuery, SORTS } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productsBy, setAvailability } from './catalog.ts'
import { saveCollections } from './collection-save.ts'
import { listCollection, listProducts, searchProducts } from './lists.ts'
import { neighboursReading } from './cards.ts'
import { readAlone } from './reading.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')

const plain = (handle: string, price: number, rest: Partial<Draft> = {}): Draft => ({
  handle,
  status: 'active',
  text: { title: `${handle} bowl` },
  type: 'Bowls',
  variants: [{ prices: [{ currency: EUR, price }] }],
  ...rest,
})

const list = (address: string, collection?: string) =>
  parseListQuery(new URLSearchParams(address), { currency: EUR, ...(collection !== undefined && { collection }) })

const few = async () => {
  const db = openD1('products')
  await saveProducts(
    db,
    [
      plain('praised-once', 3_000, { rating: { sum: 5, count: 1 } }),
      plain('unreviewed', 1_000),
      plain('loved', 2_000, { rating: { sum: 470, count: 100 } }),
      plain('unpriced', 1, { variants: [{ prices: [{ currency: currency('USD'), price: 1 }] }] }),
      plain('disliked', 4_000, { rating: { sum: 20, count: 10 } }),
    ],
    1,
  )
  return db
}

test.each([
  ['rating', ['loved', 'praised-once', 'disliked', 'unreviewed', 'unpriced']],
  ['price-up', ['unreviewed', 'loved', 'praised-once', 'disliked', 'unpriced']],
  ['price-down', ['disliked', 'praised-once', 'loved', 'unreviewed', 'unpriced']],
  ['featured', ['praised-once', 'unreviewed', 'loved', 'unpriced', 'disliked']],
  ['newest', ['disliked', 'unpriced', 'loved', 'unreviewed', 'praised-once']],
  ['title', ['disliked', 'loved', 'praised-once', 'unpriced', 'unreviewed']],
])('by %s, on every page, and within a collection too', async (sort, order) => {
  const db = await few()
  await saveCollections(db, [
    {
      handle: 'all-by-hand',
      title: 'All',
      products: (await listProducts(db, list(''))).cards.map(({ handle }) => handle),
    },
  ])
  const pages = [1, 2, 3].map((page) => ({ ...list(`sort=${sort}`), page, pageSize: 2 }))
  const turned = await Promise.all(pages.map(async (query) => (await listProducts(db, query)).cards))
  expect(turned.flat().map(({ handle }) => handle)).toEqual(order)
  const { collection, list: within } = await listCollection(db, list(`sort=${sort}`, 'all-by-hand'), 'all-by-hand')
  expect([collection?.title, ...within.cards.map(({ handle }) => handle)]).toEqual(['All', ...order])
})

test.each(SORTS)('by %s, behind a product: each is listed once while prices change between the pages', async (sort) => {
  const db = await few()
  await saveCollections(db, [
    { handle: 'shelf', title: 'Shelf', products: ['loved', 'unreviewed', 'disliked', 'unpriced'] },
  ])
  for (const [address, collection] of [[''], ['q=bowl'], ['', 'shelf']] as const) {
    const query = { ...list(`${address}&sort=${sort}`, collection), pageSize: 2 }
    const whole = (await listProducts(db, { ...query, pageSize: 20 })).cards.map(({ handle }) => handle)
    const seen: string[] = []
    let page = await listProducts(db, query)
    for (let turns = 0; page.cards.length > 0 && turns < 9; turns++) {
      seen.push(...page.cards.map(({ handle }) => handle))
      // What was listed first gets cheaper, or dearer, and those behind it would stand on other pages.
      const [first] = seen
      if (first && first !== 'unpriced')
        await saveProducts(
          db,
          [{ handle: first, variants: [{ prices: [{ currency: EUR, price: sort === 'price-down' ? 90_000 : 1 }] }] }],
          3 + turns,
        )
      const behind = page.places.at(-1)
      page = await listProducts(db, behind ? { ...query, behind } : query)
    }
    expect(seen).toEqual(whole)
  }
})

test('a search that finds nothing offers what others like', async () => {
  const db = await few()
  const nothing = await searchProducts(db, list('q=zeppelin'))
  expect(nothing).toMatchObject({ isAnswered: false, list: { total: 0, cards: [] } })
  expect(nothing.popular.map(({ handle }) => handle).slice(0, 2)).toEqual(['loved', 'praised-once'])
  const narrowed = await searchProducts(db, list('q=bowl&vendor=Nobody'))
  expect(narrowed).toMatchObject({ isAnswered: true, list: { total: 0 }, popular: [] })
})

test('beside a product stands its first shelf, or its kind, and never itself', async () => {
  const db = await few()
  const beside = async (handle: string) =>
    (await readAlone(db, neighboursReading(db, handle, { currency: EUR, many: 2 }))).map((card) => card.handle)
  expect(await beside('unreviewed')).toEqual(['praised-once', 'loved'])
  await saveCollections(db, [
    { handle: 'later', title: 'Later', position: 2, products: ['loved', 'unreviewed'] },
    { handle: 'first', title: 'First', position: 1, products: ['disliked', 'unreviewed', 'unpriced', 'loved'] },
  ])
  expect(await beside('unreviewed')).toEqual(['disliked', 'unpriced'])
  expect(await beside('disliked')).toEqual(['unreviewed', 'unpriced'])
  expect(await beside('nowhere')).toEqual([])
})

test.each(['', 'q=mug', 'vendor=Kiln', 'q=bowl&available=1'])(
  'what is known of a list (%s) serves its other pages and orders, until anything changes',
  async (address) => {
    const db = await few()
    const turned = { ...list(`${address}&sort=price-up`), page: 2, pageSize: 1 }
    const known = await listProducts(db, list(address))
    expect(await listProducts(db, turned, known)).toEqual(await listProducts(db, turned))
    await setAvailability(db, [
      { item: (await productsBy(db, 'handle', ['loved']))[0]?.variants[0]?.id as never, word: 'low', version: 99 },
    ])
    const anew = await listProducts(db, turned, known)
    expect(anew).toEqual(await listProducts(db, turned))
    expect(anew.seq).toBeGreaterThan(known.seq)
  },
)

test('hits that are known serve whatever narrows them, until anything changes', async () => {
  const db = await few()
  const { hits, seq } = await listProducts(db, list('q=bowl'))
  const narrowed = list('q=bowl&max=25&sort=price-up')
  // Hits that no index would give: whoever is answered with them has not looked for the words.
  const known = { hits: hits && { ...hits, products: hits.products.slice(0, 1) }, seq }
  expect((await listProducts(db, list('q=bowl'), known)).total).toBe(1)
  expect(await listProducts(db, narrowed, { hits, seq })).toEqual(await listProducts(db, narrowed))
  await saveProducts(db, [plain('latest', 500)], 2)
  const anew = await listProducts(db, narrowed, known)
  expect(anew).toEqual(await listProducts(db, narrowed))
  expect(anew.cards.map(({ handle }) => handle)).toEqual(['latest', 'unreviewed', 'loved'])
  expect(anew.facets.types).toEqual([{ value: 'Bowls', count: 3, label: { en: 'Bowls' } }])
})
