/**
 * Hold units of an item whose stock is divided: the lanes are asked one after the other, and "sold out" is only said
 * when every lane has said so and nothing is on its way between them.
 */
import type { ItemKey, PaymentId, VariantId } from '#domain/ids'
import type { HoldItem, HoldRefusal } from '#domain/inventory/hold'
import { availableIn, type LaneState } from '#domain/inventory/transfer'
import { ok, refuse, type Result } from '#domain/result'
import { itemOf, laneKey, laneOf, lanesFor, type Split } from '#domain/sharding/lanes'
import { isSoldOut, type Round } from '#domain/sharding/sold-out'
import { splitOf, type Topology } from '#domain/sharding/topology'
import { askItem, askItems, Overloaded } from '../../sharding/call-shard.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

type Ask = { readonly id: PaymentId; readonly expiresAt: number; readonly topology: Topology }

/** How long units on their way are waited for, in ms, and how often is looked: a transfer takes some ten. */
const WAIT_MS = 3_000
const LOOK_EVERY_MS = 25
/** When they are not there by then, whoever waits for them is told to come back, in ms. */
const COME_BACK_MS = 2_000

/** One lane's answer: what it has promised under this id, or how the item is divided, if it knows. */
const holdLane = async (env: TopologyEnv, line: HoldItem, { id, expiresAt }: Ask) => {
  const part = { ...line, part: true } as const
  const [answer] = await askItem(env, line.item, 'hold', [{ id, lines: [part], expiresAt }])
  if (!answer) throw new Error(`${line.item} did not answer for ${id}`)
  return answer
}

const sum = (lines: readonly { readonly units: number }[]) => lines.reduce((all, { units }) => all + units, 0)

/** @returns which lanes have promised how many, together the units of the line */
export const holdInLanes = async (
  env: TopologyEnv,
  line: HoldItem,
  ask: Ask,
): Promise<Result<HoldItem[], HoldRefusal>> => {
  const item = itemOf(line.item)
  let split = splitOf(ask.topology, item)
  const held: HoldItem[] = []
  const until = Date.now() + WAIT_MS
  for (;;) {
    const tried = await tryLanes(env, { ...line, oversell: false }, { ...ask, split, held })
    if (!tried.ok) return tried
    if (sum(held) >= line.units) return ok(held)
    // A lane that did not answer may have some: nobody is told "sold out" for it.
    if (tried.value.length > 0) throw tried.value[0]
    const look = await lookTwice(env, item, split)
    split = look.split
    if (look.available > 0 && (await holdParts(env, line, { ...ask, lanes: look.lanes, held }))) return ok(held)
    if (look.still) {
      if (line.oversell) return sellBeyond(env, line, { ...ask, held })
      const available = look.available + sum(held)
      return refuse({ code: 'insufficient-stock', item, wanted: line.units, available })
    }
    if (Date.now() >= until) throw new Overloaded(`units of ${item} are on their way for too long`, COME_BACK_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

type Trying = Ask & { readonly split: Split; readonly held: HoldItem[] }

/** The lanes in this shopper's order, each for all that is still wanted. @returns what kept lanes from answering */
const tryLanes = async (env: TopologyEnv, line: HoldItem, trying: Trying): Promise<Result<unknown[], HoldRefusal>> => {
  const item = itemOf(line.item)
  const faults: unknown[] = []
  for (const lane of lanesFor(trying.split, trying.id)) {
    const key = laneKey(item, lane)
    const open = line.units - sum(trying.held)
    if (open <= 0) break
    if (trying.held.some((one) => one.item === key)) continue
    const answer = await holdLane(env, { ...line, item: key, units: open }, trying).catch((fault: unknown) => {
      console.error(`${key} did not answer; the next lane is asked`, fault)
      faults.push(fault)
    })
    if (!answer) continue
    if (!answer.ok && answer.refusal.code !== 'insufficient-stock') return answer
    if (answer.ok) note(trying.held, { ...line, item: key, units: Math.min(open, sum(answer.value)) })
  }
  return ok(faults)
}

const note = (held: HoldItem[], line: HoldItem): void => {
  if (line.units > 0 && !held.some(({ item }) => item === line.item)) held.push(line)
}

/** No lane has enough alone: some from each. @returns whether they have enough together */
const holdParts = async (
  env: TopologyEnv,
  line: HoldItem,
  parts: Ask & { readonly lanes: readonly LaneState[]; readonly held: HoldItem[] },
): Promise<boolean> => {
  const { held } = parts
  if (availableIn(parts.lanes) < line.units - sum(held)) return false
  for (const { key, available } of parts.lanes) {
    const units = Math.min(available, line.units - sum(held))
    if (units <= 0 || held.some(({ item }) => item === key)) continue
    const answer = await holdLane(env, { ...line, item: key, units, oversell: false }, parts)
    if (answer.ok) note(held, { ...line, item: key, units: Math.min(line.units - sum(held), sum(answer.value)) })
  }
  return sum(held) >= line.units
}

/** Nothing is left, and it is sold all the same: the first lane promises what it will have to owe. */
const sellBeyond = async (
  env: TopologyEnv,
  line: HoldItem,
  ask: Ask & { readonly held: readonly HoldItem[] },
): Promise<Result<HoldItem[], HoldRefusal>> => {
  const first = ask.held.find(({ item }) => item === line.item)
  if (first) return ok([...ask.held])
  const units = line.units - sum(ask.held)
  const answer = await holdLane(env, { ...line, units }, ask)
  return answer.ok ? ok([...ask.held, { ...line, units }]) : answer
}

type Look = {
  readonly lanes: readonly LaneState[]
  readonly available: number
  readonly split: Split
  /** Nothing was on its way between the lanes. */
  readonly still: boolean
}

export const everyKey = (item: VariantId, { lanes, closing }: Split): ItemKey[] =>
  [...lanes, ...closing].map((lane) => laneKey(item, lane))

/** The states of all lanes, with the first lane's word on which there are. */
export const laneStates = async (env: TopologyEnv, item: VariantId, split: Split) => {
  const reached = await askItems(
    env,
    'laneStates',
    everyKey(item, split),
    (key) => key,
    (some) => [some] as const,
  )
  const lanes = reached.flatMap(({ value }) => value.lanes)
  return { lanes, split: reached.map(({ value }) => value.split).find((one) => one !== null) ?? split }
}

const roundOf = (lanes: readonly LaneState[]): Round => new Map(lanes.map((lane) => [laneOf(lane.key).lane, lane]))

const lookTwice = async (env: TopologyEnv, item: VariantId, known: Split): Promise<Look> => {
  const first = await laneStates(env, item, known)
  const second = await laneStates(env, item, first.split)
  return {
    lanes: second.lanes,
    available: availableIn(second.lanes),
    split: second.split,
    still: isSoldOut(roundOf(first.lanes), roundOf(second.lanes)),
  }
}
