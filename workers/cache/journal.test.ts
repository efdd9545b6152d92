/** What an isolate has heard of changes: all that it says is right, and what it cannot know it does not say. */
import { beforeEach, expect, test, vi } from 'vitest'
import { changed } from '#schema/products/changes'
import { openD1 } from '#tests/d1'
import type * as Journal from './journal.ts'
import type * as Tags from './tags.ts'

const T = 1_800_000_000_000
let db: ReturnType<typeof openD1>
let journal: typeof Journal
let tags: typeof Tags

/** Each test is an isolate that has just begun. */
beforeEach(async () => {
  vi.resetModules()
  db = openD1('products')
  journal = await import('./journal.ts')
  tags = await import('./tags.ts')
})
const tell = (...timing: string[]) => changed(db, timing).run()

test('what was made before a change of one of its tags has changed, and all else is the same', async () => {
  await tell('a')
  await journal.listen(db, T)
  const seq = journal.journalSeq()
  await tell('b')
  await journal.listen(db, T + 10_000)
  expect(journal.judge(seq, ['a', 'b'])).toBe('changed')
  expect(journal.judge(seq, ['a', 'c'])).toBe('same')
  expect(journal.judge(journal.journalSeq(), ['a', 'b'])).toBe('same')
  expect(journal.journalAt()).toBe(T + 10_000)
})

test('data of what has changed is forgotten, and of nothing else', async () => {
  const forgotten: string[] = []
  tags.whenPurged([tags.LISTS], () => forgotten.push('goods'))
  tags.whenPurged([tags.MENU], () => forgotten.push('menu'))
  await journal.listen(db, T)
  await tell('product-mug')
  await journal.listen(db, T + 10_000)
  await tell('collection-table')
  await journal.listen(db, T + 20_000)
  await journal.listen(db, T + 30_000)
  expect(forgotten).toEqual(['goods', 'menu'])
})

test('a store that is away teaches nothing', async () => {
  const written = vi.spyOn(console, 'error').mockReturnValue()
  await journal.listen(db, T)
  expect(await journal.listen({} as D1Database, T + 10_000)).toBe(false)
  expect(journal.journalAt()).toBe(T)
  expect(journal.isTimeToListen(T + 10_001)).toBe(false)
  expect(journal.isTimeToListen(T + 20_000)).toBe(true)
  written.mockRestore()
})

test('of more changes than it takes in at once, it does not judge what is older', async () => {
  await tell('a')
  await journal.listen(db, T)
  const old = journal.journalSeq()
  await tell(...Array.from({ length: 1_200 }, (_, at) => `product-${at}`))
  await journal.listen(db, T + 10_000)
  expect(journal.judge(old, ['a'])).toBe('unknown')
  expect(journal.judge(journal.journalSeq(), ['a', 'product-1'])).toBe('same')
})

test('a store that was brought back to an earlier time: nothing of before is believed', async () => {
  await tell('a', 'b', 'c')
  await journal.listen(db, T)
  const before = journal.journalSeq()
  db = openD1('products')
  await tell('a')
  await journal.listen(db, T + 10_000)
  expect(tags.isPurgedHere(['anything'], T + 9_999)).toBe(true)
  expect(journal.journalSeq()).toBeLessThan(before)
  await tell('b')
  await journal.listen(db, T + 20_000)
  expect(journal.judge(journal.journalSeq() - 1, ['b'])).toBe('changed')
})
