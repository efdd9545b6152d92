/** A dry look: what a decision would do, and whether it could be done at all, before anybody does it. */
import { ok, refuse, type Result } from '../result.ts'
import type { Decision } from './decision.ts'
import { LANES_MAX } from './lanes.ts'
import type { AskRefusal, DirectorySnapshot, JobState } from './directory-snapshot.ts'
import { shareOf } from './directory-snapshot.ts'
import { slotsOfShard, splitOf, type Topology } from './topology.ts'

/** The share of its capacity that a shard has now, and would have. */
export type ShareChange = { readonly shard: string; readonly before: number; readonly after: number }

export type Look = {
  /** Slots that would move. */
  readonly slots: number
  /** How loads would change, by what was measured last. */
  readonly shares: readonly ShareChange[]
}

const UNDER_WAY: ReadonlySet<JobState> = new Set<JobState>(['waiting', 'moving', 'stopping'])

const namesOf = (snapshot: DirectorySnapshot, keyspace: 'orders' | 'inventory'): string[] =>
  snapshot.topology[keyspace].shards.map(({ name }) => name)

const callsOfSlots = (snapshot: DirectorySnapshot, shard: string, slots: ReadonlySet<number>): number => {
  const latest = snapshot.loads.find((load) => load.shard === shard)?.latest
  if (!latest || latest.until <= latest.from) return 0
  const calls = latest.slots.reduce((sum, [slot, count]) => (slots.has(slot) ? sum + count : sum), 0)
  return (calls * 1_000) / (latest.until - latest.from)
}

const shareNow = (snapshot: DirectorySnapshot, shard: string): number =>
  shareOf(snapshot.loads.find((load) => load.shard === shard)?.latest ?? null, snapshot.policies)

/** The jobs that move one of these slots, or take from or give to a shard that is being emptied. */
const busySlot = (snapshot: DirectorySnapshot, slots: readonly number[]): { slot: number; job: string } | undefined => {
  const wanted = new Set(slots)
  for (const job of snapshot.jobs.filter(({ state }) => UNDER_WAY.has(state))) {
    const decision = snapshot.log.find(({ id }) => id === job.id)?.decision
    const moving = decision?.type === 'move-slots' ? decision.slots : []
    const slot = moving.find((one) => wanted.has(one))
    if (slot !== undefined) return { slot, job: job.id }
  }
  return undefined
}

const lookAtMove = (
  snapshot: DirectorySnapshot,
  { keyspace, from, to, slots }: Decision & { type: 'move-slots' },
): Result<Look, AskRefusal> => {
  const names = namesOf(snapshot, keyspace)
  for (const shard of [from, to]) if (!names.includes(shard)) return refuse({ code: 'shard-unknown', shard })
  if (from === to) return refuse({ code: 'shard-same', shard: from })
  const ownSlots = new Set(slotsOfShard(snapshot.topology, keyspace, from))
  const elsewhere = slots.filter((slot) => !ownSlots.has(slot))
  if (elsewhere.length > 0 || slots.length === 0) {
    return refuse({ code: 'slots-elsewhere', shard: from, slots: elsewhere })
  }
  const busy = busySlot(snapshot, slots)
  if (busy) return refuse({ code: 'slot-busy', ...busy })
  const moved = callsOfSlots(snapshot, from, new Set(slots)) / snapshot.policies.shardCalls
  const [before, there] = [shareNow(snapshot, from), shareNow(snapshot, to)]
  return ok({
    slots: slots.length,
    shares: [
      { shard: from, before, after: Math.max(0, before - moved) },
      { shard: to, before: there, after: there + moved },
    ],
  })
}

const lookAtClose = (
  snapshot: DirectorySnapshot,
  { keyspace, shard }: Decision & { type: 'close-shard' },
): Result<Look, AskRefusal> => {
  const names = namesOf(snapshot, keyspace)
  if (!names.includes(shard)) return refuse({ code: 'shard-unknown', shard })
  const others = names.filter((name) => name !== shard)
  if (others.length === 0) return refuse({ code: 'shard-last', shard })
  const more = shareNow(snapshot, shard) / others.length
  return ok({
    slots: slotsOfShard(snapshot.topology, keyspace, shard).length,
    shares: others.map((name) => ({
      shard: name,
      before: shareNow(snapshot, name),
      after: shareNow(snapshot, name) + more,
    })),
  })
}

