/** Settings that staff may make, and those that would make the controller chase itself. */
import { expect, test } from 'vitest'
import { newPolicies, POLICIES } from './policies.ts'

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
  expect(newPolicies(POLICIES, change)).toEqual({ ok: false, refusal: { code: 'policy-invalid', field, least, most } })
})
