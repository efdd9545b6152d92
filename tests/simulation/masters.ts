/** Whoever runs the shards: opens and closes them, moves slots, splits and merges items, changes his mind, makes mistakes. */
import type { CartId, ItemKey, VariantId } from '#domain/ids'
import type { Decision, Reason } from '#domain/sharding/decision'
import { KEYSPACES, slotInId, slotOf, type Keyspace } from '#domain/sharding/slots'
import { everyLane, FIRST_TOPOLOGY, keeperOf, readTopology, splitOf, type Topology } from '#domain/sharding/topology'
import type { Env } from '../../workers/env.ts'
import type { Goods } from './goods.ts'
import type { World } from './world.ts'

const BY_HAND: Reason = { policy: 'hand', code: 'asked-by-hand', figures: { by: 'eleni@example.com', why: '' } }

/** What a person knows is what the directory has published, or nothing yet. */
const published = ({ kv }: World): Topology => {
  const text = kv.newest('topology')
  try {
    const read = text === null ? undefined : readTopology(JSON.parse(text))
    return read?.ok ? read.value : FIRST_TOPOLOGY
  } catch {
    return FIRST_TOPOLOGY
  }
}

/** Slots that matter: those of carts that are there, and of goods with all of their lanes. */
const slotsOfInterest = (world: World, keyspace: Keyspace): number[] => {
  const table = keyspace === 'orders' ? 'carts' : 'items'
  const rows = [...world[keyspace].values()].flatMap(({ machine }) =>
    machine.has(table) ? machine.read<{ id: string }>(`SELECT id FROM ${table}`) : [],
  )
  const slots = rows.map(({ id }) => (keyspace === 'orders' ? slotInId(id as never) : slotOf(id as ItemKey)))
  return world.dice.shuffled([...new Set(slots)])
}

const somePlace = ({ dice }: World, topology: Topology, keyspace: Keyspace): string => {
  if (dice.chance(0.03)) return `${keyspace}-999`
  const { shards } = topology[keyspace]
  return shards[dice.between(0, shards.length - 1)]?.name ?? `${keyspace}-0`
}

const moving = (world: World, topology: Topology, keyspace: Keyspace): Decision => {
  const slots = slotsOfInterest(world, keyspace).slice(0, world.dice.between(1, 4))
  const [first = 7] = slots
  const from = keeperOf(topology, keyspace, first).name
  const together = slots.filter((slot) => keeperOf(topology, keyspace, slot).name === from)
  const to = somePlace(world, topology, keyspace)
  return { type: 'move-slots', keyspace, from, to, slots: together.length > 0 ? together : [first] }
}

const aboutItem = (world: World, topology: Topology, goods: [Goods, ...Goods[]]): Decision => {
  const { dice } = world
  const { id: item } = dice.pick(goods)
  const { lanes } = splitOf(topology, item)
  if (lanes.length === 1) return { type: 'split-item', item, lanes: dice.between(2, 3) }
  const [from, to] = dice.shuffled(lanes)
  if (dice.chance(0.4)) return { type: 'merge-item', item }
  return { type: 'transfer', item, from: from ?? 0, to: to ?? 0, units: dice.between(0, 4) }
}

const something = (world: World, goods: [Goods, ...Goods[]]): Decision => {
  const { dice } = world
  const topology = published(world)
  const keyspace = dice.pick(KEYSPACES as unknown as [Keyspace, Keyspace])
  const kind = dice.roll()
  if (kind < 0.4) return moving(world, topology, keyspace)
  if (kind < 0.75) return aboutItem(world, topology, goods)
  if (kind < 0.92) return { type: 'open-shards', keyspace, count: 1 }
  return { type: 'close-shard', keyspace, shard: somePlace(world, topology, keyspace) }
}

