/** The word that shoppers read of an item whose stock is divided: what all of its lanes have together. */
import type { VariantId } from '#domain/ids'
import { availabilityFor } from '#domain/inventory/stock'
import { laneKey, UNSPLIT, type Split } from '#domain/sharding/lanes'
import { askItems } from '../../sharding/call-shard.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

/**
 * Every lane tells of each change that could turn the word, so the last of them is behind the last change. Versions
 * grow at every lane and lanes are never forgotten: their sum says which answer is newer.
 */
export const availabilityOfLanes = async (env: TopologyEnv, item: VariantId) => {
  const first = await availabilityIn(env, item, UNSPLIT)
  const { words } = await availabilityIn(env, item, first.split)
  const sum = (of: 'available' | 'version') => words.reduce((all, answer) => all + answer[of], 0)
  return { word: availabilityFor(sum('available')), version: sum('version') }
}

const availabilityIn = async (env: TopologyEnv, item: VariantId, split: Split) => {
  const keys = [...split.lanes, ...split.closing].map((lane) => laneKey(item, lane))
  const reached = await askItems(
    env,
    'availabilityOf',
    keys,
    (key) => key,
    (some) => [some] as const,
  )
  return {
    words: reached.flatMap(({ value }) => value.words),
    split: reached.map(({ value }) => value.split).find((one) => one !== null) ?? split,
  }
}
