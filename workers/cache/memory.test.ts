/** The memory of answers is bounded, and forgets what nobody wants. */
import { expect, test } from 'vitest'
import { openMemory } from './memory.ts'

/** What stands beside the body counts 2 KB. */
const BESIDE = 2_048

const cached = (bytes: number) => ({
  status: 200,
  body: new Uint8Array(bytes - BESIDE),
  headers: new Headers(),
  statedAge: 0,
  etag: '"a"',
  tags: [],
  renderedAt: 0,
  seq: 0,
  until: Number.POSITIVE_INFINITY,
  asOf: 0,
  judgedAt: 0,
  isChanged: false,
})

test('keeps no more answers than it may, and forgets the oldest first', () => {
  const memory = openMemory(2, 10_000)
  for (const key of ['a', 'b', 'c']) memory.keep(key, cached(3000))
  expect(['a', 'b', 'c'].map((key) => memory.get(key) !== undefined)).toEqual([false, true, true])
})

test('keeps no more bytes than it may', () => {
  const memory = openMemory(100, 10_000)
  for (const key of ['a', 'b', 'c']) memory.keep(key, cached(4000))
  expect(memory.bytes()).toBe(8000)
  memory.keep('d', cached(11_000))
  expect(memory.get('d')).toBeUndefined()
  expect(memory.bytes()).toBe(8000)
})

test('an answer that is asked for outlives one that is not', () => {
  const memory = openMemory(2, 10_000)
  memory.keep('asked', cached(3000))
  memory.keep('forgotten', cached(3000))
  memory.get('asked')
  memory.keep('new', cached(3000))
  expect(memory.get('asked')).toBeDefined()
  expect(memory.get('forgotten')).toBeUndefined()
})

test('room is made even when everything is wanted', () => {
  const memory = openMemory(2, 10_000)
  for (const key of ['a', 'b']) memory.keep(key, cached(3000))
  for (const key of ['a', 'b']) memory.get(key)
  memory.keep('c', cached(3000))
  expect(memory.count()).toBe(2)
})

test('the same answer kept again counts once', () => {
  const memory = openMemory(10, 10_000)
  memory.keep('a', cached(5000))
  memory.keep('a', cached(7000))
  expect([memory.count(), memory.bytes()]).toEqual([1, 7000])
})
