/** Article numbers and units, as they are typed and pasted. */
import { expect, test } from 'vitest'
import { LINE_ITEMS_MAX, UNITS_MAX } from './cart.ts'
import { quickLinesIn, quickLineText } from './quick-order.ts'

const pairs = (text: string) => quickLinesIn(text).lines.map(({ sku, units }) => [sku, units])
const faults = (text: string) => quickLinesIn(text).wrong.map(({ at, fault }) => [at, fault.code])

test('a number and how many stand apart as tables, lists and people write them', () => {
  for (const text of [
    'MUG-350\t12',
    'MUG-350;12',
    'MUG-350, 12',
    'MUG-350 12',
    '  MUG-350   x12 ',
    'MUG-350 × 12',
    'MUG-350 １２',
  ])
    expect(pairs(text), text).toEqual([['MUG-350', 12]])
})

test('a number alone is one of it, also where it consists of digits or has blanks', () => {
  expect(pairs('MUG-350\n4006381333931\nOAK BOARD')).toEqual([
    ['MUG-350', 1],
    ['4006381333931', 1],
    ['OAK BOARD', 1],
  ])
  expect(pairs('OAK BOARD 3')).toEqual([['OAK BOARD', 3]])
})

test('what stands there twice is added up, whatever its letters', () => {
  expect(pairs('mug-350 2\nTRAY 1\nMUG-350 3')).toEqual([
    ['MUG-350', 5],
    ['TRAY', 1],
  ])
})

test('empty lines and line ends of any kind are no lines', () => {
  expect(pairs('\uFEFFA 1\r\n\r\nB 2\rC 3\n \n')).toEqual([
    ['A', 1],
    ['B', 2],
    ['C', 3],
  ])
})

test('units that are none are told with their line, and nothing is made of them', () => {
  const text = ['A 0', 'B -3', 'C 1.5', `D ${UNITS_MAX + 1}`, 'E;many', '; 3', 'F 2'].join('\n')
  expect(pairs(text)).toEqual([['F', 2]])
  expect(faults(text)).toEqual([
    [1, 'units-invalid'],
    [2, 'units-invalid'],
    [3, 'units-invalid'],
    [4, 'units-invalid'],
    [5, 'units-invalid'],
    [6, 'sku-missing'],
  ])
})

test('together they are no more than a line item may have', () => {
  expect(faults(`A ${UNITS_MAX}\nA 1`)).toEqual([[2, 'units-invalid']])
})

test('more lines than a cart takes are told, and not cut off in silence', () => {
  const text = Array.from({ length: LINE_ITEMS_MAX + 1 }, (_, at) => `A-${at} 1`).join('\n')
  expect([quickLinesIn(text).rest, quickLinesIn(text).lines.length]).toEqual([
    [`A-${LINE_ITEMS_MAX} 1`],
    LINE_ITEMS_MAX,
  ])
})

test('what is written back reads the same', () => {
  for (const sku of ['MUG-350', 'OAK BOARD', '4006381333931', '12 34'])
    expect(pairs(quickLineText({ sku, units: 7 })), sku).toEqual([[sku, 7]])
})
