/** Stock as staff see and change it: always at the shards that keep the truth, all lanes of an item together. */
import { NO_PLACE, type ItemKey, type LocationId, type VariantId } from '#domain/ids'
import { emptyStock, type Stock, type StockChange, type StockRefusal } from '#domain/inventory/stock'
import { ok, refuse, type Result } from '#domain/result'
import { itemOf } from '#domain/sharding/lanes'
import { everyLane } from '#domain/sharding/topology'
import type { StockLevels } from '#durable-objects/inventory/inventory-shard'
import type { ShardDirectory } from '#durable-objects/sharding/shard-directory'
import { stubOf } from '#durable-objects/sharding/shards'
import { withRetry, askItems, everyShard } from '../../sharding/call-shard.ts'
import { changeInLanes } from './correction.ts'
import { movementsOf, type Before } from './movements.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'

const levelsOf = (env: TopologyEnv, keys: readonly ItemKey[]) =>
  askItems(
    env,
    'stockOf',
    keys,
    (key) => key,
    (some) => [some] as const,
  )

/** Lanes that were not asked yet, by what the first lanes say. */
const furtherLanes = (found: readonly StockLevels[], known: ReadonlySet<ItemKey>): ItemKey[] =>
  found
    .flatMap(({ splits }) => splits)
    .flatMap(([key, split]) => everyLane({ splits: { [itemOf(key)]: split } } as never, itemOf(key)))
    .filter((key) => !known.has(key))

const everyLevelOf = async (env: TopologyEnv, items: readonly VariantId[]): Promise<StockLevels[]> => {
  const { topology } = await knownTopology(env, Date.now())
  const keys = items.flatMap((item) => everyLane(topology, item))
  const found = (await levelsOf(env, keys)).map(({ value }) => value)
  const further = furtherLanes(found, new Set(keys))
  return further.length === 0 ? found : [...found, ...(await levelsOf(env, further)).map(({ value }) => value)]
}

/** What stands at one place over all lanes. Units on their way between them are stock like any other, and counted once. */
const together = (levels: readonly StockLevels[]): Stock[] => {
  const sums = new Map<string, Stock>()
  const add = (part: Stock) => {
    const item = itemOf(part.item)
    const place = `${item} ${part.location}`
    const before = sums.get(place)
    const sum = (of: 'received' | 'available' | 'held' | 'taken') => (before?.[of] ?? 0) + part[of]
    const accounts = { received: sum('received'), available: sum('available'), held: sum('held'), taken: sum('taken') }
    sums.set(place, { item, location: part.location, ...accounts })
  }
  for (const { stock } of levels) for (const level of stock) add(level)
  for (const { travelled } of levels) {
    for (const { item, location, units } of travelled) {
      add({ item, location, received: units, available: units, held: 0, taken: 0 })
    }
  }
  return [...sums.values()]
}

/** Per item its locations; an item that was never stocked is missing. Each shard is asked once. */
export const stockOf = async (env: TopologyEnv, items: readonly VariantId[]): Promise<Map<VariantId, Stock[]>> =>
  Map.groupBy(together(await everyLevelOf(env, items)), ({ item }) => itemOf(item))

type PlaceEnv = TopologyEnv & { readonly DIRECTORY: DurableObjectNamespace<ShardDirectory> }
type Location = { readonly id: LocationId; readonly priority: number }

export type StockChangeRefusal = StockRefusal | { readonly code: 'location-unknown'; readonly location: LocationId }

/** So many go to the shards in one breath: a transaction of some milliseconds, behind which nobody who buys waits for long. */
const AT_ONCE = 250

const asked = async (env: TopologyEnv, changes: readonly StockChange[]) => {
  const answers = []
  for (let start = 0; start < changes.length; start += AT_ONCE) {
    const some = changes.slice(start, start + AT_ONCE)
    const itemOfChange = ({ item }: StockChange) => item
    answers.push(...(await askItems(env, 'change', some, itemOfChange, (part) => [part] as const)))
  }
  return answers
}

