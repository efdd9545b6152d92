/**
 * The traffic policy: shards and lanes for calls that have not come yet, by the slope of those that have, and by sales that
 * were announced. What it opens is given its even share of the slots before the calls come.
 *
 * It takes nothing away: the threshold policy does, an hour after a shard that was opened here has become cool (closing.ts).
 */
import { HOUR_MS } from './agenda.ts'
import type { Reason } from './decision.ts'
import { divide, UNITS_A_LANE } from './dividing.ts'
import { forecastAt, type Forecast } from './forecast.ts'
import { laneKey } from './lanes.ts'
import { detailOf, WINDOW_MS } from './monitor.ts'
import { fillShare, laneLimit } from './policies.ts'
import { receiversOf, sameLaw } from './relieving.ts'
import { CALLS_OF_AN_ORDER, isRunning, startsWithin, type Sale } from './sales.ts'
import { because, type Scene } from './scene.ts'
import { KEYSPACES, SLOTS, slotOfItem, type Keyspace } from './slots.ts'
import { callsOfAll, demandOf, lanesNow, slotRates, unitsOf, type ShardNow } from './survey.ts'
import { FIRST_SHARDS, splitOf, type Topology } from './topology.ts'

const reasonOf = because('traffic')

/** Workers read a new topology from KV within a minute, as a rule; until then their calls take one turn more. */
export const TOPOLOGY_LATE_MS = 60_000
/** Until a move has been measured, a slot is taken to need a second: copy, hand over, flip. */
export const SLOT_MS = 1_000
/** A person who is asked needs time to answer; shards that wait meanwhile cost nothing, they sleep. */
export const ASK_AHEAD_MS = 900_000
/** A new inventory shard gets so many slots first: enough for a lane to fall into one, few enough to be there at once. */
const SLOTS_FOR_LANES = 8
/** What goes wrong once is done again. */
const MARGIN_MS = 120_000
/** The least that a rise is looked ahead. */
const AHEAD_LEAST_MS = 300_000

/**
 * How long it takes until so many more shards have their share of the slots, and everybody knows.
 *
 * @param slotMs what one slot was measured to take: those that have slots give them away one after the other, each
 */
export const leadMs = (has: number, more: number, slotMs: number): number => {
  const slots = (SLOTS * more) / (has + more)
  const givers = Math.max(1, has)
  return Math.ceil(slots / givers) * slotMs + TOPOLOGY_LATE_MS + MARGIN_MS + WINDOW_MS
}

/** Shards that calls would fill as far as they may be filled. */
const shardsFor = (calls: number, { policies }: Scene): number =>
  Math.ceil(calls / (fillShare(policies) * policies.shardCalls))

/** Calls a second that a key space bears below the upper line. */
export const bears = (keyspace: Keyspace, { survey, policies }: Pick<Scene, 'survey' | 'policies'>): number =>
  survey[keyspace].length * policies.shardCalls * policies.relieveAbove

/** How long before its start a sale is prepared for: as if nothing had been done for it yet, so that it does not shrink. */
const aheadOf = (sale: Sale, keyspace: Keyspace, scene: Scene): number => {
  const more = Math.max(0, shardsFor(sale.expectedCalls * CALLS_OF_AN_ORDER[keyspace], scene) - FIRST_SHARDS)
  return leadMs(FIRST_SHARDS, more, scene.slotMs) + ASK_AHEAD_MS
}

/** Sales that have to be prepared for now: those that run, and those so near that it takes as long. */
const nearSales = (keyspace: Keyspace, scene: Scene): Sale[] =>
  scene.sales.filter(
    (sale) => isRunning(sale, scene.now) || startsWithin(sale, aheadOf(sale, keyspace, scene), scene.now),
  )

type Need = { readonly calls: number; readonly reason: Reason }

const saleNeed = (keyspace: Keyspace, scene: Scene): Need | undefined => {
  const sales = nearSales(keyspace, scene)
  const largest = sales.toSorted((one, other) => other.expectedCalls - one.expectedCalls)[0]
  if (!largest) return undefined
  const expectedOf = (some: readonly Sale[]) =>
    some.reduce((sum, { expectedCalls }) => sum + expectedCalls * CALLS_OF_AN_ORDER[keyspace], 0)
  const running = sales.filter((sale) => isRunning(sale, scene.now))
  const ahead = sales.filter((sale) => !isRunning(sale, scene.now))
  const calls = Math.max(callsOfAll(scene.survey[keyspace]), expectedOf(running)) + expectedOf(ahead)
  const figures = {
    sale: largest.id,
    name: largest.name,
    startsAt: largest.startsAt,
    expected: Math.round(calls),
    bearable: Math.round(fillShare(scene.policies) * scene.policies.shardCalls * scene.survey[keyspace].length),
    keyspace,
  }
  return { calls, reason: reasonOf('sale-announced', figures) }
}

/** A rise that is one beyond doubt, and that would be over the line before shards could be ready. */
const riseNeed = (keyspace: Keyspace, scene: Scene, forecast: Forecast | undefined): Need | undefined => {
  if (!forecast || forecast.slopeLeast <= 0) return undefined
  const has = scene.survey[keyspace].length
  const aheadMs = Math.max(AHEAD_LEAST_MS, leadMs(has, has, scene.slotMs))
  const { calls, band } = forecastAt(forecast, scene.now + aheadMs)
  if (calls <= bears(keyspace, scene)) return undefined
  const figures = {
    keyspace,
    now: Math.round(forecast.calls),
    expected: Math.round(calls),
    band: Math.round(band),
    minutes: Math.round(aheadMs / 60_000),
    bearable: Math.round(bears(keyspace, scene)),
  }
  return { calls, reason: reasonOf('rising', figures) }
}

