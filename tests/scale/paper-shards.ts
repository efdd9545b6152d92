/** Shards as queues: each carries out its calls one after the other, so many a second, and no more. */
import type { ItemKey } from '#domain/ids'
import { ITEMS_TOLD_MAX, type ShardLoad } from '#domain/sharding/load'

/** Who would wait longer is sent away, and asks again later. */
export const SHED_MS = 2_000

type Item = { calls: number; short: number }

type Shard = {
  freeAt: number
  from: number
  calls: number
  moved: number
  frozen: number
  shed: number
  waits: number[]
  slots: Map<number, number>
  items: Map<ItemKey, Item>
}

export type PaperShards = {
  /** When a call that arrives now will be answered; undefined when too many are waiting. */
  readonly call: (shard: string, now: number, slot: number) => number | undefined
  /** A call that was refused because its slot is elsewhere or changing hands; it took its turn all the same. */
  readonly refused: (shard: string, now: number, why: 'moved' | 'frozen') => void
  readonly asked: (shard: string, key: ItemKey, short: boolean) => void
  /** What a shard tells of the window that ends now; a new one begins. */
  readonly load: (shard: string, now: number, availableOf: (key: ItemKey) => number) => ShardLoad
}

/** @param perSecond calls that one object carries out */
export const newPaperShards = (perSecond: number, start: number): PaperShards => {
  const takesMs = 1_000 / perSecond
  const shards = new Map<string, Shard>()
  const fresh = (from: number, freeAt: number): Shard => ({
    freeAt,
    from,
    calls: 0,
    moved: 0,
    frozen: 0,
    shed: 0,
    waits: [],
    slots: new Map(),
    items: new Map(),
  })
  const shardOf = (name: string): Shard => {
    const shard = shards.get(name) ?? fresh(start, start)
    shards.set(name, shard)
    return shard
  }
  const quantile = (ascending: readonly number[], share: number) =>
    ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? 0
  return {
    call: (name, now, slot) => {
      const shard = shardOf(name)
      if (shard.freeAt - now > SHED_MS) {
        shard.shed++
        return undefined
      }
      shard.freeAt = Math.max(now, shard.freeAt) + takesMs
      shard.calls++
      shard.waits.push(shard.freeAt - now)
      shard.slots.set(slot, (shard.slots.get(slot) ?? 0) + 1)
      return shard.freeAt
    },
    refused: (name, now, why) => {
      const shard = shardOf(name)
      shard.freeAt = Math.max(now, shard.freeAt) + takesMs
      shard[why]++
    },
    asked: (name, key, short) => {
      const { items } = shardOf(name)
      const item = items.get(key) ?? { calls: 0, short: 0 }
      items.set(key, { calls: item.calls + 1, short: item.short + Number(short) })
    },
    load: (name, now, availableOf) => {
      const { from, freeAt, calls, moved, frozen, shed, waits, slots, items } = shardOf(name)
      shards.set(name, fresh(now, freeAt))
      const ascending = waits.toSorted((one, other) => one - other)
      return {
        shard: name,
        from,
        until: now,
        calls,
        writes: calls,
        moved,
        frozen,
        shed,
        p50Ms: quantile(ascending, 0.5),
        p99Ms: quantile(ascending, 0.99),
        stallMs: 0,
        bytes: 0,
        slots: [...slots],
        items: [...items]
          .toSorted((one, other) => other[1].calls - one[1].calls)
          .slice(0, ITEMS_TOLD_MAX)
          .map(([key, item]) => ({ key, ...item, available: availableOf(key) })),
      }
    },
  }
}
