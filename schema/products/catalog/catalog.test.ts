/** The products store on real SQLite, with the limits of production. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { parseListQuery } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { offersOf, productByHandle, setAvailability } from './catalog.ts'
import { saveCollections } from './collection-save.ts'
import { collectionReading, collectionsOfProductReading, collectionsReading } from './collections.ts'
import { readAlone } from './reading.ts'
import { listProducts } from './lists.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')
const NOW = 1_700_000_000_000

const mug: Draft = {
  handle: 'delos-mug',
  status: 'active',
  text: { title: 'Delos mug', description: '<p>Thrown by hand, quiet rim.</p>' },
  translations: { zh: { title: '提洛斯马克杯' } },
  words: { zh: { Glaze: '釉色', Chalk: '白垩', Mugs: '杯' } },
  vendor: 'Kiln on Syros',
  type: 'Mugs',
  tags: ['table'],
  options: ['Glaze'],
  variants: [
    { options: ['Chalk'], sku: 'MUG-C', tracked: true, prices: [{ currency: EUR, price: 2800, compareAt: 3200 }] },
    { options: ['Aegean'], sku: 'MUG-A', tracked: true, prices: [{ currency: EUR, price: 3000 }] },
  ],
}
const jug: Draft = {
  handle: 'naoussa-jug',
  status: 'active',
  text: { title: 'Naoussa jug' },
  type: 'Jugs',
  vendor: 'Kiln on Syros',
  variants: [{ sku: 'JUG', prices: [{ currency: EUR, price: 4900 }] }],
}

const list = (address: string, collection?: string) =>
  parseListQuery(new URLSearchParams(address), { currency: EUR, ...(collection !== undefined && { collection }) })
const handles = async (db: D1Database, address: string, collection?: string) =>
  (await listProducts(db, list(address, collection))).cards.map((card) => card.handle)

const shop = async () => {
  const db = openD1('products')
  await saveProducts(db, [mug, jug], NOW)
  return db
}

test('a product comes back as it was saved', async () => {
  const product = await productByHandle(await shop(), 'delos-mug')
  expect(product).toMatchObject({
    handle: 'delos-mug',
    status: 'active',
    version: 1,
    text: { title: 'Delos mug' },
    options: [{ name: 'Glaze', values: ['Chalk', 'Aegean'] }],
    createdAt: NOW,
  })
  expect(product?.variants.map(({ sku, prices, compareAt }) => ({ sku, prices, compareAt }))).toEqual([
    { sku: 'MUG-C', prices: [{ amount: 2800, currency: 'EUR' }], compareAt: [{ amount: 3200, currency: 'EUR' }] },
    { sku: 'MUG-A', prices: [{ amount: 3000, currency: 'EUR' }], compareAt: [] },
  ])
  expect(await productByHandle(await shop(), 'nowhere')).toBeUndefined()
})

test('saving the same again changes nothing, saving a change counts the version', async () => {
  const db = await shop()
  const again = await saveProducts(db, [mug, jug], NOW + 1)
  expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  const changed = await saveProducts(db, [{ handle: 'delos-mug', vendor: 'Another kiln' }], NOW + 2)
  expect(changed[0]).toMatchObject({ outcome: 'updated', product: { version: 2, updatedAt: NOW + 2 } })
  const product = await productByHandle(db, 'delos-mug')
  expect(product).toMatchObject({ vendor: 'Another kiln', version: 2, text: { title: 'Delos mug' } })
  expect(product?.variants).toHaveLength(2)
})

test('a handle that stands twice in one call is laid onto the first', async () => {
  const db = openD1('products')
  const saved = await saveProducts(db, [jug, { handle: 'naoussa-jug', type: 'Pitchers' }], NOW)
  expect(saved.map(({ outcome }) => outcome)).toEqual(['created', 'updated'])
  expect((await productByHandle(db, 'naoussa-jug'))?.type).toBe('Pitchers')
})

test('an offer says what an order needs to know', async () => {
  const db = await shop()
  const variant = (await productByHandle(db, 'delos-mug'))?.variants[0]
  const offers = await offersOf(db, variant ? [variant.id] : [], NOW)
  expect([...offers.values()]).toMatchObject([
    {
      handle: 'delos-mug',
      title: { en: 'Delos mug', zh: '提洛斯马克杯' },
      choice: { en: 'Chalk', zh: '白垩' },
      prices: [{ amount: 2800, currency: 'EUR' }],
      availability: 'sold-out',
      sellable: true,
      tracked: true,
      version: 1,
    },
  ])
})

test('a word for the stock is taken when it is newer, and the product says the best of its words', async () => {
  const db = await shop()
  const [chalk, aegean] = (await productByHandle(db, 'delos-mug'))?.variants ?? []
  if (!chalk || !aegean) throw new Error('the mug has two variants')
  const words = async () => (await productByHandle(db, 'delos-mug'))?.variants.map(({ availability }) => availability)
  await setAvailability(db, [
    { item: chalk.id, word: 'low', version: 3 },
    { item: aegean.id, word: 'in-stock', version: 1 },
  ])
  expect(await words()).toEqual(['low', 'in-stock'])
  await setAvailability(db, [{ item: chalk.id, word: 'sold-out', version: 2 }])
  expect(await words()).toEqual(['low', 'in-stock'])
  const card = async () => (await listProducts(db, list('q=mug'))).cards[0]?.availability
  expect(await card()).toBe('in-stock')
  await setAvailability(db, [{ item: aegean.id, word: 'sold-out', version: 2 }])
  expect(await card()).toBe('low')
})

test('search finds titles, labels and Chinese, by beginnings too, and nothing by signs', async () => {
  const db = await shop()
  for (const [address, found] of [
    ['q=delos', ['delos-mug']],
    ['q=DELOS+mu', ['delos-mug']],
    ['q=syros', ['delos-mug', 'naoussa-jug']],
    ['q=mug-c', ['delos-mug']],
    ['q=马克杯', ['delos-mug']],
    ['q=杯', ['delos-mug']],
    ['q=白垩', ['delos-mug']],
    ['q=马杯', []],
    ['q=%22+OR+*+NEAR(', []],
    ['q=delos+jug', ['delos-mug', 'naoussa-jug']],
  ] as const) {
    expect((await handles(db, address)).toSorted(), address).toEqual(found)
  }
})

test('a collection by hand keeps its order, and takes in a product that comes later', async () => {
  const db = await shop()
  await saveCollections(db, [{ handle: 'table', title: 'Table', products: ['naoussa-jug', 'later', 'delos-mug'] }])
  expect(await handles(db, '', 'table')).toEqual(['naoussa-jug', 'delos-mug'])
  await saveProducts(db, [{ ...jug, handle: 'later' }], NOW)
  expect(await handles(db, '', 'table')).toEqual(['naoussa-jug', 'later', 'delos-mug'])
  await saveProducts(db, [{ handle: 'later', status: 'archived' }], NOW)
  expect(await handles(db, '', 'table')).toEqual(['naoussa-jug', 'delos-mug'])
  expect(await saveCollections(db, [{ handle: 'table', title: 'Table' }])).toEqual([
    { handle: 'table', outcome: 'unchanged' },
  ])
  expect((await readAlone(db, collectionsOfProductReading(db, 'delos-mug'))).map(({ handle }) => handle)).toEqual([
    'table',
  ])
})

test('a collection by rule follows its products', async () => {
  const db = await shop()
  await saveCollections(db, [
    {
      handle: 'small',
      title: 'Under 40',
      rules: { match: 'all', rules: [{ field: 'price', relation: 'below', value: '40' }] },
    },
    {
      handle: 'here',
      title: 'Here now',
      rules: { match: 'all', rules: [{ field: 'availability', relation: 'is-not', value: 'sold-out' }] },
    },
  ])
  expect(await handles(db, '', 'small')).toEqual(['delos-mug'])
  expect(await handles(db, '', 'here')).toEqual(['naoussa-jug'])
  await saveProducts(db, [{ handle: 'naoussa-jug', variants: [{ prices: [{ currency: EUR, price: 3900 }] }] }], NOW)
  expect(await handles(db, '', 'small')).toEqual(['delos-mug', 'naoussa-jug'])
  const chalk = (await productByHandle(db, 'delos-mug'))?.variants[0]
  await setAvailability(db, chalk ? [{ item: chalk.id, word: 'low', version: 1 }] : [])
  expect(await handles(db, '', 'here')).toEqual(['delos-mug', 'naoussa-jug'])
  expect((await readAlone(db, collectionsReading(db))).map(({ handle }) => handle)).toEqual(['small', 'here'])
  expect((await readAlone(db, collectionReading(db, 'small')))?.rules?.match).toBe('all')
})

test('a list is narrowed, sorted and counted', async () => {
  const db = await shop()
  expect(await handles(db, 'option.Glaze=Chalk')).toEqual(['delos-mug'])
  expect(await handles(db, 'option.Glaze=Brick')).toEqual([])
  expect(await handles(db, 'max=30'), 'what cannot be bought has no price').toEqual([])
  expect(await handles(db, 'min=28.01')).toEqual(['naoussa-jug'])
  expect(await handles(db, 'available=1')).toEqual(['naoussa-jug'])
  expect(await handles(db, 'type=Jugs&vendor=Kiln+on+Syros')).toEqual(['naoussa-jug'])
  expect(await handles(db, 'sort=price-down')).toEqual(['naoussa-jug', 'delos-mug'])
  expect(await handles(db, 'sort=title')).toEqual(['delos-mug', 'naoussa-jug'])
  expect(await handles(db, 'page=1e9')).toEqual([])
  expect(await handles(db, '', 'nowhere')).toEqual([])

  const { cards, total, facets } = await listProducts(db, list('type=Mugs'))
  expect(total).toBe(1)
  expect(cards[0]).toMatchObject({
    text: { en: 'Delos mug', zh: '提洛斯马克杯' },
    typeText: { en: 'Mugs', zh: '杯' },
    price: { amount: 2800, currency: 'EUR' },
    wasPrice: { amount: 3200, currency: 'EUR' },
    priceVaries: true,
    picture: null,
  })
  expect(facets).toEqual({
    options: [
      {
        name: 'Glaze',
        label: { en: 'Glaze', zh: '釉色' },
        values: [
          { value: 'Aegean', label: { en: 'Aegean' }, count: 1 },
          { value: 'Chalk', label: { en: 'Chalk', zh: '白垩' }, count: 1 },
        ],
      },
    ],
    vendors: [{ value: 'Kiln on Syros', label: { en: 'Kiln on Syros' }, count: 1 }],
    types: [
      { value: 'Jugs', label: { en: 'Jugs' }, count: 1 },
      { value: 'Mugs', label: { en: 'Mugs', zh: '杯' }, count: 1 },
    ],
    price: null,
    availability: { 'in-stock': 0, low: 0, 'sold-out': 1 },
    ratings: [4, 3, 2, 1].map((stars) => ({ stars, count: 0 })),
  })
})

test('one product may have more variants than a statement has parameters', async () => {
  const db = openD1('products')
  const variants = Array.from({ length: 500 }, (_, index) => ({
    options: [`${index}`, index % 2 ? 'left' : 'right'],
    prices: [{ currency: EUR, price: index }],
  }))
  await saveProducts(
    db,
    [{ handle: 'many', status: 'active', text: { title: 'Many' }, options: ['Number', 'Side'], variants }],
    NOW,
  )
  expect((await productByHandle(db, 'many'))?.variants).toHaveLength(500)
})

test('two variants may exchange their values', async () => {
  const db = openD1('products')
  const variant = (value: string, sku: string) => ({ options: [value], sku, prices: [{ currency: EUR, price: 1 }] })
  const shirt = (...variants: ReturnType<typeof variant>[]) =>
    saveProducts(db, [{ handle: 'shirt', text: { title: 'Shirt' }, options: ['Size'], variants }], NOW)
  await shirt(variant('S', 'one'), variant('M', 'two'))
  const before = (await productByHandle(db, 'shirt'))?.variants.map(({ id }) => id)
  await shirt(variant('M', 'one'), variant('S', 'two'))
  const after = (await productByHandle(db, 'shirt'))?.variants
  expect(after?.map(({ id, sku, options }) => [id, sku, options[0]])).toEqual([
    [before?.[0], 'one', 'M'],
    [before?.[1], 'two', 'S'],
  ])
})