const lanesNow = (topology: Topology, item: Parameters<typeof splitOf>[1]) => splitOf(topology, item).lanes

const NOTHING_MOVES: Look = { slots: 0, shares: [] }

/** Whether an item is known at all is for whoever has a catalogue to say. */
export const lookAt = (snapshot: DirectorySnapshot, decision: Decision): Result<Look, AskRefusal> => {
  switch (decision.type) {
    case 'move-slots':
      return lookAtMove(snapshot, decision)
    case 'close-shard':
      return lookAtClose(snapshot, decision)
    case 'open-shards': {
      const most = snapshot.policies.shardsMax
      const room = most - namesOf(snapshot, decision.keyspace).length
      return decision.count < 1 || decision.count > room ? refuse({ code: 'shards-too-many', most }) : ok(NOTHING_MOVES)
    }
    case 'split-item': {
      const [least, most] = [
        lanesNow(snapshot.topology, decision.item).length + 1,
        Math.min(LANES_MAX, snapshot.policies.lanesMax),
      ]
      const sound = decision.lanes >= least && decision.lanes <= most
      return sound ? ok(NOTHING_MOVES) : refuse({ code: 'lanes-invalid', least, most })
    }
    case 'merge-item':
      return lanesNow(snapshot.topology, decision.item).length > 1
        ? ok(NOTHING_MOVES)
        : refuse({ code: 'lanes-invalid', least: 1, most: 1 })
    case 'transfer': {
      const lanes = lanesNow(snapshot.topology, decision.item)
      const lane = [decision.from, decision.to].find((one) => !lanes.includes(one))
      if (lane !== undefined) return refuse({ code: 'lane-unknown', item: decision.item, lane })
      if (!Number.isInteger(decision.units) || decision.units < 1)
        return refuse({ code: 'units-invalid', units: decision.units })
      return ok(NOTHING_MOVES)
    }
  }
}

/**
 * Slots as people write them: `0-31, 40, 512-600`.
 *
 * @returns undefined when it is no list of slots, or one is named twice
 */
export const slotsIn = (text: string): number[] | undefined => {
  const slots: number[] = []
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,4})\s*(?:-\s*(\d{1,4})\s*)?$/.exec(part) ?? []
    if (first === undefined) return undefined
    const [from, until] = [Number(first), Number(last)]
    if (until < from || until > 1_023) return undefined
    for (let slot = from; slot <= until; slot++) slots.push(slot)
  }
  return new Set(slots).size === slots.length ? slots : undefined
}

/** Slots in order, those that follow each other together. */
const rangesOf = (slots: readonly number[]): [first: number, last: number][] => {
  const ranges: [number, number][] = []
  for (const slot of slots.toSorted((a, b) => a - b)) {
    const range = ranges.at(-1)
    if (range && slot === range[1] + 1) range[1] = slot
    else ranges.push([slot, slot])
  }
  return ranges
}

/** The same the other way round, for machines: `0-31,40-40`, which is never taken for a number of slots. */
export const slotsWritten = (slots: readonly number[]): string =>
  rangesOf(slots)
    .map(([first, last]) => `${first}-${last}`)
    .join(',')

/** And for people: `0–31, 40`. */
export const slotsText = (slots: readonly number[]): string =>
  rangesOf(slots)
    .map(([first, last]) => (first === last ? String(first) : `${first}–${last}`))
    .join(', ')

/**
 * So many slots of a shard, for whoever names a number and not the slots: the busiest that together weigh about as
 * much as their number says, i.e. every n-th of the shard's slots in the order of their calls.
 */
export const someSlots = (
  snapshot: DirectorySnapshot,
  keyspace: 'orders' | 'inventory',
  shard: string,
  count: number,
): number[] => {
  const latest = snapshot.loads.find((load) => load.shard === shard)?.latest
  const calls = new Map(latest?.slots)
  const ownSlots = slotsOfShard(snapshot.topology, keyspace, shard).toSorted(
    (a, b) => (calls.get(b) ?? 0) - (calls.get(a) ?? 0) || a - b,
  )
  const wanted = Math.min(Math.max(0, count), ownSlots.length)
  return Array.from({ length: wanted }, (_, at) => ownSlots[Math.floor((at * ownSlots.length) / wanted)] ?? 0).toSorted(
    (a, b) => a - b,
  )
}
