/** What shards say of their load: only what can be true is noted, and only so much of it. */
import { expect, test } from 'vitest'
import { NOW, windowOf } from '#tests/scale/scenes'
import type { VariantId } from '../ids.ts'
import {
  detailOf,
  isLate,
  LATE_MS,
  note,
  NO_HISTORY,
  onlyOf,
  RATES_KEPT,
  readLoad,
  rowOf,
  runOf,
  settled,
  WINDOW_MS,
  WINDOWS_KEPT,
  type History,
} from './monitor.ts'

const SHARD = 'inventory-1'
const sound = windowOf(SHARD, NOW, 100, {
  slots: [[700, 500]],
  items: [{ key: 'var_0000000000000000' as VariantId, calls: 20, short: 3, available: 7 }],
})

test('a sound report is read as it is', () => {
  expect(readLoad(sound, SHARD, undefined, NOW)).toEqual({ ok: true, value: sound })
})

test.each([
  ['nothing', null, 'it is no object'],
  ['a word', 'fine', 'it is no object'],
  ['a report of another shard', { ...sound, shard: 'inventory-0' }, 'it speaks for another shard'],
  ['negative calls', { ...sound, calls: -1 }, 'calls is no count'],
  ['no number of bytes', { ...sound, bytes: Number.NaN }, 'bytes is no count'],
  ['endless waiting', { ...sound, p99Ms: Number.POSITIVE_INFINITY }, 'p99Ms is no count'],
  ['text for a number', { ...sound, shed: '3' }, 'shed is no count'],
  ['more writes than calls', { ...sound, writes: 501 }, 'it wrote more often than it was called'],
  ['no times', { ...sound, from: undefined }, 'its window has no times'],
  ['a window that ends before it begins', { ...sound, from: NOW + 1 }, 'its window ends before it begins'],
  ['a window of an hour', { ...sound, from: NOW - 3_600_000 }, 'its window is too long'],
  [
    'a window of tomorrow',
    { ...sound, from: NOW + 86_400_000, until: NOW + 86_405_000 },
    'its window is in the future',
  ],
  ['a slot that is not there', { ...sound, slots: [[1_024, 1]] }, 'its slots cannot be'],
  ['a slot with negative calls', { ...sound, slots: [[1, -1]] }, 'its slots cannot be'],
  ['an item without a key', { ...sound, items: [{ calls: 1, short: 0, available: 1 }] }, 'its items cannot be'],
  [
    'more items than are told',
    { ...sound, items: Array.from({ length: 21 }, () => sound.items[0]) },
    'its items cannot be',
  ],
])('%s is refused, and said why', (_, value, what) => {
  expect(readLoad(value, SHARD, undefined, NOW)).toEqual({
    ok: false,
    refusal: { code: 'load-invalid', what: `${SHARD}: ${what}` },
  })
})

test('times that run backwards, or the same window twice, are refused', () => {
  const history = note({}, sound)[SHARD]
  expect(readLoad(sound, SHARD, history, NOW)).toMatchObject({
    ok: false,
    refusal: { what: `${SHARD}: its times run backwards` },
  })
  expect(readLoad(windowOf(SHARD, NOW - 1, 5), SHARD, history, NOW).ok).toBe(false)
  expect(readLoad(windowOf(SHARD, NOW + WINDOW_MS, 5), SHARD, history, NOW).ok).toBe(true)
})

const after = (windows: number, perSecond: (index: number) => number): History => {
  let history: History = {}
  for (let index = 0; index < windows; index++) {
    history = note(history, windowOf(SHARD, NOW - (windows - 1 - index) * WINDOW_MS, perSecond(index)))
  }
  return history
}

test('no more is kept than five minutes in detail and an hour of rates', () => {
  const kept = after(RATES_KEPT + 10, (index) => index)[SHARD] ?? NO_HISTORY
  expect([kept.rates.length, kept.windows.length]).toEqual([RATES_KEPT, WINDOWS_KEPT])
  expect(kept.rates.at(-1)?.callsPerSecond).toBe(RATES_KEPT + 9)
})

test('a shard that was changed begins a new row', () => {
  const history = after(10, () => 170)
  const changed = settled(history, [SHARD], NOW - 3 * WINDOW_MS)
  expect(rowOf(history[SHARD], NOW)).toHaveLength(10)
  expect(rowOf(changed[SHARD], NOW)).toHaveLength(3)
  expect(detailOf(changed[SHARD], NOW, 60)).toHaveLength(3)
})

test('a gap ends a row, and a shard that is silent has none', () => {
  const early = note(
    after(3, () => 10),
    windowOf(SHARD, NOW + LATE_MS + 2 * WINDOW_MS, 10),
  )
  expect(rowOf(early[SHARD], NOW + LATE_MS + 2 * WINDOW_MS)).toHaveLength(1)
  expect(isLate(early[SHARD], NOW + LATE_MS)).toBe(false)
  expect(isLate(early[SHARD], NOW + 3 * LATE_MS)).toBe(true)
  expect(rowOf(early[SHARD], NOW + 3 * LATE_MS)).toEqual([])
  expect(isLate(undefined, NOW)).toBe(true)
})

test('a run is counted from the last window backwards', () => {
  const history = after(6, (index) => [90, 10, 95, 96, 97, 98][index] ?? 0)
  expect(runOf(rowOf(history[SHARD], NOW), (calls) => calls > 80)).toBe(4)
  expect(runOf([], () => true)).toBe(0)
})

test('calls that were sent away count as wanted', () => {
  const shed = note({}, { ...windowOf(SHARD, NOW, 100), shed: 250 })
  expect(shed[SHARD]?.rates.at(-1)?.callsPerSecond).toBe(150)
})

test('what is known of a closed shard is forgotten', () => {
  expect(
    onlyOf(
      after(2, () => 1),
      ['inventory-0'],
    ),
  ).toEqual({})
})
