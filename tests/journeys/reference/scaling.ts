/** Commands of whoever runs the shards, and of the platform: none of them may be noticed by anybody who buys. */
import { boolean, constantFrom, integer, oneof, tuple, type AsyncCommand } from 'fast-check'
import { runInDurableObject } from 'cloudflare:test'
import { expect } from 'vitest'
import type { Decision } from '#domain/sharding/decision'
import { slotInId, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import { everyLane, keeperOf, splitOf } from '#domain/sharding/topology'
import * as memory from '#schema/shards/directory/memory'
import { ask, directory, evict, topologyNow, untilEnded } from '../scaling.ts'
import type { Model } from './model.ts'
import { ITEMS, type Shop } from './shop.ts'

type Command = AsyncCommand<Model, Shop>

/** What the directory may say no to here: the sequences are random, so much of what is asked for cannot be. */
const REFUSALS: ReadonlySet<string> = new Set([
  'shard-same',
  'shard-last',
  'shard-busy',
  'shard-unknown',
  'shards-too-many',
  'slot-busy',
  'slots-elsewhere',
  'item-unknown',
  'lanes-invalid',
  'lane-unknown',
])

/** Until nothing is under way. */
export const rest = async (): Promise<void> => {
  const open = await runInDurableObject(directory(), (_, { storage }) =>
    memory.openJobs(storage.sql).filter(({ state }) => state === 'doing'),
  )
  for (const { id } of open) await untilEnded(id)
}

type Planning = (model: Model, real: Shop) => Promise<Decision | undefined>

const deciding = (said: string, waits: boolean, plan: Planning): Command => ({
  check: () => true,
  run: async (model, real) => {
    const decision = await plan(model, real)
    if (decision) {
      const id = real.id()
      const answer = await ask(decision, id)
      if (!answer.ok) expect(REFUSALS).toContain(answer.refusal.code)
      // Often nobody waits: what is bought next is bought while units and slots are on their way.
      else if (waits) expect((await untilEnded(id)).state).toBe('done')
    }
    await real.agree(model)
  },
  toString: () => `${said}${waits ? '' : ', and do not wait'}`,
})

const SHARDS_MAX = 5

const open = (keyspace: Keyspace) =>
  deciding(`open a shard of ${keyspace}`, true, async () => {
    const { shards } = (await topologyNow())[keyspace]
    return shards.length < SHARDS_MAX ? { type: 'open-shards', keyspace, count: 1 } : undefined
  })

/** A slot in which there is something: of a lane of an item, or of a cart. */
const move = (keyspace: Keyspace, which: number, whither: number, waits: boolean) =>
  deciding(`move slot ${which} of ${keyspace} to shard ${whither}`, waits, async (_, real) => {
    const topology = await topologyNow()
    const keys = real.items.flatMap((item) => everyLane(topology, item))
    const carts = real.orders.flatMap((bought) => bought?.owner.id ?? [])
    const slots = keyspace === 'inventory' ? keys.map(slotOfItem) : carts.map(slotInId)
    const slot = slots[which % Math.max(1, slots.length)]
    if (slot === undefined) return undefined
    const { shards } = topology[keyspace]
    const to = shards[whither % shards.length]?.name ?? ''
    return { type: 'move-slots', keyspace, from: keeperOf(topology, keyspace, slot).name, to, slots: [slot] }
  })

const divide = (item: number, lanes: number, waits: boolean) =>
  deciding(`split ${item} into ${lanes}`, waits, async (_, real) => ({
    type: 'split-item',
    item: real.item(item),
    lanes,
  }))

const merge = (item: number, waits: boolean) =>
  deciding(`merge ${item}`, waits, async (_, real) => ({ type: 'merge-item', item: real.item(item) }))

const transfer = (item: number, lane: number, units: number, waits: boolean) =>
  deciding(`transfer ${units} of ${item} from lane ${lane}`, waits, async (_, real) => {
    const { lanes } = splitOf(await topologyNow(), real.item(item))
    const [from = 0, to = 0] = [lanes[lane % lanes.length], lanes[(lane + 1) % lanes.length]]
    return { type: 'transfer', item: real.item(item), from, to, units }
  })

const close = (keyspace: Keyspace, which: number, waits: boolean) =>
  deciding(`close shard ${which} of ${keyspace}`, waits, async () => {
    const { shards } = (await topologyNow())[keyspace]
    return { type: 'close-shard', keyspace, shard: shards[which % shards.length]?.name ?? '' }
  })

const evicting = (keyspace: Keyspace | 'directory', which: number): Command => ({
  check: () => true,
  run: async (model, real) => {
    const shards = keyspace === 'directory' ? [] : (await topologyNow())[keyspace].shards
    await evict(shards[which % Math.max(1, shards.length)]?.name ?? 'directory')
    await real.agree(model)
  },
  toString: () => `evict ${keyspace} ${which}`,
})

const keyspace = constantFrom('orders' as const, 'inventory' as const, 'inventory' as const)
const item = integer({ min: 0, max: ITEMS - 1 })
const any = integer({ min: 0, max: 99 })

export const scaling = [
  tuple(keyspace, any, any, boolean()).map((of) => move(...of)),
  oneof(
    tuple(item, integer({ min: 2, max: 3 }), boolean()).map((of) => divide(...of)),
    tuple(item, boolean()).map((of) => merge(...of)),
    tuple(item, any, integer({ min: 1, max: 9 }), boolean()).map((of) => transfer(...of)),
  ),
  oneof(
    keyspace.map(open),
    tuple(keyspace, any, boolean()).map((of) => close(...of)),
    tuple(constantFrom('orders' as const, 'inventory' as const, 'directory' as const), any).map((of) =>
      evicting(...of),
    ),
  ),
]
