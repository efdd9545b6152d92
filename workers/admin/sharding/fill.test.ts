/** Sentences with figures: what is known is said, what is not known is left out. */
import { expect, test } from 'vitest'
import { fill } from './fill.ts'

test.each([
  ['{calls} calls/s', { calls: 1312 }, 'en', '1,312 calls/s'],
  ['{ms} ms', { ms: 8.64 }, 'en', '8.6 ms'],
  ['above {percent} %[ for {windows} windows]', { percent: 80, windows: 6 }, 'en', 'above 80 % for 6 windows'],
  ['above {percent} %[ for {windows} windows]', { percent: 80 }, 'en', 'above 80 %'],
  ['[{a} of ][{b}]', { a: 1, b: null }, 'zh', '1 of '],
  ['{nobody}', {}, 'en', '…'],
  ['{what}', { what: '{percent} [x]' }, 'en', '{percent} [x]'],
  ['{count}', { count: 0 }, 'en', '0'],
] as const)('%s with %o', (text, figures, language, said) => {
  expect(fill(text, figures, language)).toBe(said)
})
