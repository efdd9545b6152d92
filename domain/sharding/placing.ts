/** Where the lanes of an item go: each to another shard, the coolest ones, near to or far from each other. */
import type { VariantId } from '../ids.ts'
import { laneIn, laneKey } from './lanes.ts'
import { fillShare, type Policies } from './policies.ts'
import { slotOfItem } from './slots.ts'
import type { ShardNow, Survey } from './survey.ts'
import { keeperOf, splitOf, type Topology } from './topology.ts'

/** Names of the shards that have a lane of this item, those that are being closed among them. */
export const shardsOfItem = (topology: Topology, item: VariantId): ReadonlySet<string> => {
  const { lanes, closing } = splitOf(topology, item)
  return new Set(
    [...lanes, ...closing].map((lane) => keeperOf(topology, 'inventory', slotOfItem(laneKey(item, lane))).name),
  )
}

/**
 * The shards that could bear one more lane of this item, coolest first.
 *
 * @param calls calls a second that the lane will get: with them the shard stays under the fill line
 */
export const placesFor = (
  item: VariantId,
  calls: number,
  scene: {
    readonly topology: Topology
    readonly survey: Survey
    readonly policies: Policies
    readonly isFree: (shard: string) => boolean
  },
): ShardNow[] => {
  const { topology, survey, policies, isFree } = scene
  const taken = shardsOfItem(topology, item)
  const most = Math.max(calls, fillShare(policies) * policies.shardCalls)
  const { jurisdiction } = keeperOf(topology, 'inventory', slotOfItem(item))
  return survey.inventory
    .filter(({ place, late, slots }) => !late && slots.length > 0 && isFree(place.name) && !taken.has(place.name))
    .filter(({ place, callsPerSecond }) => place.jurisdiction === jurisdiction && callsPerSecond + calls <= most)
    .toSorted((one, other) => one.callsPerSecond - other.callsPerSecond || one.slots.length - other.slots.length)
}

/** One of each hint in turn, each hint's in their order: so that the first few are in different parts of the world. */
const byTurns = (shards: readonly ShardNow[]): readonly ShardNow[] => {
  const turns = new Map<string, number>()
  return shards
    .map((shard, at) => {
      const hint = shard.place.hint ?? ''
      const turn = turns.get(hint) ?? 0
      turns.set(hint, turn + 1)
      return { shard, turn, at }
    })
    .toSorted((one, other) => one.turn - other.turn || one.at - other.at)
    .map(({ shard }) => shard)
}

/**
 * Numbers for the new lanes of an item, each in a slot of one of these shards.
 *
 * @param places from placesFor; a shard in whose slots no number falls is left out
 * @param count how many new lanes; fewer come back when there are fewer places
 * @param apart spread them over hints first
 */
export const newLanes = (
  topology: Topology,
  item: VariantId,
  places: readonly ShardNow[],
  { count, apart = false }: { readonly count: number; readonly apart?: boolean },
): number[] => {
  const { lanes, closing } = splitOf(topology, item)
  const used = new Set([...lanes, ...closing])
  const numbers: number[] = []
  for (const { slots } of apart ? byTurns(places) : places) {
    if (numbers.length === count) break
    const lane = laneIn(item, new Set(slots), used)
    if (lane === undefined) continue
    used.add(lane)
    numbers.push(lane)
  }
  return numbers
}
