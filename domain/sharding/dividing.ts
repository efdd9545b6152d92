/**
 * The threshold policy for items: one whose lane is over the line is divided further, one that has cooled is merged, and
 * units go to the lanes that will be dry before the others.
 *
 * Why the two do not chase each other: an item is divided when one lane bears more than the upper line, and merged when all
 * of it together is less than the lower line of one lane. No steady demand is both.
 */
import type { VariantId } from '../ids.ts'
import { balance, TRANSFERS_MAX, type LaneStock } from './balancing.ts'
import type { Reason } from './decision.ts'
import { laneKey, LANES_MAX, laneOf } from './lanes.ts'
import { detailOf, WINDOWS_KEPT } from './monitor.ts'
import { placesFor } from './placing.ts'
import { fillShare, laneLimit } from './policies.ts'
import { because, type Scene } from './scene.ts'
import { slotOfItem } from './slots.ts'
import { demandOf, lanesNow, percentOf, unitsOf, type LaneNow, type ShardNow } from './survey.ts'
import { keeperOf, splitOf } from './topology.ts'

const reasonOf = because('threshold')

/** A lane with fewer units is dry at once, and every shopper asks two. */
export const UNITS_A_LANE = 20

/** With fewer windows since the last change, what lanes are asked is mostly chance. */
const BALANCE_WINDOWS = 2

/** Items of which one lane has been over the line in each of the last windows, with that lane. */
const hotIn = (shard: ShardNow, { history, policies, now }: Scene): VariantId[] => {
  const line = policies.relieveAbove * laneLimit(policies)
  const windows = detailOf(history[shard.place.name], now, policies.relieveWindows)
  if (windows.length < policies.relieveWindows) return []
  const [first, ...others] = windows.map(
    ({ items, from, until }) =>
      new Set(items.filter(({ calls }) => calls * 1_000 > line * (until - from)).map(({ key }) => key)),
  )
  return [...(first ?? [])].filter((key) => others.every((keys) => keys.has(key))).map((key) => laneOf(key).item)
}

/**
 * How many lanes it could have at once: the shards that could bear one, the units that there are, and the setting.
 *
 * @param want lanes for the demand
 * @returns the number, what keeps it below what is wanted, and how many shards are missing for it
 */
const lanesUpTo = (
  item: VariantId,
  want: { readonly lanes: number; readonly demand: number; readonly units: number | undefined },
  scene: Scene,
): { readonly lanes: number; readonly less?: Reason['code']; readonly missing: number } => {
  const { topology, policies, survey, agenda } = scene
  const has = splitOf(topology, item).lanes.length
  const most = Math.min(policies.lanesMax, LANES_MAX - splitOf(topology, item).closing.length)
  const byUnits = want.units === undefined ? most : Math.max(1, Math.floor(want.units / UNITS_A_LANE))
  const lanes = Math.min(want.lanes, most, byUnits)
  const bounded = most < byUnits ? 'limit-reached' : 'few-units'
  if (lanes <= has) return { lanes: has, less: bounded, missing: 0 }
  const calls = want.demand / lanes
  const places = placesFor(item, calls, { topology, survey, policies, isFree: agenda.isFree })
  const placed = Math.min(lanes, has + places.length)
  if (placed < lanes) {
    // Shards that are being changed or filled just now can bear a lane soon.
    const soon = survey.inventory.filter(({ place, slots }) => slots.length === 0 || !agenda.isFree(place.name))
    return { lanes: placed, less: 'no-other-shard', missing: lanes - placed - soon.length }
  }
  return { lanes, ...(lanes < want.lanes && { less: bounded }), missing: 0 }
}

/** Why an item gets fewer lanes than its demand wants. */
const lessBecause = (
  item: VariantId,
  less: Reason['code'],
  figures: { readonly lanes: number; readonly wanted: number; readonly units: number },
  scene: Scene,
): Reason['figures'] => {
  if (less === 'limit-reached') return { limit: 'lanesMax', most: scene.policies.lanesMax, wanted: figures.wanted }
  if (less === 'few-units') return { item, units: figures.units, lanes: figures.lanes }
  return { item, lanes: figures.lanes, shards: scene.survey.inventory.length }
}

/**
 * Divide an item for a demand, as far as it can be now; open shards for the lanes that have no place.
 *
 * @param reason why, if it is done
 */
export const divide = (
  item: VariantId,
  want: { readonly demand: number; readonly units: number | undefined; readonly reason: Reason },
  scene: Scene,
): void => {
  const { agenda, policies, topology } = scene
  const wanted = Math.ceil(want.demand / (fillShare(policies) * laneLimit(policies)))
  const has = splitOf(topology, item).lanes.length
  if (wanted <= has || !agenda.isItemFree(item)) return
  const { lanes, less, missing } = lanesUpTo(item, { lanes: wanted, ...want }, scene)
  agenda.open('inventory', missing, keeperOf(topology, 'inventory', slotOfItem(item)), want.reason)
  if (lanes > has) agenda.decide({ type: 'split-item', item, lanes }, want.reason)
  else if (less) {
    const figures = lessBecause(item, less, { lanes, wanted, units: want.units ?? 0 }, scene)
    agenda.letBe({ type: 'split-item', item, lanes: wanted }, { policy: want.reason.policy, code: less, figures })
  }
}

