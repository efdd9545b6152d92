/** How far a decision has been carried out: written down before each step is taken, so that it goes on after a crash. */
import type { LocationId, VariantId } from '../ids.ts'
import type { Decision } from './decision.ts'
import type { Split } from './lanes.ts'
import type { Step } from './directory-snapshot.ts'
import type { Keyspace } from './slots.ts'
import type { Place, Topology } from './topology.ts'

/** One slot on its way. */
export type SlotMove = {
  /** Known to both ends; another one for each slot, and for each time that it moves. */
  readonly move: string
  readonly keyspace: Keyspace
  readonly slot: number
  readonly from: string
  readonly to: string
  readonly step: Step
  /** The freeze that is to be handed over, and the version that the topology has then; 0 before there is one. */
  readonly epoch: number
  readonly as: number
  readonly rows: number
  readonly beganAt: number
  /** When the copy was complete; 0 before. */
  readonly copiedAt: number
  /** Freezes that ran out. */
  readonly thawed: number
}

/** `todo`: slots that wait, each with the shard that it goes to. */
export type MoveWork = {
  readonly kind: 'move'
  readonly todo: readonly (readonly [slot: number, to: string])[]
  readonly total: number
  readonly done: number
  readonly current: SlotMove | null
  readonly stop: boolean
  /** When everything has gone, the shard leaves the topology. */
  readonly closes: boolean
  readonly rows: number
  readonly copyMs: number
  readonly stallMs: number
  readonly failed: number
}

export type TransferPart = {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly location: LocationId
  /** To be sent; what was sent, once that is known. */
  readonly units: number
  readonly sent: number | null
  readonly step: 'send' | 'receive' | 'arrived'
}

/**
 * Lanes are opened (`split`), or closed and emptied (`merge`), or units are moved between them (neither). The first lane is
 * told of them before the topology is written, so that nobody uses a lane that it does not know of.
 */
export type LaneWork = {
  readonly kind: 'lanes'
  readonly item: VariantId
  readonly split: Split | null
  readonly step: 'tell' | 'publish' | 'plan' | 'transfer'
  /** What is planned when the lanes are there: `spread` evenly, everything `home`, or one `shift`. */
  readonly plan: 'spread' | 'home' | { readonly from: number; readonly to: number; readonly units: number }
  readonly parts: readonly TransferPart[]
}

export type OpenWork = { readonly kind: 'open'; readonly places: readonly Place[]; readonly step: 'open' | 'publish' }

export type Work = MoveWork | LaneWork | OpenWork

export const newMoveWork = (todo: MoveWork['todo'], closes: boolean): MoveWork => ({
  kind: 'move',
  todo,
  total: todo.length,
  done: 0,
  current: null,
  stop: false,
  closes,
  rows: 0,
  copyMs: 0,
  stallMs: 0,
  failed: 0,
})

/** Names for new shards: numbers that none of its keyspace ever had, so that no old object is met again. */
export const newPlaces = (
  topology: Topology,
  { keyspace, count, hint, jurisdiction }: Extract<Decision, { type: 'open-shards' }>,
  highest: number,
): Place[] => {
  const known = topology[keyspace].shards.map(({ name }) => Number(name.slice(keyspace.length + 1)))
  const last = Math.max(highest, ...known)
  return Array.from({ length: count }, (_, at) => ({
    name: `${keyspace}-${last + 1 + at}`,
    ...(hint && { hint }),
    ...(jurisdiction && { jurisdiction }),
  }))
}

const raised = (topology: Topology): Topology => ({ ...topology, version: topology.version + 1 })

export const withShards = (topology: Topology, keyspace: Keyspace, places: readonly Place[]): Topology => {
  const { shards, slots } = topology[keyspace]
  const fresh = places.filter(({ name }) => !shards.some((shard) => shard.name === name))
  return fresh.length === 0 ? topology : raised({ ...topology, [keyspace]: { slots, shards: [...shards, ...fresh] } })
}

/** Without a shard that keeps nothing any more. */
export const withoutShard = (topology: Topology, keyspace: Keyspace, name: string): Topology => {
  const { shards, slots } = topology[keyspace]
  const gone = shards.findIndex((shard) => shard.name === name)
  if (gone < 0 || slots.includes(gone) || shards.length === 1) return topology
  const remaining = {
    shards: shards.toSpliced(gone, 1),
    slots: slots.map((index) => (index > gone ? index - 1 : index)),
  }
  return raised({ ...topology, [keyspace]: remaining })
}

/** A keeper that is not in the topology comes into it: what it has been given cannot be undone. */
export const withKeeper = (topology: Topology, keyspace: Keyspace, slot: number, keeper: Place): Topology => {
  const known = topology[keyspace].shards.findIndex(({ name }) => name === keeper.name)
  const shards = known < 0 ? [...topology[keyspace].shards, keeper] : topology[keyspace].shards
  const slots = topology[keyspace].slots.with(slot, known < 0 ? shards.length - 1 : known)
  return raised({ ...topology, [keyspace]: { shards, slots } })
}

export const withSplit = (topology: Topology, item: VariantId, split: Split): Topology =>
  raised({ ...topology, splits: { ...topology.splits, [item]: split } })

/** A number for something that is about to move, reserved: nobody else gets it. */
export const reserved = raised
