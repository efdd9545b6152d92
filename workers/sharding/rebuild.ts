/** The searchable copy of orders is made anew from the logs of the shards, a page at a time. */
import { clearCopy, copyFacts } from '#schema/transactions/orders/orders'
import type { Env } from '../env.ts'
import { withRetry, everyShard } from './call-shard.ts'
import { knownTopology } from './topology.ts'

/** Facts of one page: an order weighs some 2 KB, far below what one call may carry. */
const PAGE = 200

/** How far a rebuild has come: the facts of that shard up to and with `after` are in the copy. */
export type Progress = { readonly shard: string; readonly after: number }

export type Rebuilt = {
  /** All shards, in the order they are read. */
  readonly shards: readonly string[]
  /** Of the topology that says so: when it has changed since the beginning, facts may have moved behind the reader. */
  readonly version: number
  /** Facts that this page read. */
  readonly events: number
  /** Where to go on; null when the last shard is done. */
  readonly next: Progress | null
}

/** One page of the rebuild. @param shard the first when absent @returns undefined when there is no such shard */
export const rebuildPage = async (
  env: Env,
  { shard, after }: { readonly shard: string | undefined; readonly after: number },
  now: number,
): Promise<Rebuilt | undefined> => {
  const { topology } = await knownTopology(env, now)
  const places = await everyShard(env, 'orders')
  const index = shard === undefined ? 0 : places.findIndex(({ name }) => name === shard)
  const place = places[index]
  if (!place) return undefined
  const { events, next } = await withRetry(async () => await place.stub().eventsAfter(after, PAGE))
  await copyFacts(env.TRANSACTIONS_DB, events, now)
  const rest = { shards: places.map(({ name }) => name), version: topology.version, events: events.length }
  if (next !== null) return { ...rest, next: { shard: place.name, after: next } }
  const following = places[index + 1]
  return { ...rest, next: following ? { shard: following.name, after: 0 } : null }
}

/** Forget the copy before it is made anew. Orders that are placed meanwhile are copied as always. */
export const clearForRebuild = (env: Env): Promise<void> => clearCopy(env.TRANSACTIONS_DB)
