/** The shards as a caller sees them: the bindings that a flow may use, and how one call finds its keeper. */
import type { Answer, Given, CallContext } from '#domain/sharding/keeping'
import { LIVE_NAME, type LiveUpdate } from '#domain/sharding/directory-snapshot'
import type { Keyspace } from '#domain/sharding/slots'
import { keeperOf, type Place, type Topology } from '#domain/sharding/topology'
import type { InventoryShard, InventoryVerb } from '../inventory/inventory-shard.ts'
import type { LiveView } from './live.ts'
import type { OrderShard } from '../orders/order-shard.ts'
import type { OrderVerb } from '../orders/verbs.ts'

export type Shards = {
  readonly ORDERS: DurableObjectNamespace<OrderShard>
  readonly INVENTORY: DurableObjectNamespace<InventoryShard>
}

/** Where those who watch the shards are told of them. */
export type Watchers = { readonly LIVE: DurableObjectNamespace<LiveView> }

/** @returns how many were told */
export const tellWatchers = async ({ LIVE }: Watchers, update: LiveUpdate): Promise<number> =>
  await LIVE.getByName(LIVE_NAME).publish(JSON.stringify(update))

export type Verbs = {
  readonly orders: Pick<OrderShard, OrderVerb>
  readonly inventory: Pick<InventoryShard, InventoryVerb>
}
export type Asking<K extends Keyspace, V extends keyof Verbs[K]> = Verbs[K][V] extends (...args: infer A) => infer R
  ? { readonly args: Readonly<A>; readonly answer: Awaited<R> }
  : never

type Namespaces = {
  readonly orders: DurableObjectNamespace<OrderShard>
  readonly inventory: DurableObjectNamespace<InventoryShard>
}

/** A stub of a shard, in the place where it was made. One that has met trouble stays broken: get a new one for each try. */
export const stubOf = <K extends Keyspace>(shards: Shards, keyspace: K, { name, hint, jurisdiction }: Place) => {
  const bound = { orders: shards.ORDERS, inventory: shards.INVENTORY }[keyspace] as Namespaces[K]
  const namespace = (jurisdiction ? bound.jurisdiction(jurisdiction) : bound) as Namespaces[K]
  const stub = hint ? namespace.getByName(name, { locationHint: hint }) : namespace.getByName(name)
  return stub as ReturnType<Namespaces[K]['getByName']>
}

/** Tries of a call that was lost on the way, the first among them. The platform itself repeats what never arrived. */
const TRIES_MAX = 3

/**
 * Repeat a call that was lost on the way. A stub that has met trouble stays broken, so `call` must get a new one each
 * time.
 */
export const withRetry = async <P>(call: () => P): Promise<Awaited<P>> => {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (fault) {
      const { retryable, overloaded } = fault as { retryable?: boolean; overloaded?: boolean }
      if (!retryable || overloaded || tries === TRIES_MAX) throw fault
    }
  }
}

/** What was learnt since a topology was written: where slots have gone. */
export type Learnt = ReadonlyMap<number, Given>

/** Who keeps the slot, by the topology or by what a shard has said since. */
export const knownKeeper = (
  topology: Topology,
  learnt: Learnt | undefined,
  keyspace: Keyspace,
  slot: number,
): Place => {
  const given = learnt?.get(slot)
  return given && given.version > topology.version ? given.keeper : keeperOf(topology, keyspace, slot)
}

/** One call to one shard. */
export const callShard = async <K extends Keyspace, V extends keyof Verbs[K] & string>(
  shards: Shards,
  keyspace: K,
  place: Place,
  call: { readonly visit: CallContext; readonly verb: V; readonly args: Asking<K, V>['args'] },
): Promise<Answer<Asking<K, V>['answer']>> => {
  const answer = await stubOf(shards, keyspace, place).ask(call as never)
  return answer as Answer<Asking<K, V>['answer']>
}
