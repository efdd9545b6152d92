/** Two rounds, four counters: tables of what was on the way. */
import { expect, test } from 'vitest'
import { isQuiet, isSoldOut, type Round } from './sold-out.ts'

const round = (...lanes: readonly (readonly [sent: number, received: number])[]): Round =>
  new Map(lanes.map(([sent, received], lane) => [lane, { sent, received }]))

test.each([
  ['an item that was never divided', round([0, 0]), round([0, 0]), true],
  ['all that was sent has arrived, and nothing moved since', round([5, 0], [0, 5]), round([5, 0], [0, 5]), true],
  ['units on the way in both rounds', round([5, 0], [0, 0]), round([5, 0], [0, 0]), false],
  ['units that arrived between the rounds', round([5, 0], [0, 0]), round([5, 0], [0, 5]), false],
  ['units that left and arrived between the rounds', round([5, 0], [0, 5]), round([5, 5], [5, 5]), false],
  ['units that have left since', round([5, 0], [0, 5]), round([6, 0], [0, 5]), false],
  ['a lane that the first round did not know', round([0, 0]), round([0, 0], [0, 0]), false],
  ['a lane that nobody knows has got units', round([5, 0]), round([5, 0]), false],
])('%s', (_, first, second, soldOut) => {
  expect(isSoldOut(first, second)).toBe(soldOut)
})

test('a round is quiet when as much was received as was sent', () => {
  expect([isQuiet(round([3, 0], [0, 3])), isQuiet(round([3, 0], [0, 2]))]).toEqual([true, false])
})
