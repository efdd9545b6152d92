/** Whoever changes something of the products store tells of it, by the same write. */
import { beforeEach, expect, test } from 'vitest'
import type { Collection } from '#domain/catalog/collection'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { setAvailability, productByHandle } from './catalog/catalog.ts'
import { changed, changesAfter } from './changes.ts'
import { saveCollections } from './catalog/collection-save.ts'
import { saveProducts } from './catalog/save.ts'
import { deleteSynonym, saveSynonym } from './catalog/search/synonyms.ts'

type Rules = NonNullable<Collection['rules']>

const NOW = 1_800_000_000_000
const EUR = currency('EUR')
const mug = {
  handle: 'mug',
  status: 'active' as const,
  text: { title: 'Mug' },
  type: 'Mugs',
  variants: [{ tracked: true, prices: [{ currency: EUR, price: 1900 }] }],
}

let db: ReturnType<typeof openD1>
let last = 0
/** Which tags have changed since this was asked last. */
const told = async (): Promise<string[]> => {
  const changes = (await changesAfter(db, last, 100)).filter(({ seq }) => seq > last)
  last = changes[0]?.seq ?? last
  return changes.map(({ tag }) => tag).toSorted()
}

beforeEach(async () => {
  db = openD1('products')
  last = 0
  await saveProducts(db, [mug], NOW)
  await saveCollections(db, [{ handle: 'table', title: 'Table', products: ['mug'] }])
  await told()
})

test('a product that is added or changed is told of, and the same again is not', async () => {
  await saveProducts(db, [{ ...mug, handle: '茶杯' }], NOW)
  expect(await told()).toEqual(['product-茶杯', 'products'])
  await saveProducts(db, [{ handle: 'mug', variants: [{ prices: [{ currency: EUR, price: 2000 }] }] }], NOW)
  expect(await told()).toEqual(['product-mug', 'products'])
  await saveProducts(db, [{ handle: 'mug', variants: [{ prices: [{ currency: EUR, price: 2000 }] }] }], NOW)
  expect(await told()).toEqual([])
})

test('a word of stock is told of, when it is another', async () => {
  const item = (await productByHandle(db, 'mug'))?.variants[0]?.id
  if (!item) throw new Error('there is a mug')
  const reworded = await setAvailability(db, [{ item, word: 'low', version: 1 }])
  expect(reworded).toEqual(['mug'])
  expect(await told()).toEqual(['product-mug', 'products'])
  expect(await setAvailability(db, [{ item, word: 'in-stock', version: 1 }])).toEqual([])
  expect(await told()).toEqual([])
})

test('a shelf is told of, and so is what a rule puts on it', async () => {
  await saveCollections(db, [{ handle: 'table', title: 'The table' }])
  expect(await told()).toEqual(['collection-table', 'collections'])
  const rules: Rules = { match: 'all', rules: [{ field: 'type', relation: 'is', value: 'Mugs' }] }
  await saveCollections(db, [{ handle: 'mugs', title: 'Mugs', rules }])
  expect(await told()).toEqual(['collection-mugs', 'collections'])
})

test('what is removed is told of', async () => {
  db.sqlite.exec('DELETE FROM products; DELETE FROM collections')
  expect(await told()).toEqual(['collection-table', 'collections', 'product-mug', 'products'])
})

test('what means the same may change every search, so lists are told of', async () => {
  const saved = await saveSynonym(db, { words: ['mug', 'beaker'], instead: [] }, NOW)
  if (!saved.ok) throw new Error(saved.refusal.code)
  expect(await told()).toEqual(['products'])
  await deleteSynonym(db, saved.value.id)
  expect(await told()).toEqual(['products'])
})

test('what has no row of its own is told of by hand, each tag with a number of its own', async () => {
  await changed(db, ['drops', 'collection-table']).run()
  await changed(db, ['drops']).run()
  const changes = await changesAfter(db, last, 10)
  expect(changes.map(({ tag }) => tag)).toEqual(['drops', 'collection-table'])
  expect(new Set(changes.map(({ seq }) => seq)).size).toBe(2)
})

test('who knows all is told of the last alone; who knows more than there is learns that too', async () => {
  const [newest] = await changesAfter(db, 0, 100)
  if (!newest) throw new Error('something has changed')
  expect(await changesAfter(db, newest.seq, 100)).toEqual([newest])
  expect(await changesAfter(db, newest.seq + 1_000, 100)).toEqual([newest])
  expect(await changesAfter(db, 0, 2)).toHaveLength(2)
  expect(await changesAfter(openD1('products'), 0, 100)).toEqual([])
})
