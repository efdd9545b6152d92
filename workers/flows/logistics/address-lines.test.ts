/** Addresses are printed in the order of each country. */
import { expect, test } from 'vitest'
import { addressLines } from './address-lines.ts'

const address = { name: 'Aki Mori', street: 'Main Street 1', extra: '', city: '', region: '', postcode: '', phone: '' }

test.each([
  ['NL', { city: 'Delft', postcode: '2611 AA' }, ['Aki Mori', 'Main Street 1', '2611 AA Delft']],
  ['US', { city: 'Reno', region: 'NV', postcode: '89501' }, ['Aki Mori', 'Main Street 1', 'Reno, NV 89501']],
  ['GB', { city: 'Leeds', postcode: 'LS1 1AA' }, ['Aki Mori', 'Main Street 1', 'Leeds', 'LS1 1AA']],
  ['AU', { city: 'Perth', region: 'WA', postcode: '6000' }, ['Aki Mori', 'Main Street 1', 'Perth WA 6000']],
  ['JP', { region: 'Tokyo', postcode: '150-0001' }, ['Aki Mori', 'Main Street 1, Tokyo', '150-0001']],
])('in %s', (country, rest, lines) => {
  expect(addressLines({ ...address, ...rest, country })).toEqual(lines)
})

test('what is missing leaves no comma behind, and what has no place is not lost', () => {
  expect(addressLines({ ...address, country: 'US', city: 'Reno' })).toEqual(['Aki Mori', 'Main Street 1', 'Reno'])
  const shibuya = { ...address, country: 'JP', extra: 'Flat 3', city: 'Shibuya', region: 'Tokyo' }
  expect(addressLines(shibuya)).toEqual(['Aki Mori', 'Main Street 1, Tokyo', 'Flat 3', 'Shibuya'])
  expect(addressLines({ ...address, country: '', city: 'Ys' })).toEqual(['Aki Mori', 'Main Street 1', 'Ys'])
})
