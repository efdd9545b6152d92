/** Stock as staff see and change it: always at the shards that keep the truth. */
import type { LocationId, VariantId } from '#domain/ids'
import type { Stock, StockChange, StockRefusal } from '#domain/inventory/stock'
import { refuse, type Result } from '#domain/result'
import { inventoryShardOf, shardsOf } from '#domain/shards'
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

type Location = { readonly id: LocationId; readonly priority: number }

export type StockChangeRefusal = StockRefusal | { readonly code: 'location-unknown'; readonly location: LocationId }

/** Receive, count or correct. The change carries its id: asking twice changes once. */
export const changeStock = async (env: Shards, change: StockChange): Promise<Result<Stock, StockChangeRefusal>> => {
  const [answer] = await changeStocks(env, [change])
  if (!answer) throw new Error('the shard gave no answer for a change')
  return answer
}

/** Many at once, each for itself; each shard is asked once. @returns answers in the order of the changes */
export const changeStocks = async (
  env: Shards,
  changes: readonly StockChange[],
): Promise<Result<Stock, StockChangeRefusal>[]> => {
  const answers = new Map<StockChange, Result<Stock, StockChangeRefusal>>()
  await Promise.all(
    [...byInventoryShard(changes, ({ item }) => item)].map(async ([name, members]) => {
      const shard = () => env.INVENTORY.getByName(name)
      const places = new Set((await asked(async () => await shard().locations())).map(({ id }) => id))
      const known = members.filter(({ location }) => places.has(location))
      const done = known.length > 0 ? await asked(async () => await shard().change(known)) : []
      for (const change of members) answers.set(change, refuse({ code: 'location-unknown', location: change.location }))
      for (const [index, answer] of done.entries()) {
        const change = known[index]
        if (change) answers.set(change, answer)
      }
    }),
  )
  return changes.flatMap((change) => answers.get(change) ?? [])
}

/** Where stock can stand, in the order in which it is sold from. Every shard knows the same places. */
export const placesOf = async (env: Shards): Promise<Location[]> => {
  const [first] = shardsOf('inventory')
  return first === undefined ? [] : await asked(async () => await env.INVENTORY.getByName(first).locations())
}

/** A place is opened, or its rank changed, at every shard; a call that was cut short is repeated. */
export const savePlace = async (env: Shards, place: Location): Promise<void> => {
  await Promise.all(
    shardsOf('inventory').map((name) => asked(async () => await env.INVENTORY.getByName(name).saveLocation(place))),
  )
}

/** One item: its shelves, the locations it could stand at, and its movements, the newest first. */
export const itemHistory = async (env: Shards, item: VariantId, before?: number) => {
  const shard = () => env.INVENTORY.getByName(inventoryShardOf(item))
  const [stock, locations, movements] = await Promise.all([
    asked(async () => await shard().stockOf([item])),
    asked(async () => await shard().locations()),
    asked(async () => await shard().movementsOf(item, before)),
  ])
  return { stock, locations, movements }
}
