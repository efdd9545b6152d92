/** The memory of answers is bounded, and forgets what nobody wants. */
import { expect, test } from 'vitest'
import { openMemory } from './memory.ts'

const kept = (bytes: number) => ({
  body: new Uint8Array(bytes),
  headers: new Headers(),
  ageSaid: 0,
  etag: '"a"',
  renderedAt: 0,
})

test('keeps no more answers than it may, and forgets the oldest first', () => {
  const memory = openMemory(2, 1000)
  for (const key of ['a', 'b', 'c']) memory.keep(key, kept(1))
  expect(['a', 'b', 'c'].map((key) => memory.get(key) !== undefined)).toEqual([false, true, true])
})

test('keeps no more bytes than it may', () => {
  const memory = openMemory(100, 10)
  for (const key of ['a', 'b', 'c']) memory.keep(key, kept(4))
  expect(memory.bytes()).toBe(8)
  memory.keep('d', kept(11))
  expect(memory.get('d')).toBeUndefined()
  expect(memory.bytes()).toBe(8)
})

test('an answer that is asked for outlives one that is not', () => {
  const memory = openMemory(2, 1000)
  memory.keep('asked', kept(1))
  memory.keep('forgotten', kept(1))
  memory.get('asked')
  memory.keep('new', kept(1))
  expect(memory.get('asked')).toBeDefined()
  expect(memory.get('forgotten')).toBeUndefined()
})

test('room is made even when everything is wanted', () => {
  const memory = openMemory(2, 1000)
  for (const key of ['a', 'b']) memory.keep(key, kept(1))
  for (const key of ['a', 'b']) memory.get(key)
  memory.keep('c', kept(1))
  expect(memory.count()).toBe(2)
})

test('the same answer kept again counts once', () => {
  const memory = openMemory(10, 1000)
  memory.keep('a', kept(5))
  memory.keep('a', kept(7))
  expect([memory.count(), memory.bytes()]).toEqual([1, 7])
})
