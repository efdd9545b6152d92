/** The directory is away, late, old, or one of two; KV lies: selling goes on, and what cannot be done is refused in words. */
import { runInDurableObject } from 'cloudflare:test'
import { beforeAll, expect, test, vi } from 'vitest'
import { newVariantId, type VariantId } from '#domain/ids'
import type { Decision } from '#domain/sharding/decision'
import { FREEZE_MS, type MoveStep } from '#domain/sharding/keeping'
import { slotOfItem } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY, firstKeeperOf, keeperOf } from '#domain/sharding/topology'
import { withKeeper } from '#domain/sharding/work'
import { Watching } from '#durable-objects/sharding/directory/watching'
import type { Shards } from '#durable-objects/sharding/shards'
import { FIRST_CURSOR } from '#schema/shards/batches'
import { askItem } from '#workers/sharding/call-shard'
import { stockOf } from '#workers/flows/inventory/stock'
import { away, callWith, purchase, shopWith } from './bindings.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import {
  ask,
  decide,
  directory,
  done,
  everything,
  hold,
  jobOf,
  move,
  opened,
  levelOf,
  topologyNow,
  untilEnded,
  written,
} from './scaling.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let spare: string
/** Moves by hand have versions of their own, far ahead: a shard of theirs is no good to the directory afterwards. */
let lone: string
beforeAll(async () => {
  goods = await stockGoods()
  spare = await opened('inventory')
  lone = await opened('inventory')
})

const random = () => crypto.getRandomValues(new Uint8Array(16))
const newItem = () => newVariantId(random())
/** One that this shard keeps at first. */
const itemAt = (shard: string): VariantId => {
  for (;;) {
    const item = newItem()
    if (firstKeeperOf('inventory', slotOfItem(item)) === shard) return item
  }
}
const receive = (item: VariantId, units: number) =>
  askItem(shop, item, 'change', [
    { id: `${item} ${units}`, type: 'receive', item, location: 'main' as never, units, note: '' },
  ])

/** As far as the freeze, with the last changes at the new keeper; no directory has part in it. */
const frozenByHand = async (item: VariantId) => {
  const slot = slotOfItem(item)
  const from = keeperOf(await topologyNow(), 'inventory', slot).name
  const [source, target] = [shop.INVENTORY.getByName(from), shop.INVENTORY.getByName(lone)]
  const step: MoveStep = { move: `by hand ${item}`, slot, version: 1_000 }
  await source.leave(step)
  const frozen = await source.freeze(step)
  if (!frozen.ok) throw new Error(frozen.refusal.code)
  const { epoch } = frozen.value
  const packed = await source.packed(step, FIRST_CURSOR)
  if (!packed.ok) throw new Error(packed.refusal.code)
  const { batch, cursor } = packed.value
  await target.arrive({ ...step, from: { name: from }, number: 1, batch, cursor, epoch } as never)
  const handOver = () => source.handOver({ ...step, epoch, keeper: { name: lone }, as: 1_001 })
  return { slot, from, source, target, step, epoch, handOver }
}

test('a freeze that runs out counts for nothing: who waited is answered, and what was written then stays', async () => {
  const item = itemAt('inventory-0')
  await receive(item, 5)
  const { slot, from, handOver, step, source, target } = await frozenByHand(item)
  const began = Date.now()
  const { answer } = await hold(item, 2)
  expect(answer?.ok).toBe(true)
  expect(Date.now() - began).toBeLessThan(3 * FREEZE_MS)
  expect((await written(from, slot))?.state).toBe('leaving')
  expect(await handOver()).toMatchObject({ ok: false, refusal: { code: 'slot-thawed' } })
  expect((await written(lone, slot))?.state).toBe('ready')
  expect(await levelOf(item)).toMatchObject({ available: 3, held: 2 })
  await source.stay(step)
  await target.sendBack(step, { name: from })
})

test('a Worker that is sent on brings the word along: the new keeper begins without any directory', async () => {
  const item = itemAt('inventory-1')
  await receive(item, 4)
  const { slot, from, handOver, epoch } = await frozenByHand(item)
  expect(await handOver()).toMatchObject({ ok: true })
  expect([(await written(from, slot))?.state, (await written(lone, slot))?.state]).toEqual(['gone', 'ready'])
  const env = shopWith({ DIRECTORY: away })
  expect((await stockOf(env, [item])).get(item)).toMatchObject([{ available: 4 }])
  expect(await written(lone, slot)).toMatchObject({ state: 'kept', version: 1_001 })
  expect(epoch).toBeGreaterThan(0)
})

