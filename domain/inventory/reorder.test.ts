/** When it is time to order again, and what stock is worth. */
import { expect, test } from 'vitest'
import { locationId, newVariantId, type LocationId } from '../ids.ts'
import { currency } from '../money.ts'
import { goneFirst, proposalFor } from './reorder.ts'
import { valued } from './stock-value.ts'

const selling = { sold: 60, days: 30, available: 100, incoming: 0, low: 5, leadDays: 14 }

test.each([
  [{}, null],
  [{ available: 33 }, { perDay: 2, point: 33, units: 60, daysLeft: 16 }],
  [{ available: 20, incoming: 14 }, null],
  [
    { available: 0, incoming: 0 },
    { perDay: 2, point: 33, units: 93, daysLeft: 0 },
  ],
  [
    { sold: 0, available: 5 },
    { perDay: 0, point: 5, units: 1, daysLeft: null },
  ],
  [{ sold: -3, available: 6 }, null],
  [{ sold: 1, days: 0, available: 9 }, null],
])('%j: %j', (change, proposal) => {
  expect(proposalFor({ ...selling, ...change })).toEqual(proposal)
})

test('what may be gone first is looked at first, however little of it is sold', () => {
  const left = (sold: number, available: number, incoming = 0) => ({ sold, days: 30, available, incoming })
  const selling = new Map([
    ['best seller, hundreds there', left(900, 3_000)],
    ['slow, two left', left(3, 2)],
    ['slow, two left, fifty coming', left(3, 2, 50)],
    ['gone', left(1, 0)],
    ['came back', left(-1, 0)],
  ])
  expect(goneFirst(selling, 3)).toEqual(['gone', 'slow, two left', 'best seller, hundreds there'])
})

test('stock is worth what its units cost, by place and currency; what says no cost is told apart', () => {
  const [mug, jug] = [0, 1].map((byte) => newVariantId(new Uint8Array(16).fill(byte)))
  if (!mug || !jug) throw new Error('two goods')
  const [main, second] = ['main', 'second'].map((id) => locationId(id) as LocationId) as [LocationId, LocationId]
  const costs = new Map([
    [
      mug,
      [
        { currency: currency('EUR'), amount: 420 },
        { currency: currency('JPY'), amount: 700 },
      ],
    ],
  ])
  const first = valued(
    [
      { item: mug, location: main, units: 3 },
      { item: jug, location: main, units: 2 },
    ],
    costs,
  )
  expect(
    valued(
      [
        { item: mug, location: main, units: 1 },
        { item: mug, location: second, units: 0 },
      ],
      costs,
      first,
    ),
  ).toEqual([
    { location: 'main', currency: 'EUR', units: 4, value: 1680 },
    { location: 'main', currency: 'JPY', units: 4, value: 2800 },
    { location: 'main', currency: '', units: 2, value: 0 },
  ])
})
