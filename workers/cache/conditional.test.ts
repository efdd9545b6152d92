/** Who has an answer already is not sent it again; who has another, is. */
import { expect, test } from 'vitest'
import { hasAlready } from './conditional.ts'

test.each([
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", W/"abc" , "y"', true],
  ['*', true],
  [' * ', true],
  [null, false],
  ['', false],
  ['"ab"', false],
  ['"xabc"', false],
  ['abc', false],
  ['w/"abc"', false],
  ['"*"', false],
  ['"x,y", "z"', false],
])('%s', (header, has) => {
  expect(hasAlready(header, '"abc"')).toBe(has)
})