const KV: readonly (readonly [string, () => Promise<string | null>])[] = [
  ['says nothing', async () => null],
  ['says half a text', async () => '{"version":7,'],
  ['says what is no topology', async () => '[1, 2, 3]'],
  [
    'says that nobody keeps anything',
    async () => JSON.stringify({ ...FIRST_TOPOLOGY, version: 99, orders: { shards: [], slots: [] } }),
  ],
  ['says what was true long ago', async () => JSON.stringify(FIRST_TOPOLOGY)],
  [
    'names shards that nobody has opened',
    async () =>
      JSON.stringify(
        withKeeper({ ...FIRST_TOPOLOGY, version: 9_000 }, 'inventory', slotOfItem(goods.chalk), {
          name: 'inventory-77',
        }),
      ),
  ],
  [
    'throws',
    async () => {
      throw new Error('KV GET failed: 500')
    },
  ],
  ['never answers', () => new Promise<never>(() => {})],
]

test.each(KV)('when KV %s, shoppers buy as always', async (_, get) => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(await purchase(shopWith({ TOPOLOGY: { get } }), goods.chalk)).toMatchObject({
    status: 'placed',
    payment: 'paid',
  })
  quiet.mockRestore()
})

test('with its directory away the shop sells from start to end, and staff are told so', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const env = shopWith({ DIRECTORY: away })
  expect(await purchase(env, goods.chalk)).toMatchObject({
    status: 'placed',
    payment: 'paid',
    lineItems: [{ units: 1 }],
  })
  const headers = await signedIn('owner')
  const read = await callWith(env, 'GET', '/api/admin/shards', { headers })
  expect(read).toMatchObject({ status: 503, json: { code: 'directory-unreachable' } })
  quiet.mockRestore()
})

test('a second directory that knows less moves nothing, and comes to an end with it', async () => {
  const [moved, still] = [itemAt('inventory-0'), itemAt('inventory-0')]
  for (const item of [moved, still]) await receive(item, 3)
  await done(move('inventory', slotOfItem(moved), 'inventory-0', spare))
  await opened('inventory').then(() => decide({ type: 'open-shards', keyspace: 'inventory', count: 1 }, 'other'))
  const there = (await topologyNow('other')).inventory.shards.at(-1)?.name ?? ''
  const shards = ['inventory-0', spare]
  const before = await Promise.all(shards.map(everything))
  for (const item of [moved, still]) {
    const { id } = await decide(move('inventory', slotOfItem(item), 'inventory-0', there), 'other')
    const job = await untilEnded(id, 'other')
    expect(job.state).toBe('refused')
    expect(['topology-outdated', 'slot-not-kept']).toContain(job.note)
  }
  expect(await Promise.all(shards.map(everything))).toEqual(before)
  expect(await written(there, slotOfItem(still))).toBeUndefined()
  for (const item of [moved, still]) expect(await levelOf(item)).toMatchObject({ available: 3 })
})

test('a second directory that does not know of a lane divides nothing anew', async () => {
  const item = itemAt('inventory-0')
  await receive(item, 9)
  await done({ type: 'split-item', item, lanes: 3 })
  const { id } = await decide({ type: 'split-item', item, lanes: 2 }, 'other')
  expect(await untilEnded(id, 'other')).toMatchObject({ state: 'refused', note: 'split-outdated' })
  expect((await stockOf(shop, [item])).get(item)).toMatchObject([{ available: 9, received: 9 }])
})

