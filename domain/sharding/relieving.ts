/**
 * The threshold policy, upwards, for shards: one that is over the line for some windows gives its hottest slots that fit to
 * the shard with most room; when nobody has room, shards are opened.
 *
 * Why it comes to rest: slots go only from shards over the line to shards that stay under the fill line with them, and those
 * never get over the line by it. So each move leaves fewer slots on shards that are over, until none is, or none fits.
 */
import { because, type Scene } from './scene.ts'
import { detailOf, runOf } from './monitor.ts'
import { fillShare } from './policies.ts'
import { KEYSPACES, type Keyspace } from './slots.ts'
import { percentOf, slotRates, type ShardNow } from './survey.ts'
import type { Place } from './topology.ts'

const reasonOf = because('threshold')

/** May slots of one go to the other? An object's id depends on its jurisdiction, and so does the law that it is under. */
export const sameLaw = (one: Place, other: Place): boolean => one.jurisdiction === other.jurisdiction

/** Windows in a row, up to now, that a shard has been over the line. */
const overFor = ({ row }: ShardNow, { policies }: Scene): number =>
  runOf(row, (calls) => calls > policies.relieveAbove * policies.shardCalls)

export const isOver = (shard: ShardNow, scene: Scene): boolean =>
  !shard.late && overFor(shard, scene) >= scene.policies.relieveWindows

/** Shards that may get slots of this one, those with the same hint first, then those with most room. */
export const receiversOf = (from: ShardNow, { survey, agenda }: Scene): ShardNow[] => {
  const far = ({ place }: ShardNow) => Number(place.hint !== from.place.hint)
  return survey[from.keyspace]
    .filter(({ place, late }) => place.name !== from.place.name && !late && agenda.isFree(place.name))
    .filter(({ place }) => sameLaw(place, from.place))
    .toSorted((one, other) => far(one) - far(other) || one.callsPerSecond - other.callsPerSecond)
}

type SlotRate = readonly [slot: number, callsPerSecond: number]

const hottestFirst = (from: ShardNow, { history, policies, now }: Scene): SlotRate[] => {
  const rates = slotRates(detailOf(history[from.place.name], now, policies.relieveWindows))
  return [...rates]
    .filter(([slot, calls]) => calls > 0 && from.slots.includes(slot))
    .toSorted((one, other) => other[1] - one[1])
}

/**
 * The hottest of these slots that together are no more than is too much; when each alone is more, the coolest one.
 *
 * @param slots hottest first
 * @param room calls a second that the receiver may get
 */
const fitting = (slots: readonly SlotRate[], tooMuch: number, room: number, most: number): readonly SlotRate[] => {
  const chosen: SlotRate[] = []
  let left = Math.min(tooMuch, room)
  for (const slot of slots) {
    if (chosen.length === most) break
    if (slot[1] > left) continue
    chosen.push(slot)
    left -= slot[1]
  }
  return chosen.length > 0 ? chosen : slots.slice(-1).filter(([, calls]) => calls <= room)
}

const figuresOf = (from: ShardNow, { policies }: Scene) => ({
  shard: from.place.name,
  percent: percentOf(from.callsPerSecond, policies.shardCalls),
  line: percentOf(policies.relieveAbove, 1),
  windows: policies.relieveWindows,
})

const percentsOf = ({ row }: ShardNow, { policies }: Scene): string =>
  row
    .slice(-policies.relieveWindows)
    .map(({ callsPerSecond }) => percentOf(callsPerSecond, policies.shardCalls))
    .join(' ')

/** Nobody has room: open as many shards as what is too much would fill, if an empty shard would help at all. */
const openFor = (from: ShardNow, slots: readonly SlotRate[], scene: Scene) => {
  const { agenda, policies } = scene
  const fill = fillShare(policies) * policies.shardCalls
  const movable = slots.filter(([, calls]) => calls <= fill).reduce((sum, [, calls]) => sum + calls, 0)
  const tooMuch = Math.min(movable, from.callsPerSecond - fill)
  if (tooMuch <= 0) {
    const [slot, calls] = slots[0] ?? [0, 0]
    const { shard, percent } = figuresOf(from, scene)
    const opening = { type: 'open-shards', keyspace: from.keyspace, count: 1 } as const
    return agenda.letBe(opening, reasonOf('slot-over', { shard, percent, slot, calls: Math.round(calls) }))
  }
  const figures = {
    ...figuresOf(from, scene),
    fill: percentOf(fill, policies.shardCalls),
    shards: scene.survey[from.keyspace].length,
  }
  return agenda.open(from.keyspace, Math.ceil(tooMuch / fill), from.place, reasonOf('no-room', figures))
}

const relieveOne = (from: ShardNow, scene: Scene): void => {
  const { agenda, policies } = scene
  const fill = fillShare(policies) * policies.shardCalls
  const slots = hottestFirst(from, scene)
  // Whose load since its last change is not known yet has no room that could be given away.
  for (const to of receiversOf(from, scene).filter(({ row }) => row.length > 0)) {
    const room = fill - to.callsPerSecond
    const chosen = fitting(slots, from.callsPerSecond - fill, room, policies.slotsAtOnce)
    if (chosen.length === 0) continue
    const moved = chosen.reduce((sum, [, rate]) => sum + rate, 0)
    agenda.decide(
      {
        type: 'move-slots',
        keyspace: from.keyspace,
        from: from.place.name,
        to: to.place.name,
        slots: chosen.map(([slot]) => slot),
      },
      reasonOf('shard-over', {
        ...figuresOf(from, scene),
        percents: percentsOf(from, scene),
        calls: Math.round(moved),
      }),
    )
    return
  }
  const isUnknown = receiversOf(from, scene).some(({ row }) => row.length === 0)
  if (!isUnknown && !agenda.isOpening(from.keyspace)) openFor(from, slots, scene)
}

/** The hottest first: it gets the most room. */
const relieveKeyspace = (keyspace: Keyspace, scene: Scene): void => {
  const over = scene.survey[keyspace]
    .filter((shard) => isOver(shard, scene))
    .toSorted((one, other) => other.callsPerSecond - one.callsPerSecond)
  for (const from of over) if (scene.agenda.isFree(from.place.name)) relieveOne(from, scene)
}

export const relieve = (scene: Scene): void => {
  for (const keyspace of KEYSPACES) relieveKeyspace(keyspace, scene)
}
