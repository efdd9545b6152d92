/** Lanes that were closed get units back when an order is cancelled: once a minute those are brought home. */
import type { VariantId } from '#domain/ids'
import { laneKey } from '#domain/sharding/lanes'
import type { Topology } from '#domain/sharding/topology'
import * as memory from '#schema/shards/directory/memory'
import type { Shards } from '../shards.ts'
import { askLane } from './lane-work.ts'

export class Leftovers {
  readonly #sql: SqlStorage
  readonly #shards: Shards
  due = false

  constructor(sql: SqlStorage, shards: Shards) {
    this.#sql = sql
    this.#shards = shards
  }

  async sweep(topology: Topology): Promise<void> {
    if (!this.due) return
    this.due = false
    const busy = new Set(memory.openJobs(this.#sql).flatMap(({ work }) => (work?.kind === 'lanes' ? [work.item] : [])))
    for (const [item, { closing }] of Object.entries(topology.splits) as [VariantId, Topology['splits'][VariantId]][]) {
      if (!busy.has(item)) for (const lane of closing) await this.#bringHome(topology, item, lane)
    }
  }

  async #bringHome(topology: Topology, item: VariantId, lane: number): Promise<void> {
    const context = { shards: this.#shards, topology: () => topology }
    const { lanes } = await askLane(context, laneKey(item, lane), 'laneStates', [laneKey(item, lane)])
    const units = lanes[0]?.available ?? 0
    if (units === 0) return
    const decision = { type: 'transfer', item, from: lane, to: 0, units } as const
    const reason = { policy: 'threshold', code: 'lane-closed', figures: { item, lane, left: units } } as const
    const work = {
      kind: 'lanes',
      item,
      split: null,
      step: 'plan',
      plan: { from: lane, to: 0, units },
      parts: [],
    } as const
    memory.addJob(this.#sql, { reasoned: { decision, reason }, state: 'doing', by: null, note: '', work }, Date.now())
  }
}
