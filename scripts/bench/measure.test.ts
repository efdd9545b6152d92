/** The arithmetic of the report. */
import { expect, test } from 'vitest'
import { between, summary } from './measure.ts'
import { benchTable } from './report.ts'

test('of three rounds the one in the middle is told, with its own floor', () => {
  const rounds = [
    { value: 10, floor: 100, more: { p50ms: 1 } },
    { value: 90, floor: 100, more: { p50ms: 3 } },
    { value: 20, floor: 40, more: { p50ms: 2.3456 } },
  ]
  expect(summary('add-to-cart', 'requests/s', rounds)).toEqual({
    name: 'add-to-cart',
    value: 20,
    unit: 'requests/s',
    floor: 40,
    ratio: 0.5,
    p50ms: 2.35,
  })
})

test('a count has no floor', () => {
  expect(summary('flash-sale-oversold', 'units', [{ value: 0, floor: null }])).toMatchObject({
    floor: null,
    ratio: null,
  })
})

test('the floor is taken before and after the shop', async () => {
  const floors = [100, 300]
  const round = await between(
    async () => floors.shift() ?? 0,
    async () => ({ value: 50 }),
  )
  expect(round).toEqual({ value: 50, floor: 200 })
})

test('a table has one line for each measure, and says in words what stands beside it', () => {
  const rounds = [{ value: 1_400, floor: 2_800, more: { p50ms: 7, leastOfALane: 2 } }]
  const rows = benchTable([summary('place-order', 'orders/s', rounds)]).split('\n')
  expect(rows.map((row) => row.split('|').map((cell) => cell.trim()))).toEqual([
    ['', 'measure', 'shop', 'unit', 'floor', 'ratio', 'beside it', ''],
    expect.anything(),
    ['', 'place-order', '1,400', 'orders/s', '2,800', '0.50', 'p50 ms 7, least of a lane 2', ''],
  ])
})
