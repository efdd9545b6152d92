/** Open and close lanes of an item, and bring units from one to another: each step written down before it is taken. */
import type { ItemKey, LocationId } from '#domain/ids'
import type { Transfer } from '#domain/inventory/transfer'
import { home, spread } from '#domain/sharding/balancing'
import type { Given } from '#domain/sharding/keeping'
import { laneKey, laneOf, type SplitRefusal } from '#domain/sharding/lanes'
import { slotOfItem } from '#domain/sharding/slots'
import { everyLane, keeperOf, splitOf, type Topology } from '#domain/sharding/topology'
import type { LaneWork, TransferPart } from '#domain/sharding/work'
import { callShard, withRetry, type Asking, type Shards, type Verbs } from '../shards.ts'

export type LaneWorking = {
  readonly shards: Shards
  readonly topology: () => Topology
  readonly save: (work: LaneWork) => void
  /** The topology has these lanes from now on. */
  readonly split: (work: LaneWork) => void
}

/** Each keeper's word is newer than the one before. */
const SENT_ON_MAX = 8

/**
 * Ask the keeper of a lane. The directory moves no slot while it does this, so it knows who that is; where another
 * directory has moved it, the shards know better and are followed, so that what is under way comes to its end.
 */
export const askLane = async <V extends keyof Verbs['inventory'] & string>(
  { shards, topology }: Pick<LaneWorking, 'shards' | 'topology'>,
  key: ItemKey,
  verb: V,
  ...args: Asking<'inventory', V>['args']
): Promise<Asking<'inventory', V>['answer']> => {
  const slot = slotOfItem(key)
  let place = keeperOf(topology(), 'inventory', slot)
  let given: readonly Given[] = []
  for (let sentOn = 0; ; sentOn++) {
    const call = { visit: { slots: [slot], given }, verb, args }
    const answer = await withRetry(() => callShard(shards, 'inventory', place, call))
    if (answer.at === 'here') return answer.value
    const redirect = answer.at === 'moved' ? answer.given[0] : undefined
    if (!redirect || sentOn >= SENT_ON_MAX) {
      throw new Error(`${place.name} does not answer for ${key}: ${JSON.stringify(answer)}`)
    }
    given = [redirect]
    place = redirect.keeper
  }
}

export type LanesDone = 'done' | 'going-on' | SplitRefusal

/** One step. @returns what has become of the work; refused, nothing was changed */
export const goOnWithLanes = async (context: LaneWorking, work: LaneWork): Promise<LanesDone> => {
  if (work.step === 'tell') {
    const next = context.topology().version + 1
    const split = work.split && (await askLane(context, work.item, 'setSplit', work.item, work.split, next))
    if (split?.ok === false) return split.refusal
    context.save({ ...work, step: work.split ? 'publish' : 'plan' })
    return 'going-on'
  }
  if (work.step === 'publish') {
    context.split({ ...work, step: 'plan' })
    return 'going-on'
  }
  if (work.step === 'plan') {
    const parts = await planned(context, work)
    context.save({ ...work, step: 'transfer', parts })
    return parts.length === 0 ? 'done' : 'going-on'
  }
  return (await transferNext(context, work)) ? 'done' : 'going-on'
}

type Standing = { readonly lane: number; readonly location: LocationId; readonly available: number }

const standing = async (context: LaneWorking, { item }: LaneWork): Promise<Standing[]> => {
  const levels = await Promise.all(
    everyLane(context.topology(), item).map((key) => askLane(context, key, 'stockOf', [key])),
  )
  return levels.flatMap(({ stock }) =>
    stock.map(({ item: key, location, available }) => ({ lane: laneOf(key).lane, location, available })),
  )
}

/** Which units go where, place by place: they never change their place, only the lane that sells them. */
const planned = async (context: LaneWorking, work: LaneWork): Promise<TransferPart[]> => {
  const all = await standing(context, work)
  const { lanes } = splitOf(context.topology(), work.item)
  let left = typeof work.plan === 'object' ? work.plan.units : 0
  const parts = [...Map.groupBy(all, ({ location }) => location)].flatMap(([location, here]) => {
    const has = (lane: number) => here.find((one) => one.lane === lane)?.available ?? 0
    const found = () => {
      if (work.plan === 'home') return home(here)
      if (work.plan === 'spread')
        return spread(lanes.map((lane) => ({ lane, available: has(lane), incoming: 0, asks: 0 })))
      const units = Math.min(left, has(work.plan.from))
      left -= units
      return units > 0 ? [{ ...work.plan, units }] : []
    }
    return found().map(({ from, to, units }) => ({ from, to, units, location }))
  })
  // No directory, and no later life of this one, ever names another transfer so: it would count as having arrived.
  return parts.map((part) => ({ ...part, id: crypto.randomUUID(), sent: null, step: 'send' as const }))
}

/** Debit, credit, and the word that they have arrived: the first part that is not done goes on by one step. */
const transferNext = async (context: LaneWorking, work: LaneWork): Promise<boolean> => {
  const [part, ...rest] = work.parts
  if (!part) return true
  const next = await transferStep(context, work, part)
  context.save({ ...work, parts: next ? [next, ...rest] : rest })
  return !next && rest.length === 0
}

const transferStep = async (
  context: LaneWorking,
  { item }: LaneWork,
  part: TransferPart,
): Promise<TransferPart | undefined> => {
  const [from, to] = [laneKey(item, part.from), laneKey(item, part.to)]
  const transfer: Transfer = { id: part.id, from, to, location: part.location, units: part.sent ?? part.units }
  if (part.step === 'send') {
    const sent = await askLane(context, from, 'send', transfer)
    if (!sent.ok) throw new Error(`a transfer cannot be sent: ${JSON.stringify(sent.refusal)}`)
    return { ...part, sent: sent.value, step: 'receive' }
  }
  if (part.step === 'receive') {
    const received = await askLane(context, to, 'receive', transfer)
    if (!received.ok) throw new Error(`a transfer cannot be received: ${JSON.stringify(received.refusal)}`)
    return { ...part, step: 'arrived' }
  }
  await askLane(context, from, 'arrivedAt', { id: part.id, from })
  return undefined
}
