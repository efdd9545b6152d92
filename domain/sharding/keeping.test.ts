/** When a shard answers for a slot, and when one that is ready begins. */
import { expect, test } from 'vitest'
import { FREEZE_MS, isGiven, serves, type SlotRow, type SlotState } from './keeping.ts'

const NOW = 1_000_000
const row = (state: SlotState, more: Partial<SlotRow> = {}): SlotRow => ({
  slot: 7,
  state,
  version: 3,
  move: 'm',
  epoch: 2,
  until: null,
  keeper: null,
  ...more,
})

test.each([
  ['kept', {}, true],
  ['leaving', {}, true],
  ['frozen', { until: NOW + 1 }, false],
  ['frozen', { until: NOW }, true],
  ['frozen', { until: NOW - FREEZE_MS }, true],
  ['gone', {}, false],
  ['arriving', {}, false],
  ['ready', {}, false],
] as const)('a slot that is %s %o is served: %s', (state, more, served) => {
  expect(serves(row(state, more), NOW)).toBe(served)
})

test('of a slot exactly one end serves at every step of a move', () => {
  const steps: readonly (readonly [SlotState, SlotState | null])[] = [
    ['kept', null],
    ['leaving', 'arriving'],
    ['frozen', 'arriving'],
    ['frozen', 'ready'],
    ['gone', 'ready'],
    ['gone', 'kept'],
  ]
  const both = steps.filter(
    ([old, young]) => serves(row(old, { until: NOW + 1 }), NOW) && young !== null && serves(row(young), NOW),
  )
  expect(both).toEqual([])
})

const given = { slot: 7, move: 'm', epoch: 2 }
test.each([
  ['what it is ready for', row('ready'), given, true],
  ['another slot', row('ready'), { ...given, slot: 8 }, false],
  ['another move', row('ready'), { ...given, move: 'n' }, false],
  ['an earlier freeze', row('ready'), { ...given, epoch: 1 }, false],
  ['nothing', row('ready'), undefined, false],
  ['it, before the last changes have come', row('arriving'), given, false],
  ['it, and has given it on since', row('gone'), given, false],
])('a shard that is told of %s begins: %3$s', (_, ready, word, begins) => {
  expect(isGiven(ready, word)).toBe(begins)
})
