/** What may be announced, when its items are gated, and how a drop is paused, ended and cancelled. */
import { expect, test } from 'vitest'
import type { VariantId } from '../ids.ts'
import { checkDrop, dropId, needsAdmission, movedDrop, newDropId, phaseOf, type Drop, type DropDraft } from './drop.ts'

const HOUR = 3_600_000
const NOW = 1_800_000_000_000
const teapot = 'var_0000000000000001' as VariantId
const mug = 'var_0000000000000002' as VariantId

const draft: DropDraft = {
  handle: 'kea-second-firing',
  name: { en: 'Kea teapot, second firing' },
  items: [teapot],
  opensAt: NOW + HOUR,
  startsAt: NOW + 2 * HOUR,
  endsAt: NOW + 4 * HOUR,
  expectedBuyers: null,
  unitsEach: 1,
  ratePerMinute: null,
}
const drop: Drop = {
  ...draft,
  id: newDropId(new Uint8Array(16)),
  state: 'announced',
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
}
const known = new Set([teapot, mug])
const faultsOf = (change: Partial<DropDraft>, now = NOW, before: Drop | null = null) => {
  const checked = checkDrop({ ...draft, ...change }, { now, before, known })
  return checked.ok ? {} : checked.refusal.code === 'drop-invalid' ? checked.refusal.fields : checked.refusal.code
}

test.each<[string, Partial<DropDraft>, object]>([
  ['a plain one', {}, {}],
  ['no address', { handle: '' }, { handle: 'required' }],
  ['capitals', { handle: 'Kea' }, { handle: 'handle-form' }],
  ['a hyphen at the end', { handle: 'kea-' }, { handle: 'handle-form' }],
  ['the longest address', { handle: 'k'.repeat(63) }, {}],
  ['one letter more', { handle: 'k'.repeat(64) }, { handle: 'handle-form' }],
  ['no name', { name: { en: ' ' } }, { name: 'required' }],
  ['a novel', { name: { en: 'Kea', zh: '茶'.repeat(121) } }, { name: 'too-long' }],
  ['nothing to sell', { items: [] }, { items: 'required' }],
  ['one thing twice', { items: [teapot, teapot] }, { items: 'too-many' }],
  ['something unknown', { items: ['var_0000000000000009' as VariantId] }, { items: 'unknown' }],
  ['opening with the start', { opensAt: NOW + 2 * HOUR }, {}],
  ['opening after the start', { opensAt: NOW + 2 * HOUR + 1 }, { opensAt: 'after-the-start' }],
  ['a day to gather', { opensAt: NOW - 22 * HOUR }, {}],
  ['more than a day', { opensAt: NOW - 22 * HOUR - 1 }, { opensAt: 'too-early' }],
  ['ending before it starts', { endsAt: NOW + 2 * HOUR }, { endsAt: 'before-the-start' }],
  ['a week', { endsAt: NOW + 2 * HOUR + 7 * 24 * HOUR }, {}],
  ['more than a week', { endsAt: NOW + 3 * HOUR + 7 * 24 * HOUR }, { endsAt: 'too-late' }],
  ['no time at all', { endsAt: Number.NaN }, { endsAt: 'time-form' }],
  ['no units', { unitsEach: 0 }, { unitsEach: 'number-form' }],
  ['half a person', { ratePerMinute: 0.5 }, { ratePerMinute: 'number-form' }],
  ['a thousand a second', { ratePerMinute: 60_000 }, {}],
  ['more than that', { ratePerMinute: 60_001 }, { ratePerMinute: 'number-form' }],
])('%s', (_, change, faults) => expect(faultsOf(change)).toEqual(faults))

test('what starts in the past, or in the next year but one, is not announced', () => {
  expect(faultsOf({ startsAt: NOW, opensAt: NOW })).toEqual({ startsAt: 'in-the-past' })
  const far = NOW + 400 * 24 * HOUR
  expect(faultsOf({ opensAt: far, startsAt: far, endsAt: far + HOUR })).toEqual({ startsAt: 'too-far-ahead' })
})

test('after the start only the end, the rate, the share and the name change', () => {
  const now = NOW + 3 * HOUR
  expect(faultsOf({ endsAt: NOW + 6 * HOUR, ratePerMinute: 10, unitsEach: 3, name: { en: 'Kea' } }, now, drop)).toEqual(
    {},
  )
  expect(faultsOf({ handle: 'other', items: [mug], opensAt: NOW, startsAt: NOW + 3.5 * HOUR }, now, drop)).toEqual({
    handle: 'started',
    items: 'started',
    opensAt: 'started',
    startsAt: 'started',
  })
  expect(faultsOf({ endsAt: now - 1 }, now, drop)).toEqual({ endsAt: 'in-the-past' })
})

test('what is over is not changed any more', () => {
  expect(faultsOf({}, NOW + 4 * HOUR, drop)).toBe('drop-over')
  expect(faultsOf({}, NOW, { ...drop, state: 'cancelled' })).toBe('drop-over')
})

test('its items are gated from the opening to the end, also while it is paused, and not when it is cancelled', () => {
  const at = (hours: number, state: Drop['state'] = 'announced') =>
    needsAdmission({ ...drop, state }, NOW + hours * HOUR)
  expect([0.99, 1, 2, 3.99, 4].map((hours) => at(hours))).toEqual([false, true, true, true, false])
  expect([at(1, 'paused'), at(3, 'paused'), at(3, 'cancelled')]).toEqual([true, true, false])
  expect([0, 1, 2, 4].map((hours) => phaseOf(drop, NOW + hours * HOUR))).toEqual(['ahead', 'gathering', 'on', 'ended'])
})

test('moving a drop: what is there stays, what is over stays over, what has not begun cannot end', () => {
  const move = (to: 'pause' | 'resume' | 'end' | 'cancel', hours: number, from: Drop = drop) =>
    movedDrop(from, to, NOW + hours * HOUR)
  expect(move('pause', 3)).toMatchObject({ value: { state: 'paused' } })
  expect(move('resume', 3)).toEqual({ ok: true, value: drop })
  expect(move('end', 1)).toMatchObject({ refusal: { code: 'drop-not-started' } })
  expect(move('end', 3)).toMatchObject({ value: { endsAt: NOW + 3 * HOUR } })
  expect(move('end', 5)).toEqual({ ok: true, value: drop })
  expect(move('cancel', 5)).toMatchObject({ refusal: { code: 'drop-over' } })
  expect(move('resume', 0, { ...drop, state: 'cancelled' })).toMatchObject({ refusal: { code: 'drop-over' } })
})

test('an id is an id', () => {
  expect(dropId(drop.id)).toBe(drop.id)
  for (const text of [undefined, '', 'drop_', `${drop.id}0`, 'drop_00000000000000il', 'cart_0000000000000000']) {
    expect(dropId(text)).toBeUndefined()
  }
})
