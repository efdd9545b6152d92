/** What would happen, and what cannot: before anything does. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { busy, CARAFE, fresh, JOB, NOW, RUNNER } from '#tests/shards/snapshots'
import type { Decision } from './decision.ts'
import { lookAt, slotsIn, slotsText, slotsWritten, someSlots } from './dry-look.ts'
import { SLOTS } from './slots.ts'
import { slotsOfShard } from './topology.ts'

const move = (from: string, to: string, slots: readonly number[]): Decision => ({
  type: 'move-slots',
  keyspace: 'inventory',
  from,
  to,
  slots,
})

test('the load of the slots leaves one shard and comes to the other', () => {
  const snapshot = busy()
  const slots = slotsOfShard(snapshot.topology, 'inventory', 'inventory-0')
  const look = lookAt(snapshot, move('inventory-0', 'inventory-1', slots))
  if (!look.ok) throw new Error(look.refusal.code)
  const [from, to] = look.value.shares
  expect(look.value.slots).toBe(112)
  expect(from?.before).toBeCloseTo(141 / 248)
  expect(from?.after).toBeCloseTo(0)
  expect(to?.after).toBeCloseTo((118 + 141) / 248)
})

test.each([
  ['to itself', move('inventory-0', 'inventory-0', [0]), 'shard-same'],
  ['to nowhere', move('inventory-0', 'inventory-99', [0]), 'shard-unknown'],
  ['to a shard of the other kind', move('inventory-0', 'orders-0', [0]), 'shard-unknown'],
  ['of a slot that it does not keep', move('inventory-0', 'inventory-1', [0, 900]), 'slots-elsewhere'],
  ['of nothing', move('inventory-0', 'inventory-1', []), 'slots-elsewhere'],
  ['of a slot that is moving', move('inventory-3', 'inventory-1', [330]), 'slot-busy'],
  ['of so many shards', { type: 'open-shards', keyspace: 'orders', count: 255 }, 'shards-too-many'],
  ['of no shards', { type: 'open-shards', keyspace: 'orders', count: 0 }, 'shards-too-many'],
  ['of a shard that is not there', { type: 'close-shard', keyspace: 'orders', shard: 'orders-5' }, 'shard-unknown'],
  ['into fewer lanes', { type: 'split-item', item: RUNNER, lanes: 6 }, 'lanes-invalid'],
  ['into too many lanes', { type: 'split-item', item: CARAFE, lanes: 33 }, 'lanes-invalid'],
  ['from a lane that is not there', { type: 'transfer', item: CARAFE, from: 9, to: 0, units: 1 }, 'lane-unknown'],
  ['of less than nothing', { type: 'transfer', item: CARAFE, from: 0, to: 1, units: -4 }, 'units-invalid'],
] satisfies [string, Decision, string][])('refused: a change %s', (_, decision, code) => {
  expect(lookAt(busy(), decision)).toMatchObject({ ok: false, refusal: { code } })
})

test('a slot is busy for as long as its move, and no longer', () => {
  const snapshot = busy()
  const ended = { ...snapshot, jobs: snapshot.jobs.map((job) => ({ ...job, state: 'stopped' as const, endedAt: NOW })) }
  expect(lookAt(snapshot, move('inventory-3', 'inventory-1', [330]))).toMatchObject({
    refusal: { slot: 330, job: JOB },
  })
  expect(lookAt(ended, move('inventory-3', 'inventory-1', [330])).ok).toBe(true)
})

test('the last shard of a kind stays', () => {
  const snapshot = fresh()
  const shards = snapshot.topology.orders.shards.slice(0, 1)
  const alone = {
    ...snapshot,
    topology: { ...snapshot.topology, orders: { shards, slots: snapshot.topology.orders.slots.map(() => 0) } },
  }
  const close: Decision = { type: 'close-shard', keyspace: 'orders', shard: 'orders-0' }
  expect(lookAt(alone, close)).toMatchObject({ refusal: { code: 'shard-last' } })
  expect(lookAt(snapshot, close)).toMatchObject({ ok: true, value: { slots: 512, shares: [{ shard: 'orders-1' }] } })
})

test('an item that was never split has nothing to merge', () => {
  expect(lookAt(fresh(), { type: 'merge-item', item: CARAFE }).ok).toBe(false)
  expect(lookAt(busy(), { type: 'merge-item', item: CARAFE }).ok).toBe(true)
})

test.each([
  ['0-3, 40', [0, 1, 2, 3, 40]],
  [' 7 ', [7]],
  ['1023-1023', [1023]],
  ['3-1', undefined],
  ['0-1024', undefined],
  ['1,1', undefined],
  ['0-5,5', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1;2', undefined],
])('“%s” as a list of slots', (text, slots) => {
  expect(slotsIn(text)).toEqual(slots)
})

test('slots that are written are read again', () => {
  const slots = fc.uniqueArray(fc.nat(SLOTS - 1), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(slots, (some) => {
      const sorted = some.toSorted((a, b) => a - b)
      expect(slotsIn(slotsWritten(some))).toEqual(sorted)
      expect(slotsIn(slotsText(some).replaceAll('–', '-'))).toEqual(sorted)
    }),
  )
})

test('so many slots of a shard are its own, each once, and weigh about as much as their number says', () => {
  const snapshot = busy()
  const kept = slotsOfShard(snapshot.topology, 'inventory', 'inventory-3')
  const some = someSlots(snapshot, 'inventory', 'inventory-3', 59)
  expect([some.length, new Set(some).size, some.every((slot) => kept.includes(slot))]).toEqual([59, 59, true])
  const calls = new Map(snapshot.loads.find(({ shard }) => shard === 'inventory-3')?.latest?.slots)
  const weight = (slots: readonly number[]) => slots.reduce((sum, slot) => sum + (calls.get(slot) ?? 0), 0)
  expect(weight(some) / weight(kept)).toBeGreaterThan(0.4)
  expect(weight(some) / weight(kept)).toBeLessThan(0.6)
  expect(someSlots(snapshot, 'inventory', 'inventory-3', 9_999)).toHaveLength(118)
})
