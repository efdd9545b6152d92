/**
 * How a flow reaches a shard: by the id of what it asks about, wherever that is kept just now.
 *
 * A shard that does not keep it says who does, and is believed; one that is handing it over is asked again in a moment.
 * Only what is safe is repeated: every verb of a shard is, by its id or its key. One that is overloaded is never asked
 * again.
 *
 * @see https://developers.cloudflare.com/durable-objects/best-practices/error-handling/
 */
import type { CartId, CustomerId, ItemKey, OrderId, PaymentId } from '#domain/ids'
import type { Answer, Given } from '#domain/sharding/keeping'
import { slotInId, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import { firstKeeperOf, type Place } from '#domain/sharding/topology'
import { callShard, knownKeeper, stubOf, withRetry, type Asking, type Verbs } from '#durable-objects/sharding/shards'
import { knownTopology, learn, type Known, type TopologyEnv } from './topology.ts'

/** Times that one call is sent on. Each word is newer than the one before, so this is only met by a shop that is broken. */
const SENT_ON_MAX = 24
/** Between two tries while a slot changes hands, in ms: it takes some ten, so the first tries follow quickly. */
const PAUSES_MS = [4, 8, 15, 25, 40, 60, 100] as const
/** Pauses that one call takes before it is given up: some eight seconds, far longer than a slot changes hands. */
const WAITS_MAX = 85

/** Too many at once, or nobody answers in time: whoever asked is told when to come back. */
export class Overloaded extends Error {
  readonly overloaded = true
  readonly retryAfterMs: number
  constructor(what: string, retryAfterMs: number) {
    super(what)
    this.retryAfterMs = retryAfterMs
  }
}

/** Part of a call: what it is about, and what was said of its slots on the way. */
type Part<M> = {
  readonly members: readonly M[]
  readonly given: readonly Given[]
  /** Nobody could say where these are: their first keeper can. */
  readonly lost: ReadonlySet<number>
}

type Way<M> = { readonly keyspace: Keyspace; readonly slotOf: (member: M) => number }

/** What was said on the way of this call is believed first, then what is known. */
const placeOf = <M>(known: Known, { keyspace, slotOf }: Way<M>, member: M, { given, lost }: Part<M>): Place => {
  const slot = slotOf(member)
  if (lost.has(slot)) return { name: firstKeeperOf(keyspace, slot) }
  const handover = given.findLast((one) => one.slot === slot)
  return handover?.keeper ?? knownKeeper(known.topology, known.learnt[keyspace], keyspace, slot)
}

const pause = (tries: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)]))

export type Reached<M, T> = { readonly members: readonly M[]; readonly value: T }

/**
 * Ask every shard that keeps some of the members, each once, and follow those that have moved.
 *
 * @param argsOf what a shard is asked for its members
 * @returns the answers; together they are about every member, each of one shard
 * @throws Overloaded when a shard has too many callers, or a slot stays frozen
 */
