/** Collections on real SQLite: what they hold follows, what they were is kept, and the same again changes nothing. */
import { beforeEach, expect, test } from 'vitest'
import type { CollectionId } from '#domain/ids'
import { parseListQuery } from '#domain/catalog/list-query'
import type { RuleSet, WholeCollection } from '#domain/catalog/collection'
import type { Idempotency } from '#domain/idempotency'
import { currency } from '#domain/money'
import { ok, type Result } from '#domain/result'
import { openD1 } from '#tests/d1'
import {
  addCollection,
  blankCollection,
  changeCollection,
  deleteCollection,
  restoreCollection,
  saveCollections,
} from './collection-save.ts'
import { followCollections } from './collection-schedule.ts'
import { collectionAt, collectionVersions } from './collection-versions.ts'
import { collectionLines, productsFitting, ruleWords, wholeCollection } from './collections.ts'
import { saveMemberships } from './by-hand.ts'
import { listProducts } from './lists.ts'
import { redirectOf } from './redirects.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')
const NOW = 1_800_000_000_000
const BY = { who: 'somebody', cause: 'edit' } as const

let db: ReturnType<typeof openD1>
beforeEach(async () => {
  db = openD1('products')
  const goods = ['mug', 'jug', 'bowl'].map((handle, index) => ({
    handle,
    status: 'active' as const,
    text: { title: handle },
    type: 'Pots',
    tags: index === 0 ? ['new'] : [],
    variants: [{ prices: [{ currency: EUR, price: 1_000 * (index + 1) }] }],
  }))
  await saveProducts(db, goods, NOW)
  await saveCollections(db, [{ handle: 'hand', title: 'By hand', products: ['jug', 'mug'] }], BY, NOW)
})

const held = async (handle: string) =>
  (await listProducts(db, parseListQuery([], { currency: EUR, collection: handle }))).cards.map((card) => card.handle)
const idOf = async (handle: string) => (await wholeCollection(db, handle))?.id ?? ('' as CollectionId)
const valueOf = <T>(result: Result<T, { readonly code: string }>): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const once = (key: string): Idempotency => ({ key, request: key })
const change = (id: CollectionId, edit: Partial<WholeCollection>) =>
  changeCollection<never>(db, id, (there) => ok({ ...there, ...edit }), BY, NOW + 1)

const asks = (id: CollectionId, relation: 'is' | 'is-not' = 'is'): RuleSet => ({
  match: 'all',
  rules: [{ field: 'collection', relation, value: id }],
})

test('what a rule asks of another collection follows that collection, through a third one too', async () => {
  const hand = await idOf('hand')
  await saveCollections(db, [{ handle: 'rest', title: 'Rest', rules: asks(hand, 'is-not') }])
  await saveCollections(db, [{ handle: 'all-but', title: 'All but', rules: asks(await idOf('rest'), 'is-not') }])
  expect([await held('rest'), await held('all-but')]).toEqual([['bowl'], ['mug', 'jug']])
  await change(hand, { products: ['bowl'] })
  expect([await held('hand'), await held('rest'), await held('all-but')]).toEqual([['bowl'], ['mug', 'jug'], ['bowl']])
  await saveMemberships(db, 'mug', { add: ['hand'], remove: [] }, BY, NOW + 2)
  expect([await held('hand'), await held('rest')]).toEqual([['bowl', 'mug'], ['jug']])
  // A product that is saved is looked through in the same way.
  await saveProducts(db, [{ handle: 'mug', text: { title: 'Mug' } }], NOW + 3)
  expect([await held('hand'), await held('rest'), await held('all-but')]).toEqual([
    ['bowl', 'mug'],
    ['jug'],
    ['mug', 'bowl'],
  ])
})

