/**
 * The controller: from what is known of the shards to what is done about them, as one pure function.
 *
 * The directory calls it about every five seconds while there is traffic or more than the first shards, having read and
 * noted the load of each shard (monitor.ts). It carries out what is decided, keeps what is proposed until a person has
 * answered, logs all three lists with their reasons, and tells `settled` (monitor.ts) which shards a finished change touched.
 */
import { newAgenda, type Busy, type Opening, type Outcome } from './agenda.ts'
import { closeCool } from './closing.ts'
import { balanceLanes, divideHot, hotItems, mergeCool } from './dividing.ts'
import { forecastOf, type Forecast, type Point } from './forecast.ts'
import { WINDOW_MS, WINDOWS_KEPT, type History } from './monitor.ts'
import type { Policies } from './policies.ts'
import { evenOut, itemsOfSales, prepare, SLOT_MS } from './preparing.ts'
import { relieve } from './relieving.ts'
import type { Sale } from './sales.ts'
import { because, type LaneStocks, type Scene } from './scene.ts'
import type { Keyspace } from './slots.ts'
import { everyShard, surveyOf } from './survey.ts'
import type { Topology } from './topology.ts'

/**
 * @property topology with shards that were opened, without those that were closed
 * @property opened the shards of the topology that were opened, and what was opened within the hour
 * @property lanes of items that are split, where more is known than the last windows told; asks come from the windows
 * @property slotMs what moving one slot was measured to take, the slowest tenth
 */
export type ControllerInput = {
  readonly topology: Topology
  readonly history: History
  readonly policies: Policies
  readonly sales: readonly Sale[]
  readonly busy: Busy
  readonly opened: readonly Opening[]
  readonly now: number
  readonly lanes?: LaneStocks
  readonly slotMs?: number
}

export type Forecasts = Readonly<Record<Keyspace, Forecast | undefined>>

/** @property late shards that have not been heard for LATE_MS: nothing is concluded from them */
export type Controlled = Outcome & { readonly forecast: Forecasts; readonly late: readonly string[] }

/** Calls of a key space, window by window, oldest first. A window counts as so long ago as its end lies behind the last. */
const totalsOf = (keyspace: Keyspace, { topology, history, now }: ControllerInput): Point[] => {
  const totals: (number | undefined)[] = []
  for (const { name } of topology[keyspace].shards) {
    const rates = history[name]?.rates.slice(-WINDOWS_KEPT) ?? []
    const last = rates.at(-1)?.until ?? now
    const late = Math.max(0, Math.floor((now - last) / WINDOW_MS))
    for (const { until, callsPerSecond } of rates) {
      const ago = late + Math.round((last - until) / WINDOW_MS)
      if (ago < WINDOWS_KEPT) totals[ago] = (totals[ago] ?? 0) + callsPerSecond
    }
  }
  return [...totals]
    .flatMap((calls, ago) => (calls === undefined ? [] : [{ at: now - ago * WINDOW_MS, calls }]))
    .toReversed()
}

/** An opened shard that waits for a lane needs slots for the lane to fall into. */
const readyForLanes = (scene: Scene): void => {
  const [item] = hotItems(scene)
  if (item === undefined || !scene.survey.inventory.some(({ slots }) => slots.length === 0)) return
  const { relieveWindows } = scene.policies
  evenOut('inventory', scene, because('threshold')('item-over', { item, windows: relieveWindows }))
}

/** What the policies look at; the directory makes one of the present too, when it carries out a closing or a split. */
export const sceneOf = (input: ControllerInput): Scene => {
  const { topology, history, policies, busy, opened, now } = input
  return {
    lanes: {},
    slotMs: SLOT_MS,
    ...input,
    survey: surveyOf(topology, history, policies, now),
    agenda: newAgenda(topology, busy, policies, { opened, now }),
  }
}

export const decide = (input: ControllerInput): Controlled => {
  const scene = sceneOf(input)
  const { policies } = input
  const forecast = {
    orders: forecastOf(totalsOf('orders', input)),
    inventory: forecastOf(totalsOf('inventory', input)),
  }
  // What is coming first: it wants more shards than what is there already, and both are one opening.
  if (policies.traffic) prepare(scene, forecast)
  if (policies.threshold) {
    divideHot(scene)
    relieve(scene)
    readyForLanes(scene)
    balanceLanes(scene)
    mergeCool(scene, policies.traffic ? itemsOfSales(scene) : new Set())
    closeCool(scene)
  }
  const late = everyShard(scene.survey).flatMap((shard) => (shard.late ? [shard.place.name] : []))
  return { ...scene.agenda.outcome(), forecast, late }
}
