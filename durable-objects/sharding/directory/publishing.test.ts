/** A new shop publishes nothing and has nothing to complain of; what somebody has spoilt is published again. */
import { afterEach, expect, test, vi } from 'vitest'
import { FIRST_TOPOLOGY, type Topology } from '#domain/sharding/topology'
import * as memory from '#schema/shards/directory/memory'
import { migrations } from '#schema/shards/directory/migrations/index'
import { openShard } from '#schema/shards/open'
import { Machine } from '#tests/simulation/machine'
import { Publishing } from './publishing.ts'

const NOW = 1_800_000_000_000
const version = (number: number): Topology => ({ ...FIRST_TOPOLOGY, version: number })

afterEach(() => void vi.restoreAllMocks())

/** @param inKv what stands there already */
const opened = (inKv?: string) => {
  const kv = { text: inKv ?? null, puts: 0 }
  const get = async () => kv.text
  const put = async (_: string, text: string) => {
    kv.text = text
    kv.puts++
  }
  const sql = openShard(new Machine('directory').ctx.storage, migrations)
  const faults = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const publishing = new Publishing(sql, { get, put } as unknown as KVNamespace)
  return { kv, sql, faults, publishing, inKv: () => (JSON.parse(kv.text ?? 'null') as Topology | null)?.version }
}

test.each([
  ['nothing', undefined],
  ['the first, as earlier releases published it', JSON.stringify(FIRST_TOPOLOGY)],
])('a new shop with %s in KV publishes nothing, and nothing is amiss', async (_, stored) => {
  const { kv, faults, publishing } = opened(stored)
  for (let minute = 0; minute < 3; minute++) {
    await publishing.publish(NOW + minute * 60_000)
    await publishing.check()
  }
  expect({ puts: kv.puts, due: publishing.due, faults: faults.mock.calls }).toEqual({ puts: 0, due: null, faults: [] })
})

test('what was written is published once, and then checked in silence', async () => {
  const { kv, sql, faults, publishing, inKv } = opened()
  memory.saveTopology(sql, version(2), NOW)
  await publishing.check()
  expect(publishing.due).not.toBeNull()
  await publishing.publish(NOW)
  await publishing.publish(NOW + 60_000)
  await publishing.check()
  expect({ puts: kv.puts, due: publishing.due, inKv: inKv() }).toEqual({ puts: 1, due: null, inKv: 2 })
  expect(faults).not.toHaveBeenCalled()
})

test.each([
  ['what cannot be, in a new shop', 1, '{"version":', 1],
  ['a version that nobody here has written', 1, JSON.stringify(version(7)), 8],
  ['nothing more', 3, undefined, 3],
])('KV says %s: ours is published again, and it is told', async (_, ours, spoilt, published) => {
  const { kv, sql, faults, publishing, inKv } = opened()
  if (ours > 1) memory.saveTopology(sql, version(ours), NOW)
  await publishing.publish(NOW)
  kv.text = spoilt ?? null
  await publishing.check()
  expect(faults).toHaveBeenCalledOnce()
  expect(publishing.due).not.toBeNull()
  await publishing.publish(NOW + 60_000)
  await publishing.check()
  expect({ inKv: inKv(), due: publishing.due, faults: faults.mock.calls.length }).toEqual({
    inKv: published,
    due: null,
    faults: 1,
  })
})
