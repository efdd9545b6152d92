/** What the directory does to a topology, at once and without its steps: for paper time. */
import type { VariantId } from '#domain/ids'
import { UNSPLIT } from '#domain/sharding/lanes'
import { type Keyspace, SLOTS } from '#domain/sharding/slots'
import { shardName, type Hint, type Jurisdiction, type Topology } from '#domain/sharding/topology'

type Like = { readonly hint?: Hint; readonly jurisdiction?: Jurisdiction }

const next = (topology: Topology) => topology.version + 1

/** @param number of the first new shard: numbers are never used again */
export const opened = (
  topology: Topology,
  keyspace: Keyspace,
  { count, number, like }: { readonly count: number; readonly number: number; readonly like: Like },
): Topology => {
  const { shards, slots } = topology[keyspace]
  const places = Array.from({ length: count }, (_, index) => ({ name: shardName(keyspace, number + index), ...like }))
  return { ...topology, version: next(topology), [keyspace]: { shards: [...shards, ...places], slots } }
}

export const moved = (topology: Topology, keyspace: Keyspace, to: string, chosen: readonly number[]): Topology => {
  const { shards, slots } = topology[keyspace]
  const index = shards.findIndex(({ name }) => name === to)
  if (index < 0 || chosen.some((slot) => slot >= SLOTS))
    throw new RangeError(`no move of ${chosen.length} slots to ${to}`)
  const kept = [...slots]
  for (const slot of chosen) kept[slot] = index
  return { ...topology, version: next(topology), [keyspace]: { shards, slots: kept } }
}

/** Only a shard that is empty can go. */
export const closed = (topology: Topology, keyspace: Keyspace, shard: string): Topology => {
  const { shards, slots } = topology[keyspace]
  const gone = shards.findIndex(({ name }) => name === shard)
  if (gone < 0 || slots.includes(gone)) throw new RangeError(`${shard} is not empty`)
  return {
    ...topology,
    version: next(topology),
    [keyspace]: {
      shards: shards.filter(({ name }) => name !== shard),
      slots: slots.map((index) => (index > gone ? index - 1 : index)),
    },
  }
}

export const split = (topology: Topology, item: VariantId, more: readonly number[]): Topology => {
  const { lanes, closing } = topology.splits[item] ?? UNSPLIT
  return {
    ...topology,
    version: next(topology),
    splits: { ...topology.splits, [item]: { lanes: [...lanes, ...more], closing } },
  }
}

export const merged = (topology: Topology, item: VariantId): Topology => {
  const { [item]: gone, ...splits } = topology.splits
  return gone === undefined ? topology : { ...topology, version: next(topology), splits }
}

/** Every lane but the first sells no more. */
export const retiring = (topology: Topology, item: VariantId): Topology => {
  const { lanes, closing } = topology.splits[item] ?? UNSPLIT
  const others = lanes.filter((lane) => lane !== 0)
  return {
    ...topology,
    version: next(topology),
    splits: { ...topology.splits, [item]: { lanes: [0], closing: [...closing, ...others] } },
  }
}