/** What stands there now, and by how many units the change has moved it, however often it was asked. */
export type StockMoved = { readonly stock: Stock; readonly moved: number }

/**
 * Receive, count or correct: many at once, each for itself. A change carries its id: asking twice changes once. Each
 * shard is asked once.
 *
 * @returns answers in the order of the changes
 */
export const moveStocks = async (
  env: TopologyEnv,
  changes: readonly StockChange[],
): Promise<Result<StockMoved, StockChangeRefusal>[]> => {
  if (changes.length === 0) return []
  const places = new Set((await placesOf(env)).map(({ id }) => id))
  const known = changes.filter(({ location }) => places.has(location))
  const answers = new Map<StockChange, Result<StockMoved, StockChangeRefusal>>()
  for (const change of changes) answers.set(change, refuse({ code: 'location-unknown', location: change.location }))
  const divided: StockChange[] = []
  for (const { members, value } of await asked(env, known)) {
    for (const [index, answer] of value.entries()) {
      const change = members[index]
      if (!change) continue
      if (answer.ok) {
        const { stock, moved, divided: isPart } = answer.value
        // Whether the item is divided its first lane says, and does what it can do alone.
        answers.set(change, ok({ stock: isPart ? await levelOf(env, change) : stock, moved }))
      } else if (answer.refusal.code === 'stock-divided') divided.push(change)
      else answers.set(change, refuse(answer.refusal))
    }
  }
  for (const change of divided) {
    const changed = await changeInLanes(env, change)
    answers.set(change, changed.ok ? ok({ stock: await levelOf(env, change), ...changed.value }) : changed)
  }
  return changes.flatMap((change) => answers.get(change) ?? [])
}

/** The same, for whoever only asks what stands there then. */
export const changeStocks = async (
  env: TopologyEnv,
  changes: readonly StockChange[],
): Promise<Result<Stock, StockChangeRefusal>[]> =>
  (await moveStocks(env, changes)).map((answer) => (answer.ok ? ok(answer.value.stock) : answer))

/** What stands at that place now, over all lanes. */
const levelOf = async (env: TopologyEnv, change: StockChange): Promise<Stock> => {
  const item = itemOf(change.item)
  const level = (await stockOf(env, [item])).get(item)?.find(({ location }) => location === change.location)
  return level ?? emptyStock(item, change.location)
}

/** Where stock can stand, in the order in which it is sold from. Every shard knows the same places. */
export const placesOf = async (env: TopologyEnv): Promise<Location[]> => {
  const [first] = await everyShard(env, 'inventory')
  const known = first ? await withRetry(async () => await first.stub().locations()) : []
  return known.filter(({ id }) => id !== NO_PLACE)
}

/**
 * A place is opened, or its rank changed, at every shard; a call that was cut short is repeated. A shard that is opened
 * in the same moment learns of it too: it asks an older one for its places after the directory has written it down, and
 * the directory is asked for its shards after the older ones know the place.
 */
export const savePlace = async (env: PlaceEnv, place: Location): Promise<void> => {
  const shards = await everyShard(env, 'inventory')
  const save = (stub: (typeof shards)[number]['stub']) => withRetry(async () => await stub().saveLocation(place))
  await Promise.all(shards.map(({ stub }) => save(stub)))
  const known = new Set(shards.map(({ name }) => name))
  const now = await withRetry(() => env.DIRECTORY.getByName('directory').shards('inventory'))
  await Promise.all(
    now.filter(({ name }) => !known.has(name)).map((shard) => save(() => stubOf(env, 'inventory', shard))),
  )
}

/** One item: its shelves, the locations it could stand at, and its movements, the newest first. */
export const itemHistory = async (env: TopologyEnv, item: VariantId, before?: Before) => {
  const [stock, locations, movements] = await Promise.all([
    stockOf(env, [item]),
    placesOf(env),
    movementsOf(env, item, before),
  ])
  return { stock: stock.get(item) ?? [], locations, movements }
}