test('every change is a version; one is put back, a deletion is undone, under the same id', async () => {
  const id = await idOf('hand')
  await change(id, { title: 'Picked', products: ['mug'] })
  await change(id, { title: 'Picked' })
  expect(
    (await collectionVersions(db, id, { before: 99, limit: 9 })).map(({ version, cause }) => [version, cause]),
  ).toEqual([
    [2, 'edit'],
    [1, 'edit'],
  ])
  expect(await collectionAt(db, id, 1)).toMatchObject({ title: 'By hand', products: ['jug', 'mug'] })
  expect(valueOf(await restoreCollection(db, id, 1, { ...BY, cause: 'restore' }, NOW)).collection).toMatchObject({
    version: 3,
    products: ['jug', 'mug'],
  })
  expect(await deleteCollection(db, id, 2, BY, NOW)).toMatchObject({
    ok: false,
    refusal: { code: 'collection-differs' },
  })
  expect(valueOf(await deleteCollection(db, id, 3, { ...BY, cause: 'delete' }, NOW))).toMatchObject({ id, version: 3 })
  expect(await wholeCollection(db, id)).toBeUndefined()
  expect(valueOf(await restoreCollection(db, id, 3, { ...BY, cause: 'restore' }, NOW)).collection).toMatchObject({
    id,
    version: 5,
  })
  expect(await held('hand')).toEqual(['jug', 'mug'])
  expect(await restoreCollection(db, id, 77, BY, NOW)).toMatchObject({
    ok: false,
    refusal: { code: 'version-unknown' },
  })
})

test('two who change one at once: both are done, one after the other', async () => {
  const id = await idOf('hand')
  const done = await Promise.all([change(id, { title: 'A' }), change(id, { seoTitle: 'B' })])
  expect(done.map(valueOf).map(({ changed }) => changed)).toEqual([true, true])
  expect(await wholeCollection(db, id)).toMatchObject({ title: 'A', seoTitle: 'B', version: 3 })
})

test('a key makes one; an address that is taken is refused; a new address leads on from the old one', async () => {
  const made = { ...blankCollection('table', NOW), title: 'Table' }
  expect(valueOf(await addCollection(db, made, BY, NOW, once('a'))).changed).toBe(true)
  expect(
    valueOf(await addCollection(db, { ...made, id: blankCollection('', NOW).id }, BY, NOW, once('a'))).changed,
  ).toBe(false)
  const other = { ...blankCollection('table', NOW), title: 'Other' }
  expect(await addCollection(db, other, BY, NOW, once('b'))).toMatchObject({
    ok: false,
    refusal: { code: 'collection-handle-taken', handle: 'table' },
  })
  expect(await change(made.id, { handle: 'hand' })).toMatchObject({
    ok: false,
    refusal: { code: 'collection-handle-taken' },
  })
  await change(made.id, { handle: 'tables' })
  await change(made.id, { handle: 'at-table' })
  expect(await redirectOf(db, '/collections/table')).toBe('/collections/at-table')
  await change(made.id, { handle: 'table' })
  expect(await redirectOf(db, '/collections/table')).toBeUndefined()
})

test('the clock tells of collections that come and go, once', async () => {
  const id = await idOf('hand')
  await change(id, { publishedFrom: NOW + 100, publishedUntil: NOW + 200 })
  expect(await followCollections(db, NOW + 50)).toEqual([])
  expect(await followCollections(db, NOW + 100)).toEqual(['hand'])
  expect(await followCollections(db, NOW + 150)).toEqual([])
  expect(await followCollections(db, NOW + 200)).toEqual(['hand'])
})

test('staff find collections by title, products to add by every name, and the words that rules may use', async () => {
  expect(
    (await collectionLines(db, { search: 'HAND', page: 1 })).map(({ title, products }) => [title, products]),
  ).toEqual([['By hand', 2]])
  expect(await collectionLines(db, { search: 'foot', page: 1 })).toEqual([])
  expect((await productsFitting(db, 'ug', 9)).map(({ handle }) => handle)).toEqual(['jug', 'mug'])
  expect(await ruleWords(db)).toMatchObject({ type: ['Pots'], tag: ['new'] })
})
