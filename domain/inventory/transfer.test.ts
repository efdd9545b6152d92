/** Which transfers between lanes can be. */
import { expect, test } from 'vitest'
import { locationId, newVariantId, type LocationId } from '../ids.ts'
import { laneKey } from '../sharding/lanes.ts'
import { availableIn, wrongTransfer } from './transfer.ts'

const mug = newVariantId(new Uint8Array(16))
const hat = newVariantId(new Uint8Array(16).fill(1))
const main = locationId('main') as LocationId
const transfer = { id: 't', from: mug, to: laneKey(mug, 3), location: main, units: 2 } as const

test.each([
  ['is sound', transfer, undefined],
  ['comes home', { ...transfer, from: laneKey(mug, 3), to: mug }, undefined],
  ['moves nothing', { ...transfer, units: 0 }, /one at least/],
  ['moves less than nothing', { ...transfer, units: -2 }, /one at least/],
  ['moves half a unit', { ...transfer, units: 0.5 }, /whole number/],
  ['moves no number', { ...transfer, units: Number.NaN }, /whole number/],
  ['goes nowhere', { ...transfer, to: mug }, /to another/],
  ['goes to another item', { ...transfer, to: laneKey(hat, 3) }, /within one item/],
])('a transfer that %s', (_, asked, what) => {
  const wrong = wrongTransfer(asked)
  if (what) expect(wrong).toMatch(what)
  else expect(wrong).toBeUndefined()
})

test('lanes have together what each has', () => {
  const lane = { key: mug, sent: 9, received: 3, onTheWay: 1 }
  expect(availableIn([])).toBe(0)
  expect(
    availableIn([
      { ...lane, available: 4 },
      { ...lane, available: 0 },
      { ...lane, available: 3 },
    ]),
  ).toBe(7)
})
