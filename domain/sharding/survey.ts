/** The shop as the controller sees it: each shard with its slots and what it bears now, each item with its lanes. */
import type { ItemKey, VariantId } from '../ids.ts'
import { laneKey } from './lanes.ts'
import type { ItemLoad, ShardLoad } from './load.ts'
import { isLate, lastOf, longRowOf, meanOf, rowOf, type History, type Rate } from './monitor.ts'
import type { Policies } from './policies.ts'
import { KEYSPACES, slotOfItem, type Keyspace } from './slots.ts'
import { keeperOf, splitOf, type Place, type Topology } from './topology.ts'

/**
 * @property late it has not been heard lately: nothing is asked of it, and nothing concluded
 * @property row its rates since it was last changed, newest last
 * @property callsPerSecond of the last windows, as many as it takes to be relieved; as long as none has passed since it was
 *   changed, what it bore before
 */
export type ShardNow = {
  readonly place: Place
  readonly keyspace: Keyspace
  readonly slots: readonly number[]
  readonly late: boolean
  readonly row: readonly Rate[]
  readonly callsPerSecond: number
}
export type Survey = Readonly<Record<Keyspace, readonly ShardNow[]>>

export const surveyOf = (topology: Topology, history: History, policies: Policies, now: number): Survey => {
  const shardsIn = (keyspace: Keyspace): ShardNow[] => {
    const slots = topology[keyspace].shards.map((): number[] => [])
    for (const [slot, index] of topology[keyspace].slots.entries()) slots[index]?.push(slot)
    return topology[keyspace].shards.map((place, index) => {
      const row = rowOf(history[place.name], now)
      return {
        place,
        keyspace,
        slots: slots[index] ?? [],
        late: isLate(history[place.name], now),
        row,
        callsPerSecond: meanOf(
          (row.length > 0 ? row : longRowOf(history[place.name], now)).slice(-policies.relieveWindows),
        ),
      }
    })
  }
  return { orders: shardsIn('orders'), inventory: shardsIn('inventory') }
}

export const everyShard = (survey: Survey): ShardNow[] => KEYSPACES.flatMap((keyspace) => survey[keyspace])

export const callsOfAll = (shards: readonly ShardNow[]): number =>
  shards.reduce((sum, { callsPerSecond }) => sum + callsPerSecond, 0)

export const percentOf = (part: number, whole: number): number => Math.round((100 * part) / whole)

const seconds = (windows: readonly ShardLoad[]): number =>
  windows.reduce((sum, { from, until }) => sum + until - from, 0) / 1_000

/** Calls a second of each slot of a shard, over its last windows. Slots that nobody asked are absent. */
export const slotRates = (windows: readonly ShardLoad[]): ReadonlyMap<number, number> => {
  const lasted = seconds(windows)
  const rates = new Map<number, number>()
  for (const { slots } of windows)
    for (const [slot, calls] of slots) rates.set(slot, (rates.get(slot) ?? 0) + calls / lasted)
  return rates
}

/**
 * @property asks calls a second, those that were short among them
 * @property available units at the end of the last window; undefined when the shard has not told of this lane
 */
export type LaneNow = {
  readonly lane: number
  readonly shard: string
  readonly asks: number
  readonly short: number
  readonly available: number | undefined
}

const loadOf = (window: ShardLoad, key: ItemKey): ItemLoad | undefined => window.items.find((item) => item.key === key)

/** What a lane was asked in the last windows, by the shard that keeps it now. */
const laneNow = (item: VariantId, lane: number, shard: string, windows: readonly ShardLoad[]): LaneNow => {
  const key = laneKey(item, lane)
  const tellings = windows.flatMap((window) => loadOf(window, key) ?? [])
  const lasted = Math.max(seconds(windows), Number.MIN_VALUE)
  return {
    lane,
    shard,
    asks: tellings.reduce((sum, { calls }) => sum + calls, 0) / lasted,
    short: tellings.reduce((sum, { short }) => sum + short, 0) / lasted,
    available: tellings.at(-1)?.available,
  }
}

/** Each lane of an item that sells, over so many windows. */
export const lanesNow = (
  topology: Topology,
  history: History,
  item: VariantId,
  { now, windows }: { readonly now: number; readonly windows: number },
): LaneNow[] =>
  splitOf(topology, item).lanes.map((lane) => {
    const { name } = keeperOf(topology, 'inventory', slotOfItem(laneKey(item, lane)))
    return laneNow(item, lane, name, lastOf(history[name], now, windows))
  })

/**
 * Shoppers a second who want an item. One who is sent on by every lane is one shopper, not as many as there are lanes.
 */
export const demandOf = (lanes: readonly LaneNow[]): number => {
  const served = lanes.reduce((sum, { asks, short }) => sum + asks - short, 0)
  const short = lanes.reduce((sum, lane) => sum + lane.short, 0)
  return served + short / Math.max(1, lanes.length)
}

/** Units of all lanes; undefined when one of them is not known. */
export const unitsOf = (lanes: readonly Pick<LaneNow, 'available'>[]): number | undefined =>
  lanes.reduce<number | undefined>(
    (sum, { available }) => (sum === undefined || available === undefined ? undefined : sum + available),
    0,
  )
