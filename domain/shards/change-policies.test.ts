/** Settings of scaling stay within their bounds, and together make sense. */
import { expect, test } from 'vitest'
import { POLICY_NUMBERS, wrongWith } from './change-policies.ts'
import { POLICIES, POLICY_BOUNDS } from './policies.ts'

test('the settings of a fresh shop are within the bounds', () => {
  expect(wrongWith(POLICIES)).toEqual([])
})

test.each(POLICY_NUMBERS.map((setting) => [setting, ...POLICY_BOUNDS[setting]] as const))(
  '%s is from %d to %d, both included',
  (setting, least, most) => {
    // Merging is looked at together with relieving: the other end is moved out of the way.
    const now = { ...POLICIES, relieveAbove: 1, mergeBelow: 0 }
    expect(wrongWith({ [setting]: least }, now)).toEqual([])
    // At its most merging would be above relieving.
    if (setting !== 'mergeBelow') expect(wrongWith({ [setting]: most }, now)).toEqual([])
    const wrong = [{ code: 'policy-invalid', field: setting, least, most }]
    for (const value of [least - 1, most + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(wrongWith({ [setting]: value }, now)).toEqual(wrong)
    }
  },
)

test('numbers that are no shares are whole', () => {
  expect(wrongWith({ shardCalls: 1.5 })).toHaveLength(1)
  expect(wrongWith({ relieveAbove: 0.75 })).toEqual([])
})

test.each([
  [{ mergeBelow: 0.41 }, 1],
  [{ mergeBelow: 0.4 }, 0],
  [{ relieveAbove: 0.59 }, 1],
  [{ relieveAbove: 0.5, mergeBelow: 0.25 }, 0],
])('shards are merged far below where they are relieved: %o has %d mistakes', (change, mistakes) => {
  expect(wrongWith(change)).toHaveLength(mistakes)
})
