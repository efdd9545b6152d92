/** The searchable copy of orders is made anew from the logs of the shards, a page at a time. */
import type { Event } from '#domain/events'
import { shardsOf } from '#domain/shards'
import { clearCopy, copyOrders } from '#schema/transactions/orders'
import type { Env } from '../env.ts'
import { asked } from './call-shard.ts'

/** Facts of one page: an order weighs some 2 KB, far below what one call may carry. */
const PAGE = 200

/** @returns the facts that follow, oldest first, and where the next page begins; null after the last */
export const logPage = async (
  env: Env,
  shard: string,
  after: number,
): Promise<{ events: Event[]; next: number | null }> => {
  const events = await asked(() => env.ORDERS.getByName(shard).eventsAfter(after, PAGE))
  const last = events.at(-1)
  return { events, next: last && events.length === PAGE ? Number(last.id.slice(last.id.lastIndexOf(':') + 1)) : null }
}

/** How far a rebuild has come: the facts of that shard up to and with `after` are in the copy. */
export type Progress = { readonly shard: string; readonly after: number }

/** One page of the rebuild. @returns how many facts it read, and where to go on; null when the last shard is done */
export const rebuildPage = async (
  env: Env,
  { shard, after }: Progress,
  now: number,
): Promise<{ readonly events: number; readonly next: Progress | null }> => {
  const { events, next } = await logPage(env, shard, after)
  await copyOrders(
    env.TRANSACTIONS_DB,
    events.flatMap((event) => ('order' in event ? [event.order] : [])),
    now,
  )
  if (next !== null) return { events: events.length, next: { shard, after: next } }
  const shards = shardsOf('orders')
  const following = shards[shards.indexOf(shard) + 1]
  return { events: events.length, next: following === undefined ? null : { shard: following, after: 0 } }
}

/** Forget the copy before it is made anew. Orders that are placed meanwhile are copied as always. */
export const clearForRebuild = (env: Env): Promise<void> => clearCopy(env.TRANSACTIONS_DB)
