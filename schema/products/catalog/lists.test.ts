/** Lists against the plainest reckoning there is: every product looked at, one after the other. */
import { assert, asyncProperty, array, constantFrom, integer, option, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { cardOf } from '#domain/catalog/card'
import type { Draft } from '#domain/catalog/draft'
import { parseListQuery, SORTS, type Card, type ListFilters } from '#domain/catalog/list-query'
import { RATINGS } from '#domain/catalog/facets'
import type { Product } from '#domain/catalog/product'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productsBy, setAvailability } from './catalog.ts'
import { saveCollections } from './collections.ts'
import { listCollection, listProducts, searchProducts } from './lists.ts'
import { neighboursReading } from './cards.ts'
import { readAlone } from './reading.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')
const NAMES = Array.from({ length: 14 }, (_, index) => `good-${index}`)

type Made = {
  readonly vendor: string
  readonly type: string
  readonly status: 'active' | 'draft' | 'archived'
  readonly glazes: readonly string[]
  readonly sizes: readonly string[] | null
  readonly prices: readonly number[]
  readonly unpriced: boolean
  readonly rating: { readonly sum: number; readonly count: number } | null
  readonly word: 'in-stock' | 'low' | 'sold-out'
}

const good = record({
  vendor: constantFrom('', 'Kiln', 'Loom'),
  type: constantFrom('', 'Mugs', 'Rugs', 'Jugs'),
  status: constantFrom('active', 'active', 'active', 'draft', 'archived'),
  glazes: uniqueArray(constantFrom('Chalk', 'Olive', 'Ink'), { minLength: 1, maxLength: 3 }),
  sizes: option(uniqueArray(constantFrom('S', 'M'), { minLength: 1 })),
  prices: array(integer({ min: 0, max: 12_000 }), { minLength: 6, maxLength: 6 }),
  unpriced: constantFrom(false, false, false, true),
  rating: option(record({ sum: integer({ min: 0, max: 15 }), count: integer({ min: 3, max: 9 }) })),
  word: constantFrom('in-stock', 'low', 'sold-out'),
})

const draftOf = (handle: string, said: Made): Draft => {
  const rows = said.glazes.flatMap((glaze) =>
    (said.sizes ?? [undefined]).map((size) => [glaze, ...(size ? [size] : [])]),
  )
  return {
    handle,
    status: said.status,
    text: { title: `${handle} mug` },
    vendor: said.vendor,
    type: said.type,
    options: ['Glaze', ...(said.sizes ? ['Size'] : [])],
    rating: said.rating,
    variants: rows.map((options, index) => ({
      options,
      tracked: true,
      prices: [{ currency: said.unpriced ? currency('USD') : EUR, price: said.prices[index] ?? 1 }],
    })),
  }
}
const filled = async (goods: readonly Made[]) => {
  const db = openD1('products')
  await saveCollections(db, [{ handle: 'half', title: 'Half', products: NAMES.filter((_, at) => at % 2 === 0) }])
  const drafts = goods.map((said, at) => draftOf(NAMES[at] ?? '', said))
  // Saved twice: what was there before is forgotten, or the counts would tell.
  await saveProducts(
    db,
    drafts.map((draft) => ({ ...draft, status: 'active' as const, vendor: 'Kiln', type: 'Mugs' })),
    1,
  )
  const saved = await saveProducts(db, drafts, 2)
  const words = saved.flatMap((one, at) =>
    one.outcome === 'refused'
      ? []
      : one.product.variants.map(({ id }) => ({ item: id, word: goods[at]?.word ?? 'low', version: 1 })),
  )
  await setAvailability(db, words)
  return { db, products: await productsBy(db, 'handle', NAMES) }
}

const has = (product: Product, name: string, value: string) =>
  product.options.some((one) => one.name === name && one.values.includes(value))

type Facet = 'vendor' | 'type' | 'price' | 'available' | 'rating' | { readonly option: string }