const whyOver = (item: VariantId, lanes: readonly LaneNow[], { policies }: Scene): Reason => {
  const hottest = lanes.toSorted((one, other) => other.asks - one.asks)[0]
  return reasonOf('item-over', {
    item,
    lane: hottest?.lane ?? 0,
    percent: percentOf(hottest?.asks ?? 0, laneLimit(policies)),
    line: percentOf(policies.relieveAbove, 1),
    windows: policies.relieveWindows,
    calls: Math.round(demandOf(lanes)),
    lanes: lanes.length,
    bears: laneLimit(policies),
  })
}

export const hotItems = (scene: Scene): VariantId[] => [
  ...new Set(scene.survey.inventory.filter(({ late }) => !late).flatMap((shard) => hotIn(shard, scene))),
]

export const divideHot = (scene: Scene): void => {
  const { topology, history, policies, now, agenda } = scene
  for (const item of hotItems(scene)) {
    const lanes = lanesNow(topology, history, item, { now, windows: policies.relieveWindows })
    const units = unitsOf(lanes)
    if (units === 0) {
      const figures = { item, calls: Math.round(demandOf(lanes)) }
      agenda.letBe({ type: 'split-item', item, lanes: lanes.length + 1 }, reasonOf('sold-out', figures))
    } else divide(item, { demand: demandOf(lanes), units, reason: whyOver(item, lanes, scene) }, scene)
  }
}

/** Whether all lanes of an item together have been asked less than the lower line of one lane, long enough. */
const isCool = (item: VariantId, scene: Scene): boolean => {
  const { topology, history, policies, now } = scene
  const line = policies.mergeBelow * laneLimit(policies)
  const needed = Math.min(policies.mergeWindows, WINDOWS_KEPT)
  const keepers = new Set(lanesNow(topology, history, item, { now, windows: 1 }).map(({ shard }) => shard))
  const rows = [...keepers].map((shard) => detailOf(history[shard], now, needed))
  if (rows.some((row) => row.length < needed)) return false
  for (let back = 0; back < needed; back++) {
    let calls = 0
    for (const row of rows) {
      const window = row[back]
      if (!window) return false
      for (const load of window.items)
        if (laneOf(load.key).item === item) calls += (load.calls * 1_000) / (window.until - window.from)
    }
    if (calls >= line) return false
  }
  return true
}

/** @param keep items that a sale needs divided, now or soon */
export const mergeCool = (scene: Scene, keep: ReadonlySet<VariantId>): void => {
  const { topology, history, policies, agenda, now } = scene
  const needed = Math.min(policies.mergeWindows, WINDOWS_KEPT)
  for (const item of Object.keys(topology.splits) as VariantId[]) {
    const { lanes, closing } = splitOf(topology, item)
    if (lanes.length < 2 || closing.length > 0 || keep.has(item) || !agenda.isItemFree(item)) continue
    if (!isCool(item, scene)) continue
    const calls = lanesNow(topology, history, item, { now, windows: needed }).reduce((sum, { asks }) => sum + asks, 0)
    agenda.decide(
      { type: 'merge-item', item },
      reasonOf('item-under', {
        item,
        calls: Math.round(calls),
        percent: percentOf(calls, laneLimit(policies)),
        line: percentOf(policies.mergeBelow, 1),
        windows: needed,
        lanes: lanes.length,
      }),
    )
  }
}

/** Units of the lanes, as the directory knows them, or else as the last windows told; and what they were asked. */
const stocksOf = (item: VariantId, scene: Scene): readonly LaneStock[] | undefined => {
  const { topology, history, policies, now, lanes } = scene
  const keepers = splitOf(topology, item).lanes.map((lane) =>
    keeperOf(topology, 'inventory', slotOfItem(laneKey(item, lane))),
  )
  // What lanes were asked before they were divided anew says nothing of what they are asked now.
  const isKnown = keepers.every(({ name }) => detailOf(history[name], now, BALANCE_WINDOWS).length === BALANCE_WINDOWS)
  if (!isKnown) return undefined
  const laneLoads = lanesNow(topology, history, item, { now, windows: policies.relieveWindows })
  const stocks = laneLoads.map(({ lane, available, asks }) => {
    const known = lanes[item]?.find((units) => units.lane === lane)
    const units = known ?? (available === undefined ? undefined : { lane, available, incoming: 0 })
    return units && { ...units, asks }
  })
  return stocks.every((stock) => stock !== undefined) ? stocks : undefined
}

export const balanceLanes = (scene: Scene): void => {
  const { topology, agenda } = scene
  for (const item of Object.keys(topology.splits) as VariantId[]) {
    const stocks = agenda.isItemFree(item) ? stocksOf(item, scene) : undefined
    if (!stocks || splitOf(topology, item).closing.length > 0) continue
    const stockOf = (lane: number) => stocks.find((stock) => stock.lane === lane)
    for (const { from, to, units } of balance(stocks).slice(0, TRANSFERS_MAX)) {
      agenda.decide(
        { type: 'transfer', item, from, to, units },
        reasonOf('lane-short', {
          item,
          to,
          left: stockOf(to)?.available ?? 0,
          asks: Math.round(stockOf(to)?.asks ?? 0),
          from,
          had: stockOf(from)?.available ?? 0,
        }),
      )
    }
  }
}
