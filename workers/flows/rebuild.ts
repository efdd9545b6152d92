/** The searchable copy of orders is made anew from the logs of the shards, a page at a time. */
import type { Event } from '#domain/events'
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
