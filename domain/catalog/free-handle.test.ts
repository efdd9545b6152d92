/** A handle made of a title that another product has already. */
import { expect, test } from 'vitest'
import { freeHandle, HANDLE_MAX } from './slug.ts'

test('the first number that nobody has', () => {
  expect(freeHandle('mug', new Set(['cup']))).toBe('mug')
  expect(freeHandle('mug', new Set(['mug', 'mug-1', 'mug-3']))).toBe('mug-2')
  expect(freeHandle('马克杯', new Set(['马克杯']))).toBe('马克杯-1')
  const long = 'a'.repeat(HANDLE_MAX)
  const free = freeHandle(long, new Set([long]))
  expect([free.length <= HANDLE_MAX, free.endsWith('a-1')]).toEqual([true, true])
})