/** Somebody happens to move just what is being bought, in the same moment. */
export const moveUnderFoot = async (world: World, id: CartId, item: VariantId): Promise<void> => {
  const { dice } = world
  const topology = published(world)
  const ofItem = dice.chance(0.5)
  const keyspace = ofItem ? 'inventory' : 'orders'
  const lanes = everyLane(topology, item)
  const slot = ofItem ? slotOf(lanes[dice.between(0, lanes.length - 1)] ?? item) : slotInId(id)
  const from = keeperOf(topology, keyspace, slot).name
  const others = topology[keyspace].shards.filter(({ name }) => name !== from)
  const to = others[dice.between(0, others.length - 1)]?.name ?? from
  await asked(world, { type: 'move-slots', keyspace, from, to, slots: [slot] })
}

/** What follows from a decision, when it has been published: what was divided is balanced or merged, what was opened is used or closed. */
const afterwards = (world: World, decision: Decision): Decision | undefined => {
  const { dice } = world
  const topology = published(world)
  if (decision.type === 'split-item') {
    const { item } = decision
    const [from = 0, to = 0] = dice.shuffled(splitOf(topology, item).lanes)
    if (dice.chance(0.5)) return { type: 'merge-item', item }
    return { type: 'transfer', item, from, to, units: dice.between(0, 4) }
  }
  if (decision.type !== 'open-shards') return undefined
  const { keyspace } = decision
  const shard = topology[keyspace].shards.at(-1)?.name ?? `${keyspace}-0`
  if (dice.chance(0.5)) return { type: 'close-shard', keyspace, shard }
  const moved = moving(world, topology, keyspace)
  return moved.type === 'move-slots' ? { ...moved, to: shard } : moved
}

/** A person, who asks again with the same id until there is an answer, and now and then thinks better of it. */
export const runShards = async (world: World, goods: [Goods, ...Goods[]]): Promise<void> => {
  const { dice, clock } = world
  const decision = something(world, goods)
  const id = await asked(world, decision)
  if (dice.chance(0.15)) {
    await clock.sleep(dice.between(0, 3_000))
    const stop = (env: Env) => env.DIRECTORY.getByName('directory').stop({ job: id, by: 'eleni@example.com' })
    await world.page(async (env) => await stop(env)).catch(() => {})
  }
  if (!dice.chance(0.6)) return
  // A directory publishes within twenty seconds.
  await clock.sleep(dice.between(1_000, 40_000))
  const next = afterwards(world, decision)
  if (next) await asked(world, next)
}

/** Somebody expects a crowd: an item is divided before it comes, so that all of its buyers meet lanes. */
export const divide = async (world: World, [{ id: item }]: readonly [Goods, ...Goods[]]): Promise<void> => {
  await asked(world, { type: 'split-item', item, lanes: world.dice.between(2, 3) })
}

const asked = async (world: World, decision: Decision): Promise<string> => {
  const { dice, clock, network, witness } = world
  const id = `hand-${++witness.keys}`
  const reasoned = { decision, reason: BY_HAND }
  const ask = (env: Env) => env.DIRECTORY.getByName('directory').ask({ id, reasoned, by: 'eleni@example.com' })
  for (let tries = 0; tries < 3; tries++) {
    try {
      const answer = await world.page(async (env) => await ask(env))
      network.count(answer.ok ? reasoned.decision.type : 'decisionRefused')
      break
    } catch {
      await clock.sleep(dice.between(500, 5_000))
    }
  }
  return id
}

/** Somebody writes nonsense, or what was true long ago, where the topology is published. */
export const spoilTopology = ({ dice, kv }: World): void => {
  const older = kv.newest('topology')
  const nonsense = [
    '{',
    '"nothing"',
    JSON.stringify({ ...FIRST_TOPOLOGY, version: 0 }),
    JSON.stringify({ ...FIRST_TOPOLOGY, version: 9_999, orders: { shards: [], slots: [] } }),
    JSON.stringify({ ...FIRST_TOPOLOGY, version: 500 }),
    JSON.stringify(FIRST_TOPOLOGY),
  ] as const
  kv.spoil('topology', dice.pick([...nonsense] as [string, ...string[]]))
  if (older !== null && dice.chance(0.7)) kv.spoil('topology', older)
}
