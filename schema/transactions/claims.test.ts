/** A key stands for one request of one member of staff. */
import { expect, test } from 'vitest'
import { openD1 } from '#tests/d1'
import { claim } from './claims.ts'

const DAY_MS = 24 * 60 * 60_000

test('a key stands for the request that brought it', async () => {
  const db = openD1('transactions')
  expect(await claim(db, 'ada@stoa.example', { key: 'k', request: 'one' }, 1)).toBe(true)
  expect(await claim(db, 'ada@stoa.example', { key: 'k', request: 'one' }, 2)).toBe(true)
  expect(await claim(db, 'ada@stoa.example', { key: 'k', request: 'two' }, 3)).toBe(false)
  expect(await claim(db, 'bo@stoa.example', { key: 'k', request: 'two' }, 4)).toBe(true)
})

test('a key is free again after a month', async () => {
  const db = openD1('transactions')
  await claim(db, 'ada@stoa.example', { key: 'k', request: 'one' }, 0)
  expect(await claim(db, 'ada@stoa.example', { key: 'k', request: 'two' }, 30 * DAY_MS)).toBe(false)
  expect(await claim(db, 'ada@stoa.example', { key: 'k', request: 'two' }, 30 * DAY_MS + 1)).toBe(true)
})
