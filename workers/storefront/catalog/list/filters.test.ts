/** What a list says of itself. */
import { expect, test } from 'vitest'
import { totalOf } from './filters.tsx'

test.each([
  ['en', { total: 24, isCut: false }, '24 things'],
  ['en', { total: 1_000, isCut: true }, '1,000+ things'],
  ['en', { total: 1, isCut: true }, '1+ things'],
  ['zh', { total: 1_000, isCut: true }, '1,000+ 件'],
] as const)('in %s a list of %j is told as %j', (language, list, told) => {
  expect(totalOf({ language } as never, list as never)).toBe(told)
})
