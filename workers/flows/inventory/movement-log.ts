/** Movements of every item of the shop, newest first: each shard is asked for a page, and the pages are laid together. */
import type { LocationId } from '#domain/ids'
import type { Movement } from '#durable-objects/inventory/inventory-shard'
import { everyShard, withRetry } from '../../sharding/call-shard.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

export const LOG_PAGE = 50
/** Of a file: each page asks every shard once, for some milliseconds. */
export const FILE_PAGE = 1_000

export type LogQuery = {
  readonly of: 'people' | 'sales'
  readonly location: LocationId | null
  readonly who: string | null
  readonly from: number
  readonly until: number
}

/** The last movement that is known; of one moment the shards follow each other by name. */
export type LogCursor = { readonly at: number; readonly shard: string; readonly sequence: number }
export type Logged = Movement & { readonly shard: string }

const END = Number.MAX_SAFE_INTEGER

const beforeAt = (name: string, cursor: LogCursor | null) => {
  if (!cursor) return { at: END, sequence: END }
  const { at, shard, sequence } = cursor
  return { at, sequence: name > shard ? END : name === shard ? sequence : 0 }
}

export const movementLog = async (
  env: TopologyEnv,
  { of, ...filter }: LogQuery,
  cursor: LogCursor | null,
  limit: number,
): Promise<{ readonly movements: readonly Logged[]; readonly next: LogCursor | null }> => {
  const shards = await everyShard(env, 'inventory')
  const pages = await Promise.all(
    shards.map(async ({ name, stub }) =>
      (await withRetry(async () => await stub().movementLog(of, filter, beforeAt(name, cursor), limit))).map(
        (movement): Logged => ({ ...movement, shard: name }),
      ),
    ),
  )
  const all = pages
    .flat()
    .toSorted((a, b) => b.at - a.at || (a.shard < b.shard ? -1 : Number(a.shard > b.shard)) || b.sequence - a.sequence)
  const movements = all.slice(0, limit)
  const last = movements.at(-1)
  const next = all.length > limit && last ? { at: last.at, shard: last.shard, sequence: last.sequence } : null
  return { movements, next }
}