const laneSlots = (topology: Topology): ReadonlySet<number> =>
  new Set(
    Object.keys(topology.splits).flatMap((item) =>
      splitOf(topology, item as Sale['items'][number]).lanes.map((lane) =>
        slotOfItem(laneKey(item as Sale['items'][number], lane)),
      ),
    ),
  )

/**
 * Which slots a shard gives away for an even share: those that are asked least, and none that has a lane.
 *
 * @param room calls a second that they may have together
 */
const quietestOf = (from: ShardNow, count: number, room: number, scene: Scene): number[] => {
  const { history, topology, now, policies } = scene
  const rates = slotRates(detailOf(history[from.place.name], now, policies.relieveWindows))
  const reserved = from.keyspace === 'inventory' ? laneSlots(topology) : new Set<number>()
  let left = room
  return from.slots
    .filter((slot) => !reserved.has(slot))
    .toSorted((one, other) => (rates.get(one) ?? 0) - (rates.get(other) ?? 0))
    .slice(0, count)
    .filter((slot) => (left -= rates.get(slot) ?? 0) >= 0)
}

/** Within an eighth shares are even enough: the fullest shard is what bounds the whole (bearable.ts). */
const UNEVEN_SHARE = 0.125

/**
 * Give shards that have few slots their even share, from those that have most. It comes to rest: no move takes a shard
 * past the even share, so each leaves less to be moved.
 */
export const evenOut = (keyspace: Keyspace, scene: Scene, reason: Reason): void => {
  const { agenda, policies, survey } = scene
  const even = SLOTS / survey[keyspace].length
  const poor = survey[keyspace]
    .filter(({ slots, late, place }) => slots.length < even && !late && agenda.isFree(place.name))
    .toSorted((one, other) => one.slots.length - other.slots.length)
  for (const to of poor) {
    const from = survey[keyspace]
      .filter(({ place, late }) => !late && agenda.isFree(place.name) && sameLaw(place, to.place))
      .toSorted((one, other) => other.slots.length - one.slots.length)[0]
    if (!from || !receiversOf(from, scene).includes(to)) continue
    const [tooMany, tooFew] = [from.slots.length - even, even - to.slots.length]
    const spare = Math.floor(Math.min(tooMany, tooFew))
    if (spare < 1 || Math.max(tooMany, tooFew) < even * UNEVEN_SHARE) continue
    const room = fillShare(policies) * policies.shardCalls - to.callsPerSecond
    const most = keyspace === 'inventory' && to.slots.length === 0 ? SLOTS_FOR_LANES : policies.slotsAtOnce
    const slots = quietestOf(from, Math.min(spare, most), room, scene)
    if (slots.length === 0) continue
    agenda.decide({ type: 'move-slots', keyspace, from: from.place.name, to: to.place.name, slots }, reason)
  }
}

/** What is needed of a key space, having opened what is missing for it. */
const openAhead = (keyspace: Keyspace, scene: Scene, forecast: Forecast | undefined): Need | undefined => {
  const needs = [saleNeed(keyspace, scene), riseNeed(keyspace, scene, forecast)].filter((need) => need !== undefined)
  const need = needs.toSorted((one, other) => other.calls - one.calls)[0]
  if (!need) return undefined
  const has = scene.survey[keyspace].length
  const like = scene.survey[keyspace][0]?.place ?? { name: '' }
  scene.agenda.open(keyspace, shardsFor(need.calls, scene) - has, like, need.reason)
  return need
}

/** Items of sales that are near are divided for what is expected of them, as soon as shards for the lanes are there. */
const divideForSales = (scene: Scene): void => {
  const { topology, history, now, survey, policies } = scene
  const waiting = survey.inventory.some(({ slots }) => slots.length === 0)
  for (const sale of nearSales('inventory', scene)) {
    for (const item of sale.items) {
      const lanes = lanesNow(topology, history, item, { now, windows: policies.relieveWindows })
      const expected = sale.expectedCalls / sale.items.length
      const demand = isRunning(sale, now) ? Math.max(expected, demandOf(lanes)) : expected + demandOf(lanes)
      const soon = sale.startsAt - now <= leadMs(survey.inventory.length, 0, scene.slotMs)
      if (waiting && !soon) continue
      const figures = {
        sale: sale.id,
        name: sale.name,
        startsAt: sale.startsAt,
        expected: Math.round(demand),
        bearable: Math.round(lanes.length * laneLimit(policies) * fillShare(policies)),
        item,
      }
      const units = unitsOf(lanes) ?? UNITS_A_LANE * policies.lanesMax
      divide(item, { demand, units, reason: reasonOf('sale-announced', figures) }, scene)
    }
  }
}

/** Items that a sale needs divided: those of sales that run or begin within the hour. */
export const itemsOfSales = ({ sales, now }: Scene): ReadonlySet<Sale['items'][number]> =>
  new Set(
    sales.filter((sale) => isRunning(sale, now) || startsWithin(sale, HOUR_MS, now)).flatMap(({ items }) => items),
  )

export const prepare = (scene: Scene, forecasts: Readonly<Record<Keyspace, Forecast | undefined>>): void => {
  const needs = KEYSPACES.map((keyspace) => [keyspace, openAhead(keyspace, scene, forecasts[keyspace])] as const)
  // Lanes before slots: a shard that is being filled cannot be given a lane.
  divideForSales(scene)
  for (const [keyspace, need] of needs) if (need) evenOut(keyspace, scene, need.reason)
}
