/** What the stock is worth at cost, kept once a day of the shop: everything that stands somewhere, asked of the shards page by page. */
import { valued, type Valued } from '#domain/inventory/stock-value'
import { itemOf } from '#domain/sharding/lanes'
import { wallClock } from '#domain/logistics/calendar'
import { costsOf, isValued, saveStockValues } from '#schema/products/inventory/stock-values'
import { everyShard, withRetry } from '../../sharding/call-shard.ts'
import type { DocumentsEnv } from './documents.ts'
import { shopZone } from './shop-zone.ts'

/** The day of each store that is known to have been kept, by this isolate: it is asked for once. */
const kept = new WeakMap<D1Database, string>()

export const keepStockValue = async (env: DocumentsEnv, now: number): Promise<void> => {
  const zone = await shopZone(env.PRODUCTS_DB)
  const { day } = wallClock(now, zone)
  if (kept.get(env.PRODUCTS_DB) === day) return
  if (!(await isValued(env.PRODUCTS_DB, day))) await saveStockValues(env.PRODUCTS_DB, day, await stockValue(env))
  kept.set(env.PRODUCTS_DB, day)
}

type Place = { readonly item: string; readonly location: string }

/** A slot that changes hands meanwhile may be counted twice or not at all: it is a figure of a day, and no book. */
const stockValue = async (env: DocumentsEnv): Promise<readonly Valued[]> => {
  let sums: readonly Valued[] = []
  for (const { stub } of await everyShard(env, 'inventory')) {
    let after: Place | null = { item: '', location: '' }
    while (after) {
      const from: Place = after
      const page = await withRetry(async () => await stub().standing(from))
      const standing = page.standing.map(({ item, ...rest }) => ({ item: itemOf(item), ...rest }))
      const costs = await costsOf(env.PRODUCTS_DB, [...new Set(standing.map(({ item }) => item))])
      sums = valued(standing, costs, sums)
      after = page.next
    }
  }
  return sums
}
