/** The real directory, for journeys: what is asked of it, how far it is, and a look at what the shards have written down. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import type { ItemKey, PaymentId, VariantId } from '#domain/ids'
import { HOLD_MS } from '#domain/inventory/hold'
import type { Decision } from '#domain/sharding/decision'
import type { SlotState } from '#domain/sharding/keeping'
import type { Keyspace } from '#domain/sharding/slots'
import type { Topology } from '#domain/sharding/topology'
import * as memory from '#schema/shards/directory/memory'
import { askItem } from '#workers/sharding/call-shard'
import { shop } from './goods.ts'

const BY = 'eleni@shop.example'
const REASON = { policy: 'hand', code: 'asked-by-hand', figures: { by: BY, why: '' } } as const

/** A stub that met an eviction may be broken: a new one each time. */
export const directory = (name = 'directory') => shop.DIRECTORY.getByName(name)

export const ask = (decision: Decision, id: string = crypto.randomUUID(), name?: string) =>
  directory(name).ask({ id, reasoned: { decision, reason: REASON }, by: BY })

/** @throws when it is refused */
export const decide = async (decision: Decision, name?: string): Promise<memory.Job> => {
  const id = crypto.randomUUID()
  const answer = await ask(decision, id, name)
  if (!answer.ok) throw new Error(`${decision.type} was refused: ${JSON.stringify(answer.refusal)}`)
  return jobOf(id, name)
}

export const jobOf = async (id: string, name?: string): Promise<memory.Job> => {
  const job = await runInDurableObject(directory(name), (_, { storage }) => memory.jobOfId(storage.sql, id))
  if (!job) throw new Error(`${id} is not written down`)
  return job
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** @returns the job when there is nothing left to do for it */
export const untilEnded = async (id: string, name?: string, withinMs = 15_000): Promise<memory.Job> => {
  for (const last = Date.now() + withinMs; ;) {
    const job = await jobOf(id, name)
    if (job.state !== 'doing') return job
    if (Date.now() > last) throw new Error(`${id} does not come to its end: ${JSON.stringify(job.work)}`)
    await runDurableObjectAlarm(directory(name))
    await pause(10)
  }
}

export const done = async (decision: Decision, name?: string): Promise<memory.Job> => {
  const job = await untilEnded((await decide(decision, name)).id, name)
  if (job.state !== 'done') throw new Error(`${decision.type} ended as ${job.state}: ${job.note}`)
  return job
}

/** @returns the name of the new shard */
export const opened = async (keyspace: Keyspace): Promise<string> =>
  (await done({ type: 'open-shards', keyspace, count: 1 })).note

/** As the directory has written it. */
export const topologyNow = (name?: string): Promise<Topology> =>
  runInDurableObject(directory(name), (_, { storage }) => memory.storedTopology(storage.sql).topology)

export const move = (keyspace: Keyspace, slot: number, from: string, to: string): Decision => ({
  type: 'move-slots',
  keyspace,
  from,
  to,
  slots: [slot],
})

export const shardNamed = (name: string) =>
  name.startsWith('orders') ? shop.ORDERS.getByName(name) : shop.INVENTORY.getByName(name)

export type Written = { readonly state: SlotState; readonly version: number; readonly move: string | null }

/** What a shard has written down of a slot; undefined when that is nothing. */
export const written = (shard: string, slot: number): Promise<Written | undefined> =>
  runInDurableObject(
    shardNamed(shard),
    (_, { storage }) =>
      storage.sql.exec<Written>('SELECT state, version, move FROM slots WHERE slot = ?', slot).toArray()[0],
  )

/** How far its events have been told: that goes on by itself, and would differ by the time at which it is looked. */
const TELLING = new Set(['unheard', 'tells', 'tell_at'])

/** Everything that a shard has, as one text. */
export const everything = (shard: string): Promise<string> =>
  runInDurableObject(shardNamed(shard), (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`,
      )
      .toArray()
    const all = tables.map(({ name }) => [name, storage.sql.exec(`SELECT * FROM ${name}`).toArray()])
    return JSON.stringify(all, (column, value: unknown) => (TELLING.has(column) ? undefined : value))
  })

export const evict = async (name: string): Promise<void> => {
  // One that is not running has nothing that could be forgotten.
  const stub = name === 'directory' ? directory() : shardNamed(name)
  await evictDurableObject(stub as unknown as ReturnType<typeof directory>).catch(() => {})
}

let payments = 0
export const newPayment = () => `pay_${'0'.repeat(20)}${String(++payments).padStart(4, '0')}_1` as PaymentId

export const hold = async (item: ItemKey, units: number, id = newPayment()) => {
  const lines = [{ item, units, oversell: false }]
  const [answer] = await askItem(shop, item, 'hold', [{ id, lines, expiresAt: Date.now() + HOLD_MS }])
  return { id, answer }
}
export const release = (item: ItemKey, id: PaymentId) => askItem(shop, item, 'release', [{ id, item }])

/** What one lane has on its shelf, asked of whoever keeps it. */
export const levelOf = async (item: VariantId) => (await askItem(shop, item, 'stockOf', [item])).stock[0]
