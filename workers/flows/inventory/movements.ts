/** The movements of an item, of all of its lanes together, the newest first. */
import type { VariantId } from '#domain/ids'
import type { Movement } from '#durable-objects/inventory/inventory-shard'
import { laneOf } from '#domain/sharding/lanes'
import { splitOf } from '#domain/sharding/topology'
import { askItem } from '../../sharding/call-shard.ts'
import { everyKey, laneStates } from './lanes.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'

/** Movements of one page. */
export const MOVEMENTS_PAGE = 50

/** The last movement of a page: the next page begins behind it. Of one moment the lanes follow each other by number. */
export type Before = { readonly at: number; readonly lane: number; readonly sequence: number }

export const beforeText = ({ at, item, sequence }: Pick<Movement, 'at' | 'item' | 'sequence'>): string =>
  [at, laneOf(item).lane, sequence].join('.')

export const beforeIn = (text: string): Before | undefined => {
  const [, at, lane, sequence] = /^(\d{1,15})\.(\d{1,5})\.(\d{1,15})$/.exec(text) ?? []
  return at && lane && sequence ? { at: Number(at), lane: Number(lane), sequence: Number(sequence) } : undefined
}

export const movementsOf = async (env: TopologyEnv, item: VariantId, before?: Before): Promise<Movement[]> => {
  const { topology } = await knownTopology(env, Date.now())
  // The first lane says which there are: the topology that is known here may not have heard of the last ones.
  const { split } = await laneStates(env, item, splitOf(topology, item))
  const pages = await Promise.all(
    everyKey(item, split).map((key) => {
      if (!before) return askItem(env, key, 'movementsOf', key)
      const { lane } = laneOf(key)
      const sequence = lane > before.lane ? Number.MAX_SAFE_INTEGER : lane < before.lane ? 0 : before.sequence
      return askItem(env, key, 'movementsOf', key, { at: before.at, sequence })
    }),
  )
  return pages
    .flat()
    .toSorted((a, b) => b.at - a.at || laneOf(a.item).lane - laneOf(b.item).lane || b.sequence - a.sequence)
    .slice(0, MOVEMENTS_PAGE)
}
