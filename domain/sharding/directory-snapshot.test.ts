/** The news of the shards: small, and with a mark that tells when the picture must be drawn anew. */
import { expect, test } from 'vitest'
import { busy, fresh, many } from '#tests/shards/snapshots'
import { liveUpdateOf } from './directory-snapshot.ts'

test('figures alone leave the mark as it is', () => {
  const snapshot = busy()
  const later = {
    ...snapshot,
    now: snapshot.now + 2_000,
    jobs: snapshot.jobs.map((job) => ({ ...job, done: job.done + 1, now: 363 })),
    loads: snapshot.loads.map((load) => ({
      ...load,
      latest: load.latest && { ...load.latest, calls: load.latest.calls * 2 },
    })),
  }
  const [before, after] = [liveUpdateOf(snapshot), liveUpdateOf(later)]
  expect(after.mark).toBe(before.mark)
  expect(after.loads[0]?.share).toBeCloseTo((before.loads[0]?.share ?? 0) * 2)
})

test.each([
  ['the topology', { topology: { ...busy().topology, version: 219 } }],
  ['the controller', { paused: true }],
  ['a state', { loads: busy().loads.map((load) => ({ ...load, state: 'steady' as const })) }],
  ['a move', { jobs: busy().jobs.map((job) => ({ ...job, state: 'done' as const })) }],
  ['a transfer', { items: busy().items.map((item) => ({ ...item, onTheWay: [] })) }],
  ['a decision', { log: busy().log.slice(1) }],
])('%s that changed has another mark', (_, change) => {
  expect(liveUpdateOf({ ...busy(), ...change }).mark).not.toBe(liveUpdateOf(busy()).mark)
})

test('a shard that told nothing is not in the news, and 256 that did fit into one message', () => {
  expect(liveUpdateOf(fresh()).loads).toEqual([])
  expect(JSON.stringify(liveUpdateOf(many())).length).toBeLessThan(64 * 1024)
})
