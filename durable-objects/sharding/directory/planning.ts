/** From a decision to the work that carries it out; whatever cannot be carried out is refused, with the reason. */
import { ok, refuse, type Result } from '#domain/result'
import { emptying } from '#domain/sharding/closing'
import { sceneOf, type ControllerInput } from '#domain/sharding/controller'
import type { Decision } from '#domain/sharding/decision'
import { laneKey, LANES_MAX } from '#domain/sharding/lanes'
import { newLanes, shardsOfItem } from '#domain/sharding/placing'
import type { AskRefusal } from '#domain/sharding/directory-snapshot'
import { isSlot, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import {
  FIRST_SHARDS,
  HINTS,
  JURISDICTIONS,
  keeperOf,
  shardName,
  slotsOfShard,
  splitOf,
  type Place,
  type Topology,
} from '#domain/sharding/topology'
import { newMoveWork, newPlaces, type LaneWork, type MoveWork, type Work } from '#domain/sharding/work'
import { variantId } from '#domain/ids'

export type Planning = ControllerInput & {
  /** Slots that other work moves, shards that it empties, and shards that it gives slots to: with the id of that work. */
  readonly moving: ReadonlyMap<string, string>
  readonly closing: ReadonlyMap<string, string>
  readonly receiving: ReadonlyMap<string, string>
  /** The highest number that a shard of that keyspace ever had. */
  readonly highest: (keyspace: Keyspace) => number
  /** Whether the platform this runs on can keep a shard there: on a laptop it knows no jurisdictions. */
  readonly canKeep: (keyspace: Keyspace, place: Place) => boolean
}

export const slotKey = (keyspace: Keyspace, slot: number) => `${keyspace} ${slot}`

export const plan = (decision: Decision, context: Planning): Result<Work, AskRefusal> => {
  switch (decision.type) {
    case 'open-shards':
      return opening(decision, context)
    case 'move-slots':
      return moving(decision, context)
    case 'close-shard':
      return closing(decision, context)
    case 'split-item':
      return splitting(decision, context)
    case 'merge-item':
      return merging(decision, context)
    default:
      return shifting(decision, context)
  }
}

type Of<T extends Decision['type']> = Extract<Decision, { type: T }>

const has = (topology: Topology, keyspace: Keyspace, name: string) =>
  topology[keyspace].shards.some((shard) => shard.name === name)

const opening = (
  decision: Of<'open-shards'>,
  { topology, policies, highest, canKeep }: Planning,
): Result<Work, AskRefusal> => {
  const { keyspace, count, hint, jurisdiction } = decision
  const most = policies.shardsMax - topology[keyspace].shards.length
  const known = (!hint || HINTS.includes(hint)) && (!jurisdiction || JURISDICTIONS.includes(jurisdiction))
  if (!known || !Number.isInteger(count) || count < 1 || count > most) return refuse({ code: 'shards-too-many', most })
  const places = newPlaces(topology, decision, highest(keyspace))
  if (jurisdiction && !places.every((place) => canKeep(keyspace, place)))
    return refuse({ code: 'jurisdiction-unavailable', jurisdiction })
  return ok({ kind: 'open', places, step: 'open' })
}

/** The first slot that other work has, with that work. */
const busySlot = (keyspace: Keyspace, slots: readonly number[], { moving: busy }: Planning): AskRefusal | undefined => {
  const slot = slots.find((one) => busy.has(slotKey(keyspace, one)))
  return slot === undefined ? undefined : { code: 'slot-busy', slot, job: busy.get(slotKey(keyspace, slot)) ?? '' }
}

const moving = (decision: Of<'move-slots'>, context: Planning): Result<MoveWork, AskRefusal> => {
  const { keyspace, from, to, slots } = decision
  const { topology } = context
  for (const shard of [from, to]) if (!has(topology, keyspace, shard)) return refuse({ code: 'shard-unknown', shard })
  if (from === to) return refuse({ code: 'shard-same', shard: from })
  const ownSlots = new Set(slotsOfShard(topology, keyspace, from))
  const elsewhere = slots.filter((slot) => !isSlot(slot) || !ownSlots.has(slot))
  if (elsewhere.length > 0 || slots.length === 0)
    return refuse({ code: 'slots-elsewhere', shard: from, slots: elsewhere })
  const emptied = [to, from].find((shard) => context.closing.has(shard))
  if (emptied) return refuse({ code: 'shard-busy', shard: emptied, job: context.closing.get(emptied) ?? '' })
  const busy = busySlot(keyspace, slots, context)
  if (busy) return refuse(busy)
  return ok(
    newMoveWork(
      [...new Set(slots)].map((slot) => [slot, to] as const),
      false,
    ),
  )
}

const isFirst = (keyspace: Keyspace, shard: string): boolean =>
  Array.from({ length: FIRST_SHARDS }, (_, number) => shardName(keyspace, number)).includes(shard)

/** Where the policies would put them, or, when nobody has room and a person wants it all the same, evenly. */
const closing = ({ keyspace, shard }: Of<'close-shard'>, context: Planning): Result<MoveWork, AskRefusal> => {
  const { topology } = context
  if (!has(topology, keyspace, shard)) return refuse({ code: 'shard-unknown', shard })
  if (isFirst(keyspace, shard)) return refuse({ code: 'shard-last', shard })
  const slots = slotsOfShard(topology, keyspace, shard)
  const job = context.closing.get(shard) ?? context.receiving.get(shard)
  if (job) return refuse({ code: 'shard-busy', shard, job })
  const busy = busySlot(keyspace, slots, context)
  if (busy) return refuse(busy)
  const here = topology[keyspace].shards.find(({ name }) => name === shard)
  const others = topology[keyspace].shards.filter(
    ({ name, jurisdiction }) => name !== shard && jurisdiction === here?.jurisdiction && !context.closing.has(name),
  )
  if (others.length === 0) return refuse({ code: 'shard-last', shard })
  const scene = sceneOf(context)
  const now = scene.survey[keyspace].find(({ place }) => place.name === shard)
  const moves = now && emptying(now, scene)
  const todo = moves
    ? moves.flatMap(({ to, slots: some }) => some.map((slot) => [slot, to] as const))
    : slots.map((slot, at) => [slot, others[at % others.length]?.name ?? shard] as const)
  return ok(newMoveWork(todo, true))
}

const splitting = ({ item, lanes }: Of<'split-item'>, context: Planning): Result<LaneWork, AskRefusal> => {
  const { topology } = context
  if (!variantId(item)) return refuse({ code: 'item-unknown', item })
  const split = splitOf(topology, item)
  const places = freePlaces(context, item)
  const reopened = reopenable(topology, item).slice(0, Math.max(0, lanes - split.lanes.length))
  const wanted = lanes - split.lanes.length - reopened.length
  const fresh = wanted > 0 ? newLanes(topology, item, places, { count: wanted }) : []
  const least = split.lanes.length + 1
  const most = Math.min(LANES_MAX, split.lanes.length + reopenable(topology, item).length + places.length)
  if (!Number.isInteger(lanes) || lanes < least || lanes > most || fresh.length < wanted) {
    return refuse({ code: 'lanes-invalid', least, most })
  }
  const next = {
    lanes: [...split.lanes, ...reopened, ...fresh],
    closing: split.closing.filter((lane) => !reopened.includes(lane)),
  }
  return ok({ kind: 'lanes', item, split: next, step: 'tell', plan: 'spread', parts: [] })
}

/** Closed lanes that are on a shard of their own: since they were closed their slots may have come together. */
const reopenable = (topology: Topology, item: Of<'split-item'>['item']): number[] => {
  const { lanes, closing: closed } = splitOf(topology, item)
  const shardOf = (lane: number) => keeperOf(topology, 'inventory', slotOfItem(laneKey(item, lane))).name
  const taken = new Set(lanes.map(shardOf))
  return closed.filter((lane) => {
    const shard = shardOf(lane)
    if (taken.has(shard)) return false
    taken.add(shard)
    return true
  })
}

/** Shards without a lane of the item, coolest first, where what nobody has heard of counts as cool. */
const freePlaces = (context: Planning, item: Of<'split-item'>['item']) => {
  const { topology } = context
  const taken = shardsOfItem(topology, item)
  const { jurisdiction } = keeperOf(topology, 'inventory', slotOfItem(item))
  return sceneOf(context)
    .survey.inventory.filter(({ place, slots }) => slots.length > 0 && !taken.has(place.name))
    .filter(({ place }) => place.jurisdiction === jurisdiction)
    .toSorted((one, other) => one.callsPerSecond - other.callsPerSecond || one.slots.length - other.slots.length)
}

const merging = ({ item }: Of<'merge-item'>, { topology }: Planning): Result<LaneWork, AskRefusal> => {
  const { lanes, closing: closed } = splitOf(topology, item)
  if (lanes.length < 2) return refuse({ code: 'item-unknown', item })
  const split = { lanes: [0], closing: [...closed, ...lanes.filter((lane) => lane !== 0)] }
  return ok({ kind: 'lanes', item, split, step: 'tell', plan: 'home', parts: [] })
}

const shifting = (decision: Of<'transfer'>, { topology }: Planning): Result<LaneWork, AskRefusal> => {
  const { item, from, to, units } = decision
  const { lanes, closing: closed } = splitOf(topology, item)
  const unknown = [from, to].find((lane) => !lanes.includes(lane) && !closed.includes(lane))
  if (unknown !== undefined || from === to) return refuse({ code: 'lane-unknown', item, lane: unknown ?? to })
  if (!Number.isInteger(units) || units < 1) return refuse({ code: 'units-invalid', units })
  return ok({ kind: 'lanes', item, split: null, step: 'plan', plan: { from, to, units }, parts: [] })
}
