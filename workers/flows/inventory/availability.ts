/** The word that shoppers read of an item whose stock is divided: what all of its lanes have together. */
import type { VariantId } from '#domain/ids'
import { availabilityFor } from '#domain/inventory/stock'
import { itemOf, laneKey, UNSPLIT, type Split } from '#domain/sharding/lanes'
import { everyLane } from '#domain/sharding/topology'
import { askItems } from '../../sharding/call-shard.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'
import { setLowLines } from './low-lines.ts'

/**
 * Every lane tells of each change that could turn the word, so the last of them is behind the last change. Versions
 * grow at every lane and lanes are never forgotten: their sum says which answer is newer.
 */
export const availabilityOfLanes = async (env: TopologyEnv, item: VariantId) => {
  const first = await availabilityIn(env, item, UNSPLIT)
  const { words } = await availabilityIn(env, item, first.split)
  const [line] = words.toSorted((a, b) => b.lowVersion - a.lowVersion)
  // A lane that was opened since has not heard from how many on a few are left. Each tells of its first units: here they are heard.
  const behind = words.filter(({ lowVersion }) => line && lowVersion < line.lowVersion)
  if (line && behind.length > 0)
    await setLowLines(
      env,
      behind.map(({ item: lane }) => ({ item: lane, low: line.low, version: line.lowVersion })),
    )
  const sum = (of: 'available' | 'version') => words.reduce((all, answer) => all + answer[of], 0)
  return { word: availabilityFor(sum('available'), line?.low), version: sum('version') }
}

/** The words of many at once. What has no stock yet has no word. */
export const availabilityOfItems = async (env: TopologyEnv, items: readonly VariantId[]) => {
  if (items.length === 0) return []
  const { topology } = await knownTopology(env, Date.now())
  const isWhole = (item: VariantId) => everyLane(topology, item).length === 1
  const reached = await askItems(
    env,
    'availabilityOf',
    items.filter(isWhole),
    (item) => item,
    (some) => [some] as const,
  )
  const whole = reached
    .flatMap(({ value }) => value.words)
    .map(({ item, available, version, low }) => ({
      item: itemOf(item),
      word: availabilityFor(available, low),
      version,
    }))
  const divided = items.filter((item) => !isWhole(item))
  return [
    ...whole,
    ...(await Promise.all(divided.map(async (item) => ({ item, ...(await availabilityOfLanes(env, item)) })))),
  ]
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
