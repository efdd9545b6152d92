/** Publishes the topology in KV, and again when somebody has spoilt it. Whoever reads an old one is told by the shards. */
import type { Result } from '#domain/result'
import { FIRST_TOPOLOGY, type Topology, type TopologyRefusal } from '#domain/sharding/topology'
import { publishedTopology, publishTopology } from '#schema/kv'
import * as memory from '#schema/shards/directory/memory'

/** KV takes one write a second for a key. */
const PUBLISH_EVERY_MS = 1_000

/** Where nothing was published, everybody takes the first. */
const versionIn = (read: Result<Topology, TopologyRefusal> | undefined): number | undefined =>
  read ? (read.ok ? read.value.version : undefined) : FIRST_TOPOLOGY.version

export class Publishing {
  readonly #sql: SqlStorage
  readonly #kv: KVNamespace
  /** Long ago; a time all the same, for the alarm rings by it. */
  #publishedAt = 0

  constructor(sql: SqlStorage, kv: KVNamespace) {
    this.#sql = sql
    this.#kv = kv
  }

  /** When there is something to publish; null when KV has it all. */
  get due(): number | null {
    const { topology, published } = memory.storedTopology(this.#sql)
    return published !== topology.version ? this.#publishedAt + PUBLISH_EVERY_MS : null
  }

  /** What KV does not take is published when the alarm rings next. */
  async publish(now: number): Promise<void> {
    const { topology, published } = memory.storedTopology(this.#sql)
    if (topology.version === published || now - this.#publishedAt < PUBLISH_EVERY_MS) return
    this.#publishedAt = now
    try {
      await publishTopology(this.#kv, topology)
      memory.markPublished(this.#sql, topology.version)
    } catch (fault) {
      console.error('KV did not take the topology; it is published again', fault)
    }
  }

  /** What KV says may be no topology, or one that nobody here has written: then ours gets the highest version. */
  async check(): Promise<void> {
    try {
      const read = await publishedTopology(this.#kv)
      const { topology, published } = memory.storedTopology(this.#sql)
      const stored = versionIn(read)
      if (stored === published) return
      if (stored !== undefined && stored < topology.version && published !== topology.version) return
      const said = read ? (stored ?? 'what cannot be') : 'nothing'
      console.error(`KV says ${said} where version ${published} was published; it is published again`)
      const version = Math.max(topology.version, (stored ?? 0) + 1)
      memory.saveTopology(this.#sql, { ...topology, version }, Date.now())
      memory.markPublished(this.#sql, 0)
    } catch (fault) {
      console.error('KV did not say what is published', fault)
    }
  }
}
