/** From how many units on "a few left" is read: said with the product, and told to the shards that say the word. */
import type { LowLine } from '#domain/inventory/stock'
import { itemOf } from '#domain/sharding/lanes'
import { everyLane } from '#domain/sharding/topology'
import { lowLinesDue, markLowLinesTold } from '#schema/products/inventory/low-lines'
import { askItems } from '../../sharding/call-shard.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'

/** So many at once; a call of a shard takes some milliseconds. */
const TOLD_AT_ONCE = 500

export const setLowLines = async (env: TopologyEnv, lines: readonly LowLine[]): Promise<void> => {
  await askItems(
    env,
    'setLowLines',
    lines,
    ({ item }) => item,
    (some) => [some] as const,
  )
}

/**
 * Every line that no shard has heard of. The store remembers which, so what a crash kept from the shards is told by the sweep;
 * of two who tell at once, the line of the higher version holds.
 */
export const tellLowLines = async (env: TopologyEnv & { readonly PRODUCTS_DB: D1Database }): Promise<void> => {
  for (;;) {
    const due = await lowLinesDue(env.PRODUCTS_DB, TOLD_AT_ONCE)
    if (due.length === 0) return
    const { topology } = await knownTopology(env, Date.now())
    await setLowLines(
      env,
      due.flatMap((line) => everyLane(topology, itemOf(line.item)).map((item) => ({ ...line, item }))),
    )
    await markLowLinesTold(env.PRODUCTS_DB, due)
    if (due.length < TOLD_AT_ONCE) return
  }
}
