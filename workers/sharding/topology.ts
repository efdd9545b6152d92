/**
 * What this isolate knows of the topology: a copy from KV, and what shards have said since.
 *
 * It may be wrong without harm: a shard that is asked for what it does not keep says who does. When KV does not answer,
 * or says something that cannot be, what was known before goes on being used.
 */
import pTimeout from 'p-timeout'
import type { Answer, Given } from '#domain/sharding/keeping'
import { KEYSPACES, type Keyspace } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY, type Topology } from '#domain/sharding/topology'
import type { Shards } from '#durable-objects/sharding/shards'
import { publishedTopology } from '#schema/kv'

export type TopologyEnv = Shards & { readonly TOPOLOGY: KVNamespace }

/** How old a copy may get before it is read again, in ms; and at least, when a shard has heard of a newer one. */
const FRESH_MS = 30_000
const BEHIND_MS = 1_000
/** How long a request waits for KV before it goes on with what is known, in ms. */
const READ_WITHIN_MS = 250

export type Known = {
  topology: Topology
  /** What shards have said by slot, where that is newer than the topology. */
  readonly learnt: Readonly<Record<Keyspace, Map<number, Given>>>
  readAt: number
  behind: boolean
}

/** One memory for each isolate: its bindings are the same objects as long as it lives. */
const memories = new WeakMap<object, Known>()

const memoryOf = (env: TopologyEnv): Known => {
  const known = memories.get(env.ORDERS)
  if (known) return known
  const learnt = { orders: new Map<number, Given>(), inventory: new Map<number, Given>() }
  const fresh = { topology: FIRST_TOPOLOGY, learnt, readAt: Number.NEGATIVE_INFINITY, behind: false }
  memories.set(env.ORDERS, fresh)
  return fresh
}

/** Whoever finds the copy too old reads it anew; the others go on meanwhile, for nobody may wait for another's request. */
export const knownTopology = async (env: TopologyEnv, now: number): Promise<Known> => {
  const known = memoryOf(env)
  const age = now - known.readAt
  if (age >= 0 && age < (known.behind ? BEHIND_MS : FRESH_MS)) return known
  known.readAt = now
  known.behind = false
  try {
    const read = await pTimeout(publishedTopology(env.TOPOLOGY), { milliseconds: READ_WITHIN_MS })
    if (read?.ok === false) console.error('the topology in KV cannot be; it stays as it was', read.refusal)
    else if (read) accept(known, read.value)
  } catch (fault) {
    console.error('KV did not answer; the topology stays as it was', fault)
  }
  return known
}

/** A copy that is older than what is known is left alone: KV may go back in time. */
const accept = (known: Known, topology: Topology): void => {
  if (topology.version <= known.topology.version) return
  known.topology = topology
  for (const keyspace of KEYSPACES) {
    for (const [slot, given] of known.learnt[keyspace]) {
      if (given.version <= topology.version) known.learnt[keyspace].delete(slot)
    }
  }
}

/** What an answer says of the topology beside what was asked. */
export const learn = (known: Known, keyspace: Keyspace, answer: Answer<unknown>): void => {
  if (answer.at === 'here') {
    if (answer.version > known.topology.version) known.behind = true
    return
  }
  if (answer.at !== 'moved') return
  for (const given of answer.given) {
    const before = known.learnt[keyspace].get(given.slot)
    if (!before || before.version < given.version) known.learnt[keyspace].set(given.slot, given)
  }
}