const asked: readonly (readonly [string, () => Decision, string])[] = [
  ['a move to a shard that there is not', () => move('inventory', 5, 'inventory-0', 'inventory-999'), 'shard-unknown'],
  ['a move from a shard that there is not', () => move('orders', 5, 'orders-999', 'orders-0'), 'shard-unknown'],
  ['a move of what the shard does not keep', () => move('orders', 900, 'orders-0', 'orders-1'), 'slots-elsewhere'],
  [
    'a move of no slot',
    () => ({ ...move('orders', 5, 'orders-0', 'orders-1'), slots: [] }) as Decision,
    'slots-elsewhere',
  ],
  ['a move of half a slot', () => move('orders', 5.5, 'orders-0', 'orders-1'), 'slots-elsewhere'],
  ['a move of a slot below the first', () => move('orders', -1, 'orders-0', 'orders-1'), 'slots-elsewhere'],
  ['a split of what is no item', () => ({ type: 'split-item', item: 'mug' as VariantId, lanes: 2 }), 'item-unknown'],
  ['a split into fewer lanes than none', () => ({ type: 'split-item', item: newItem(), lanes: -2 }), 'lanes-invalid'],
  ['a split into more lanes than shards', () => ({ type: 'split-item', item: newItem(), lanes: 60 }), 'lanes-invalid'],
  ['a merge of what is whole', () => ({ type: 'merge-item', item: newItem() }), 'item-unknown'],
  [
    'a transfer from a lane that there is not',
    () => ({ type: 'transfer', item: newItem(), from: 3, to: 0, units: 1 }),
    'lane-unknown',
  ],
  ['fewer shards than none', () => ({ type: 'open-shards', keyspace: 'orders', count: -3 }), 'shards-too-many'],
  ['half a shard', () => ({ type: 'open-shards', keyspace: 'orders', count: 1.5 }), 'shards-too-many'],
  [
    'closing one of the first two',
    () => ({ type: 'close-shard', keyspace: 'orders', shard: 'orders-0' }),
    'shard-last',
  ],
  [
    'a jurisdiction where nothing can be kept here',
    () => ({ type: 'open-shards', keyspace: 'orders', count: 1, jurisdiction: 'eu' }),
    'jurisdiction-unavailable',
  ],
]

test.each(asked)('%s is refused with a reason, and nothing is written down', async (_, decision, code) => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const id = crypto.randomUUID()
  const topology = await topologyNow()
  expect(await ask(decision(), id)).toMatchObject({ ok: false, refusal: { code } })
  await expect(jobOf(id)).rejects.toThrow('not written down')
  expect(await topologyNow()).toEqual(topology)
  quiet.mockRestore()
})

test.each([
  [{ shardCalls: -1 }, 'shardCalls'],
  [{ laneCalls: 0 }, 'laneCalls'],
  [{ shardCalls: Number.NaN }, 'shardCalls'],
  [{ relieveAbove: -0.1 }, 'relieveAbove'],
  [{ mergeBelow: 0.79 }, 'mergeBelow'],
  [{ lanesMax: 1e9 }, 'lanesMax'],
  [{ threshold: 'yes' }, 'threshold'],
  [{ everything: 1 }, 'everything'],
])('policies %o are refused, and stay as they were', async (change, field) => {
  const { policies } = await directory().snapshot()
  expect(await directory().setPolicies({ change: change as never, by: 'x' })).toMatchObject({
    ok: false,
    refusal: { code: 'policy-invalid', field },
  })
  expect((await directory().snapshot()).policies).toEqual(policies)
})

const LOADS: readonly unknown[] = [
  null,
  'much',
  {},
  { shard: 'inventory-0', calls: -5 },
  { shard: 'inventory-1', from: 9, until: 1, calls: Number.NaN, slots: [[9_999, 1]] },
]

test.each(LOADS)('a load of %o is logged and left out: nothing is decided from it', async (load) => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const telling = { getByName: () => ({ load: async () => load }) }
  const told = await runInDurableObject(directory('watching'), async (_, { storage }) => {
    const watching = new Watching(storage.sql, { ORDERS: telling, INVENTORY: telling } as unknown as Shards)
    for (let windows = 0; windows < 12; windows++) {
      await watching.look(FIRST_TOPOLOGY, Date.now() + windows * 10_000)
      watching.decide(FIRST_TOPOLOGY, Date.now() + windows * 10_000)
    }
    return JSON.stringify(watching.history)
  })
  expect(told).toBe('{}')
  expect((await directory('watching').snapshot()).log).toEqual([])
  expect(quiet).toHaveBeenCalledTimes(12 * 4)
  quiet.mockRestore()
})

test('sales that cannot be are refused, and those that were announced stay', async () => {
  const startsAt = Date.now() + 9_000_000
  const sale = { id: 'noon', name: 'Noon', startsAt, endsAt: startsAt + 900_000, expectedCalls: 10, items: [newItem()] }
  expect(await directory('watching').announce([sale])).toMatchObject({ ok: true })
  for (const wrong of [null, {}, { ...sale, expectedCalls: -1 }, { ...sale, endsAt: 0 }]) {
    expect((await directory('watching').announce([sale, wrong])).ok).toBe(false)
  }
  expect((await directory('watching').snapshot()).sales).toMatchObject([{ id: 'noon' }])
})