const reach = async <K extends Keyspace, V extends keyof Verbs[K] & string, M>(
  env: TopologyEnv,
  way: Way<M> & { readonly keyspace: K },
  verb: V,
  members: readonly M[],
  argsOf: (some: readonly M[]) => Asking<K, V>['args'],
): Promise<Reached<M, Asking<K, V>['answer']>[]> => {
  const known = await knownTopology(env, Date.now())
  const follow = async (
    part: Part<M>,
    sentOn: number,
    tries: number,
  ): Promise<Reached<M, Asking<K, V>['answer']>[]> => {
    const groups = Map.groupBy(part.members, (member) => placeOf(known, way, member, part).name)
    const done = await Promise.all(
      [...groups.values()].map(async (some) => {
        const slots = [...new Set(some.map(way.slotOf))]
        const place = placeOf(known, way, some[0] as M, part)
        const call = { visit: { slots, given: part.given }, verb, args: argsOf(some) }
        const answer = await withRetry(() => callShard(env, way.keyspace, place, call))
        learn(known, way.keyspace, answer)
        if (answer.at === 'here') return [{ members: some, value: answer.value }]
        return again({ ...part, members: some }, answer, place, sentOn, tries)
      }),
    )
    return done.flat()
  }
  const again = async (
    part: Part<M>,
    answer: Exclude<Answer<unknown>, { at: 'here' }>,
    place: Place,
    sentOn: number,
    tries: number,
  ) => {
    if (answer.at === 'busy') throw new Overloaded(`${place.name} has too many callers`, answer.retryAfterMs)
    const beyond = answer.at === 'frozen' ? tries >= WAITS_MAX : sentOn >= SENT_ON_MAX
    if (beyond) throw new Overloaded(`${place.name} did not say in time who keeps what was asked for`, 1_000)
    if (answer.at === 'frozen') {
      await pause(tries)
      return follow(part, sentOn, tries + 1)
    }
    const fresh = new Set(answer.given.map(({ slot }) => slot))
    const given = [...part.given.filter(({ slot }) => !fresh.has(slot)), ...answer.given]
    const lost = new Set([...part.lost, ...answer.unknown].filter((slot) => !fresh.has(slot)))
    return follow({ members: part.members, given, lost }, sentOn + 1, tries)
  }
  return members.length === 0 ? [] : follow({ members, given: [], lost: new Set() }, 0, 0)
}

/** Ask the shard that keeps a cart, an order or a payment, or what a customer has. */
export const askOrder = async <V extends keyof Verbs['orders'] & string>(
  env: TopologyEnv,
  id: CartId | OrderId | PaymentId | CustomerId,
  verb: V,
  ...args: Asking<'orders', V>['args']
): Promise<Asking<'orders', V>['answer']> => {
  const [reached] = await reach(env, { keyspace: 'orders', slotOf: slotInId }, verb, [id], () => args)
  if (!reached) throw new Error(`${verb} of ${id} was not answered`)
  return reached.value
}

/** Ask the shards that keep these orders, each once. */
export const askOrders = <V extends keyof Verbs['orders'] & string, M>(
  env: TopologyEnv,
  verb: V,
  members: readonly M[],
  idOf: (member: M) => CartId | OrderId | PaymentId,
  argsOf: (some: readonly M[]) => Asking<'orders', V>['args'],
) => reach(env, { keyspace: 'orders', slotOf: (member: M) => slotInId(idOf(member)) }, verb, members, argsOf)

/** Ask the shard that keeps an item, or one lane of it. */
export const askItem = async <V extends keyof Verbs['inventory'] & string>(
  env: TopologyEnv,
  key: ItemKey,
  verb: V,
  ...args: Asking<'inventory', V>['args']
): Promise<Asking<'inventory', V>['answer']> => {
  const [reached] = await reach(env, { keyspace: 'inventory', slotOf: slotOfItem }, verb, [key], () => args)
  if (!reached) throw new Error(`${verb} of ${key} was not answered`)
  return reached.value
}

/** Ask the shards that keep these items, each once. */
export const askItems = <V extends keyof Verbs['inventory'] & string, M>(
  env: TopologyEnv,
  verb: V,
  members: readonly M[],
  keyOf: (member: M) => ItemKey,
  argsOf: (some: readonly M[]) => Asking<'inventory', V>['args'],
) => reach(env, { keyspace: 'inventory', slotOf: (member: M) => slotOfItem(keyOf(member)) }, verb, members, argsOf)

/** Every shard of a keyspace that is known, and how to reach it. */
export const everyShard = async <K extends Keyspace>(env: TopologyEnv, keyspace: K) => {
  const { topology } = await knownTopology(env, Date.now())
  return topology[keyspace].shards.map((place) => ({
    name: place.name,
    stub: () => stubOf(env, keyspace, place),
  }))
}

export { withRetry } from '#durable-objects/sharding/shards'
