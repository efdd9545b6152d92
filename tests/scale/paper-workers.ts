/** Workers in many places, each with the topology as it last heard of it: late, and mended by what shards answer. */
import type { VariantId } from '#domain/ids'
import type { Split } from '#domain/sharding/lanes'
import type { Keyspace } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY, keeperOf, splitOf, type Topology } from '#domain/sharding/topology'
import type { Dice } from '#tests/simulation/dice'
import type { PaperTime } from './paper-time.ts'

/** KV: "up to 60 seconds or more" until a write is seen elsewhere. */
const KV_LATE_MS = 60_000
/** KV takes one write a second of a key. */
const KV_WRITE_MS = 1_000

export type Worker = {
  readonly keeperOf: (keyspace: Keyspace, slot: number) => string
  readonly splitOf: (item: VariantId) => Split
  /** A shard has refused a slot and named who keeps it. */
  readonly learnKeeper: (keyspace: Keyspace, slot: number, shard: string) => void
  /** A lane's shard has told which lanes there are. */
  readonly learnSplit: (item: VariantId, split: Split) => void
  readonly hear: (topology: Topology) => void
}

const newWorker = (): Worker => {
  let known = FIRST_TOPOLOGY
  const keepers = new Map<string, string>()
  const splits = new Map<VariantId, Split>()
  return {
    keeperOf: (keyspace, slot) => keepers.get(`${keyspace} ${slot}`) ?? keeperOf(known, keyspace, slot).name,
    splitOf: (item) => splits.get(item) ?? splitOf(known, item),
    learnKeeper: (keyspace, slot, shard) => void keepers.set(`${keyspace} ${slot}`, shard),
    learnSplit: (item, split) => void splits.set(item, split),
    hear: (topology) => {
      if (topology.version <= known.version) return
      known = topology
      keepers.clear()
      splits.clear()
    },
  }
}

export type PaperWorkers = {
  readonly pick: (dice: Dice) => Worker
  /** Write the topology to KV: each Worker reads it some time within a minute. */
  readonly publish: (topology: Topology) => void
}

export const newPaperWorkers = (count: number, time: PaperTime, dice: Dice): PaperWorkers => {
  const workers = Array.from({ length: count }, newWorker)
  const [first = newWorker()] = workers
  let waiting: Topology | undefined
  const write = () => {
    const topology = waiting
    waiting = undefined
    if (!topology) return
    for (const worker of workers) time.at(time.now() + dice.between(0, KV_LATE_MS), () => worker.hear(topology))
  }
  return {
    pick: (some) => workers[some.between(0, count - 1)] ?? first,
    publish: (topology) => {
      if (!waiting) time.at(time.now() + KV_WRITE_MS, write)
      waiting = topology
    },
  }
}
