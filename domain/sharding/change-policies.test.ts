/** Settings of scaling stay within their bounds, and together make sense. */
import { expect, test } from 'vitest'
import { newPolicies, POLICY_NUMBERS, wrongWith } from './change-policies.ts'
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

test('a change within the bounds changes that and nothing else', () => {
  expect(newPolicies(POLICIES, { shardsAnHour: 8, threshold: false })).toEqual({
    ok: true,
    value: { ...POLICIES, shardsAnHour: 8, threshold: false },
  })
  expect(newPolicies(POLICIES, {})).toEqual({ ok: true, value: POLICIES })
})

test.each([
  ['a capacity below nothing', { shardCalls: -5 }, 'shardCalls', 1, 100_000],
  ['half a shard', { shardsMax: 2.5 }, 'shardsMax', 2, 10_000],
  ['no number', { laneCalls: Number.NaN }, 'laneCalls', 1, 100_000],
  ['text', { laneCalls: '150' }, 'laneCalls', 1, 100_000],
  ['a line over everything', { relieveAbove: 1.2 }, 'relieveAbove', 0.1, 1],
  ['more windows than are kept', { relieveWindows: 61 }, 'relieveWindows', 1, 60],
  ['more than an hour', { mergeWindows: 721 }, 'mergeWindows', 1, 720],
  ['a lower line too near to the upper one', { mergeBelow: 0.41 }, 'mergeBelow', 0, 0.4],
  ['an upper line too near to the lower one', { relieveAbove: 0.5 }, 'mergeBelow', 0, 0.25],
  ['a switch that is neither', { traffic: 'on' }, 'traffic', 0, 1],
  ['a setting that is not there', { speed: 9 }, 'speed', 0, 0],
  ['no settings at all', null, '', 0, 0],
  ['a list', [1], '', 0, 0],
])('%s is refused with what is allowed', (_, change, field, least, most) => {
  const wrong = { code: 'policy-invalid', field, least, most }
  expect(newPolicies(POLICIES, change)).toEqual({ ok: false, refusal: { ...wrong, wrong: [wrong] } })
})
