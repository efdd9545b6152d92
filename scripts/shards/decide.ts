/** Decisions about the shards of a running shop: asked for by a member of staff, and watched until they have ended. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Keyspace } from '#domain/sharding/slots'
import type { Client } from '../client.ts'
import type { Asking } from './asking.ts'
import type { ShardLine } from './table.ts'

export const SHARDS_PATH = '/api/admin/shards'

export type Move = {
  readonly id: string
  readonly slots: number
  readonly done: number
  readonly now: number | null
  readonly step: string | null
  readonly rows: number
  readonly stallMs: number
  readonly failed: number
  readonly state: string
}
export type Logged = {
  readonly id: string
  readonly at: number
  readonly decision: Asking['decision']
  readonly state: string
  readonly note: string
}
type Keepers = { readonly shards: readonly { readonly name: string }[]; readonly slots: readonly number[] }
export type Snapshot = {
  readonly version: number
  readonly now: number
  readonly paused: boolean
  readonly topology: Readonly<Record<Keyspace, Keepers>>
  readonly shards: readonly ShardLine[]
  readonly items: readonly { readonly item: string; readonly lanes: readonly { readonly lane: number }[] }[]
  readonly moves: readonly Move[]
  readonly log: readonly Logged[]
}

export const snapshotNow = async (client: Client): Promise<Snapshot> => (await client.get(SHARDS_PATH)) as Snapshot

/** The slots of one shard, in ascending order. */
export const slotsOwned = ({ topology }: Pick<Snapshot, 'topology'>, keyspace: Keyspace, shard: string): number[] => {
  const index = topology[keyspace].shards.findIndex(({ name }) => name === shard)
  return topology[keyspace].slots.flatMap((keeper, slot) => (keeper === index ? [slot] : []))
}

/** @param key of a decision that may be asked for again; without it each is another one */
export const decide = async (client: Client, asking: Asking, key?: string): Promise<Logged> =>
  (await client.post(`${SHARDS_PATH}/decisions`, asking, key)) as Logged

/** Whoever waits for a slot looks this often, in ms: moving it takes about a second. */
const LOOK_MS = 250

/** @throws Error when it ended otherwise than done */
export const carriedOut = async (client: Client, asking: Asking): Promise<Logged & { readonly move?: Move }> => {
  const { id } = await decide(client, asking)
  for (;;) {
    const { log, moves } = await snapshotNow(client)
    const logged = log.find((one) => one.id === id)
    if (!logged) throw new Error(`${id} has left the log`)
    const move = moves.find((one) => one.id === id)
    if (logged.state === 'done') return { ...logged, ...(move && { move }) }
    if (logged.state !== 'doing') throw new Error(`${id} ended as ${logged.state} ${logged.note}`)
    await pause(LOOK_MS)
  }
}
