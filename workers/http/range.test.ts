/** Parts of an answer. */
import { expect, test } from 'vitest'
import { rangeIn } from './range.ts'

test.each([
  [undefined, undefined],
  ['', undefined],
  ['bytes=0-0', { offset: 0, length: 1 }],
  ['bytes=0-', { offset: 0, length: 100 }],
  ['bytes=90-1000', { offset: 90, length: 10 }],
  ['bytes=99-99', { offset: 99, length: 1 }],
  ['bytes=-5', { offset: 95, length: 5 }],
  ['bytes=-500', { offset: 0, length: 100 }],
  ['bytes=100-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=5-4', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['items=0-1', undefined],
  ['bytes=99999999999999999999-', undefined],
])('%s of 100 bytes', (header, part) => {
  expect(rangeIn(header, 100)).toEqual(part)
})
