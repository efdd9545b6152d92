/**
 * The threshold policy, downwards: a shard that has been under the lower line long enough is emptied and closed.
 *
 * It never undoes what the policy has just done: nothing is closed while any shard of its key space is over the line or at
 * work, nothing soon after an opening, nothing that would fill another one beyond the fill line, and never the first two.
 */
import { HOUR_MS } from './agenda.ts'
import type { Decision } from './decision.ts'
import { detailOf, longRowOf, RATES_KEPT, runOf, WINDOW_MS } from './monitor.ts'
import { fillShare } from './policies.ts'
import { isOver, receiversOf } from './relieving.ts'
import { isRunning, startsWithin } from './sales.ts'
import { because, type Scene } from './scene.ts'
import { KEYSPACES, type Keyspace } from './slots.ts'
import { percentOf, slotRates, type ShardNow } from './survey.ts'
import { FIRST_SHARDS, shardName } from './topology.ts'

const reasonOf = because('threshold')

const isFirst = ({ place, keyspace }: ShardNow): boolean =>
  Array.from({ length: FIRST_SHARDS }, (_, number) => shardName(keyspace, number)).includes(place.name)

const lineOf = ({ policies }: Scene): number => policies.mergeBelow * policies.shardCalls

/**
 * Windows in a row that it has been under the line. Slots that it got meanwhile do not begin the row anew, so that many
 * shards can be closed in turn; but what it bears with them must have been seen.
 */
const underFor = (shard: ShardNow, scene: Scene): number =>
  shard.row.length < scene.policies.relieveWindows
    ? 0
    : runOf(longRowOf(scene.history[shard.place.name], scene.now), (calls) => calls < lineOf(scene))

/** What was opened ahead of traffic stays an hour: a sale has a second wave more often than not. */
const windowsNeeded = ({ place }: ShardNow, { policies, opened }: Scene): number =>
  opened.some(({ shard, by }) => shard === place.name && by === 'traffic') ? RATES_KEPT : policies.mergeWindows

type Receiver = { readonly shard: ShardNow; calls: number; readonly slots: number[]; slotCount: number }

/** A slot that is asked goes to the coolest, one that is not to whoever keeps fewest: so both end up even. */
const bestFor = (calls: number, receivers: readonly Receiver[], fill: number): Receiver | undefined =>
  receivers
    .filter((receiver) => receiver.calls + calls <= Math.max(fill, receiver.shard.callsPerSecond))
    .toSorted((one, other) => (calls > 0 ? one.calls - other.calls : 0) || one.slotCount - other.slotCount)[0]

/**
 * How a shard is emptied: all of its slots, over those that may get them, none of which is filled beyond the fill line.
 *
 * @returns moves of at most `slotsAtOnce` slots each, to be carried out one after the other; undefined when they do not fit
 */
export const emptying = (from: ShardNow, scene: Scene): Extract<Decision, { type: 'move-slots' }>[] | undefined => {
  const { history, policies, now } = scene
  const fill = fillShare(policies) * policies.shardCalls
  const rates = slotRates(detailOf(history[from.place.name], now, policies.relieveWindows))
  const receivers = receiversOf(from, scene).map((shard) => ({
    shard,
    calls: shard.callsPerSecond,
    slots: [] as number[],
    slotCount: shard.slots.length,
  }))
  const hottestFirst = from.slots.toSorted((one, other) => (rates.get(other) ?? 0) - (rates.get(one) ?? 0))
  for (const slot of hottestFirst) {
    const calls = rates.get(slot) ?? 0
    const best = bestFor(calls, receivers, fill)
    if (!best) return undefined
    best.slots.push(slot)
    best.calls += calls
    best.slotCount++
  }
  const { keyspace, place } = from
  return receivers.flatMap(({ shard, slots }) =>
    Array.from({ length: Math.ceil(slots.length / policies.slotsAtOnce) }, (_, part) => ({
      type: 'move-slots' as const,
      keyspace,
      from: place.name,
      to: shard.place.name,
      slots: slots.slice(part * policies.slotsAtOnce, (part + 1) * policies.slotsAtOnce),
    })),
  )
}

/** It was under the line for a good while, and the last window ended that: worth a line in the log, once. */
const tellBroken = (shard: ShardNow, scene: Scene): void => {
  const { policies, agenda } = scene
  const row = longRowOf(scene.history[shard.place.name], scene.now)
  const last = row.at(-1)
  const needed = windowsNeeded(shard, scene)
  if (!last || last.callsPerSecond < lineOf(scene)) return
  const before = row.slice(0, -1)
  const windows = runOf(before, (calls) => calls < lineOf(scene))
  if (windows * 2 < needed || windows >= needed) return
  agenda.letBe(
    { type: 'close-shard', keyspace: shard.keyspace, shard: shard.place.name },
    reasonOf('not-long-enough', {
      shard: shard.place.name,
      percent: percentOf(before.at(-1)?.callsPerSecond ?? 0, policies.shardCalls),
      line: percentOf(policies.mergeBelow, 1),
      windows,
      needed,
      ended: percentOf(last.callsPerSecond, policies.shardCalls),
    }),
  )
}

const closeOne = (shard: ShardNow, scene: Scene): boolean => {
  const { agenda, policies, sales, now } = scene
  const decision = { type: 'close-shard', keyspace: shard.keyspace, shard: shard.place.name } as const
  const percent = percentOf(shard.callsPerSecond, policies.shardCalls)
  const figures = { shard: shard.place.name, percent, line: percentOf(policies.mergeBelow, 1) }
  const sale = policies.traffic
    ? sales.find((one) => isRunning(one, now) || startsWithin(one, HOUR_MS, now))
    : undefined
  if (sale) {
    const near = { shard: shard.place.name, percent, sale: sale.id, name: sale.name, startsAt: sale.startsAt }
    agenda.letBe(decision, reasonOf('sale-near', near))
    return false
  }
  if (!emptying(shard, scene)) {
    const fill = percentOf(fillShare(policies), 1)
    agenda.letBe(decision, reasonOf('others-full', { ...figures, fill }))
    return false
  }
  const minutes = Math.round((underFor(shard, scene) * WINDOW_MS) / 60_000)
  agenda.decide(decision, reasonOf('shard-under', { ...figures, minutes }))
  return true
}

/** The one with the least to move goes first; one at a time. */
const closeIn = (keyspace: Keyspace, scene: Scene): void => {
  const { survey, agenda, opened, policies, now } = scene
  const shards = survey[keyspace]
  for (const shard of shards) if (!isFirst(shard)) tellBroken(shard, scene)
  const lately = opened.some(
    ({ shard, at }) => shard.startsWith(`${keyspace}-`) && at > now - policies.mergeWindows * WINDOW_MS,
  )
  if (lately || agenda.isAtWork(keyspace) || shards.some((shard) => isOver(shard, scene))) return
  const cool = shards
    .filter((shard) => !isFirst(shard) && underFor(shard, scene) >= windowsNeeded(shard, scene))
    .toSorted((one, other) => one.slots.length - other.slots.length || one.callsPerSecond - other.callsPerSecond)
  for (const shard of cool) if (closeOne(shard, scene)) return
}

export const closeCool = (scene: Scene): void => {
  for (const keyspace of KEYSPACES) closeIn(keyspace, scene)
}
