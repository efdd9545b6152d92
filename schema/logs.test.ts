/** Events lie in the folder of their hour. */
import { expect, test } from 'vitest'
import { logParts } from './logs.ts'

test('each hour has a folder, also across midnight, and no event is lost', () => {
  const midnight = Date.UTC(2026, 10, 27)
  const events = [
    { id: 'a', at: midnight - 1 },
    { id: 'b', at: midnight },
    { id: 'c', at: midnight - 3_599_999 },
    { id: 'd', at: midnight - 3_600_001 },
  ]
  expect(logParts(events).map(({ partition, events: of }) => [partition, of.map(({ id }) => id).join('')])).toEqual([
    ['events/day=2026-11-26/hour=23', 'ac'],
    ['events/day=2026-11-27/hour=00', 'b'],
    ['events/day=2026-11-26/hour=22', 'd'],
  ])
  expect(logParts([])).toEqual([])
})
