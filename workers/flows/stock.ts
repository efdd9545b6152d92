/** Stock as staff see and change it: always at the shards that keep the truth. */
import type { LocationId, VariantId } from '#domain/ids'
import type { Stock, StockChange, StockRefusal } from '#domain/inventory/stock'
import { refuse, type Result } from '#domain/result'
import { inventoryShardOf } from '#domain/shards'
import type { Shards } from '#durable-objects/shards'
import { asked, byInventoryShard } from './call-shard.ts'

/** Per item its locations; an item that was never stocked is missing. Each shard is asked once. */
export const stockOf = async (env: Shards, items: readonly VariantId[]): Promise<Map<VariantId, Stock[]>> => {
  const shelves = await Promise.all(
    [...byInventoryShard(items, (item) => item)].map(([shard, some]) =>
      asked(async () => await env.INVENTORY.getByName(shard).stockOf(some)),
    ),
  )
  return Map.groupBy(shelves.flat(), ({ item }) => item)
}

export type StockChangeRefusal = StockRefusal | { readonly code: 'location-unknown'; readonly location: LocationId }

/** Receive, count or correct. The change carries its id: asking twice changes once. */
export const changeStock = async (env: Shards, change: StockChange): Promise<Result<Stock, StockChangeRefusal>> => {
  const shard = env.INVENTORY.getByName(inventoryShardOf(change.item))
  const places = await asked(async () => await shard.locations())
  if (!places.some(({ id }) => id === change.location)) {
    return refuse({ code: 'location-unknown', location: change.location })
  }
  const [answer] = await asked(async () => await shard.change([change]))
  if (!answer) throw new Error('the shard gave no answer for a change')
  return answer
}

/** One item: its shelves, the locations it could stand at, and its movements, the newest first. */
export const itemHistory = async (env: Shards, item: VariantId, before?: number) => {
  const shard = env.INVENTORY.getByName(inventoryShardOf(item))
  const [stock, locations, movements] = await Promise.all([
    asked(async () => await shard.stockOf([item])),
    asked(async () => await shard.locations()),
    asked(async () => await shard.movementsOf(item, before)),
  ])
  return { stock, locations, movements }
}
