/** Numbers of customs and countries, as papers and files write them. */
import { expect, test } from 'vitest'
import { hsCode, originCountry } from './customs.ts'

test.each([
  ['691200', '691200'],
  ['6912.00.23', '69120023'],
  [' 0101 21 0000 ', '0101210000'],
  ['69120', undefined],
  ['69120023001', undefined],
  ['6912AB', undefined],
  ['', undefined],
])('the HS code %s is %s', (text, code) => {
  expect(hsCode(text)).toBe(code)
})

test.each([
  ['GR', 'GR'],
  [' gr ', 'GR'],
  ['XK', 'XK'],
  ['EU', undefined],
  ['ZZ', undefined],
  ['QQ', undefined],
  ['GRC', undefined],
  ['G', undefined],
  ['', undefined],
])('the country %s is %s', (text, code) => {
  expect(originCountry(text)).toBe(code)
})
