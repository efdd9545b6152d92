/** Drops in the products store: two never sell one item at one time, and nobody's change is lost. */
import { expect, test } from 'vitest'
import { newDropId, type Drop } from '#domain/admission/drop'
import { newVariantId } from '#domain/ids'
import { openD1 } from '#tests/d1'
import { dropBy, dropsBefore, dropsSince, saveDrop } from './drops.ts'

const bytes = () => crypto.getRandomValues(new Uint8Array(16))
const item = newVariantId(bytes())
const HOUR = 3_600_000

const drop = (change: Partial<Drop> = {}): Drop => {
  const id = newDropId(bytes())
  return {
    id,
    handle: id.replace('_', '-'),
    name: { en: 'Second firing', zh: '第二窑' },
    items: [item],
    opensAt: 9 * HOUR,
    startsAt: 10 * HOUR,
    endsAt: 12 * HOUR,
    expectedBuyers: null,
    unitsEach: 2,
    ratePerMinute: null,
    state: 'announced',
    version: 1,
    createdAt: HOUR,
    updatedAt: HOUR,
    ...change,
  }
}

test('a drop is read as it was written, by its id and by its handle', async () => {
  const db = openD1('products')
  const written = drop({ expectedBuyers: 1000, ratePerMinute: 60 })
  expect(await saveDrop(db, written)).toBe('saved')
  expect(await dropBy(db, 'id', written.id)).toEqual(written)
  expect(await dropBy(db, 'handle', written.handle)).toEqual(written)
  expect(await dropBy(db, 'handle', 'none')).toBeUndefined()
})

test('two drops of one item may follow each other and may not overlap, not even by their gathering', async () => {
  const db = openD1('products')
  await saveDrop(db, drop())
  expect(await saveDrop(db, drop({ opensAt: 11 * HOUR, startsAt: 13 * HOUR, endsAt: 14 * HOUR }))).toBe('overlaps')
  expect(await saveDrop(db, drop({ opensAt: 12 * HOUR, startsAt: 13 * HOUR, endsAt: 14 * HOUR }))).toBe('saved')
  expect(await saveDrop(db, drop({ items: [newVariantId(bytes())] }))).toBe('saved')
  expect(await dropsSince(db, 12 * HOUR, 10)).toHaveLength(1)
  expect(await dropsBefore(db, { startsAt: 20 * HOUR, id: '' }, 2)).toHaveLength(2)
})

test('a cancelled drop is in nobody’s way, and cannot come back over another', async () => {
  const db = openD1('products')
  const first = drop()
  await saveDrop(db, first)
  expect(await saveDrop(db, { ...first, version: 2, state: 'cancelled', updatedAt: 2 * HOUR })).toBe('saved')
  expect(await saveDrop(db, drop())).toBe('saved')
  expect(await saveDrop(db, { ...first, version: 3, state: 'announced' })).toBe('overlaps')
})

test('a change counts only on the version that it was made from', async () => {
  const db = openD1('products')
  const first = drop()
  await saveDrop(db, first)
  expect(await saveDrop(db, { ...first, version: 2, unitsEach: 5, updatedAt: 3 * HOUR })).toBe('saved')
  expect(await saveDrop(db, { ...first, version: 2, unitsEach: 9 })).toBe('changed')
  expect(await dropBy(db, 'id', first.id)).toMatchObject({
    unitsEach: 5,
    version: 2,
    createdAt: HOUR,
    updatedAt: 3 * HOUR,
  })
})

test('a handle belongs to one drop', async () => {
  const db = openD1('products')
  const first = drop()
  await saveDrop(db, first)
  const other = drop({ items: [newVariantId(bytes())] })
  expect(await saveDrop(db, { ...other, handle: first.handle })).toBe('taken')
  await saveDrop(db, other)
  expect(await saveDrop(db, { ...other, handle: first.handle, version: 2 })).toBe('taken')
})