const fits = (product: Product, card: Card, filters: ListFilters, without?: Facet): boolean => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = filters
  const price = card.price?.amount
  const isPriced = priceMin === undefined && priceMax === undefined
  return (
    product.status === 'active' &&
    (without === 'vendor' || vendor.length === 0 || vendor.includes(product.vendor)) &&
    (without === 'type' || type.length === 0 || type.includes(product.type)) &&
    (without === 'price' ||
      isPriced ||
      (price !== undefined && price >= (priceMin ?? 0) && price <= (priceMax ?? Number.MAX_SAFE_INTEGER))) &&
    (without === 'available' || !available || card.availability !== 'sold-out') &&
    (without === 'rating' ||
      ratingMin === undefined ||
      (product.rating !== null && product.rating.sum >= ratingMin * product.rating.count)) &&
    Object.entries(options).every(
      ([name, values]) =>
        (typeof without === 'object' && without.option === name) || values.some((value) => has(product, name, value)),
    )
  )
}

const filter = array(
  constantFrom(
    'vendor=Kiln',
    'vendor=Loom',
    'type=Mugs',
    'type=Rugs',
    'min=20',
    'max=80',
    'available=1',
    'rating=4',
    'rating=2',
    'option.Glaze=Chalk',
    'option.Glaze=Ink',
    'option.Size=M',
    'option.Nothing=x',
  ),
  { maxLength: 4 },
)

test('every facet counts what the list would hold if it alone were chosen anew', async () => {
  const asked = asyncProperty(
    array(good, { minLength: 3, maxLength: NAMES.length }),
    array(filter, { minLength: 6, maxLength: 6 }),
    async (goods, filters) => {
      const { db, products } = await filled(goods)
      for (const [at, said] of filters.entries()) {
        // All of them are mugs: what a search finds is counted in another way than what stands on a shelf.
        const words = at % 3 === 0 ? ['q=mug'] : []
        const query = parseListQuery(new URLSearchParams([...said, ...words].join('&')), {
          currency: EUR,
          ...(at % 2 === 1 && { collection: 'half' }),
        })
        const within = products.filter(({ handle }) => at % 2 === 0 || NAMES.indexOf(handle) % 2 === 0)
        const of = (without?: Facet) =>
          within.filter((product) => fits(product, cardOf(product, EUR), query.filters, without))
        const { cards, total, facets } = await listProducts(db, query)

        expect(cards.map(({ handle }) => handle).toSorted()).toEqual(
          of()
            .map(({ handle }) => handle)
            .toSorted(),
        )
        expect(total).toBe(of().length)
        for (const card of cards) {
          const product = within.find(({ handle }) => handle === card.handle)
          expect(card).toEqual(product && cardOf(product, EUR))
        }
        const counts = (values: readonly string[]) =>
          Object.fromEntries(
            [...Map.groupBy(values.filter(Boolean), String)].map(([value, all]) => [value, all.length]),
          )
        const told = (values: readonly { readonly value: string; readonly count: number }[]) =>
          Object.fromEntries(values.map(({ value, count }) => [value, count]))
        expect(told(facets.vendors)).toEqual(counts(of('vendor').map(({ vendor }) => vendor)))
        expect(told(facets.types)).toEqual(counts(of('type').map(({ type }) => type)))
        for (const name of ['Glaze', 'Size']) {
          const chosen = query.filters.options[name] ? of({ option: name }) : of()
          const values = chosen.flatMap(({ options }) => options.find((one) => one.name === name)?.values ?? [])
          expect(told(facets.options.find((one) => one.name === name)?.values ?? [])).toEqual(counts(values))
        }
        const states = of('available').map((product) => cardOf(product, EUR).availability)
        expect(facets.availability).toEqual({ 'in-stock': 0, low: 0, 'sold-out': 0, ...counts(states) })
        for (const [index, stars] of RATINGS.entries()) {
          const rated = of('rating').filter(({ rating }) => rating && rating.sum >= stars * rating.count)
          expect(facets.ratings[index]).toEqual({ stars, count: rated.length })
        }
        const prices = of('price').flatMap((product) => cardOf(product, EUR).price?.amount ?? [])
        expect(facets.price?.min.amount).toBe(prices.length > 0 ? Math.min(...prices) : undefined)
        expect(facets.price?.max.amount).toBe(prices.length > 0 ? Math.max(...prices) : undefined)
        for (const { min, max, count } of facets.price?.steps ?? []) {
          const listed = prices.filter((price) => price >= (min?.amount ?? 0) && price <= (max?.amount ?? 1e12))
          expect(count).toBe(listed.length)
        }
      }
    },
  )
  await assert(asked, { numRuns: 40 })
})

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
