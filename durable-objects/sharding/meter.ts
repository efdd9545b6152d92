/**
 * What one shard counts of itself, for the directory to ask: in memory only, because a window that is lost is a window
 * without a figure, and nothing else.
 */
import type { ItemKey } from '#domain/ids'
import { ITEMS_TOLD_MAX, type ShardLoad } from '#domain/sharding/load'
import type { Elsewhere } from '#domain/sharding/keeping'

/** Times kept of one window: enough for a hundredth of them to be many. */
const TIMES_MAX = 2_000
/** Items counted in one window: a shard that is asked for more of them has no hot one. */
const ITEMS_MAX = 5_000

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const count = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

export class Meter {
  #from: number
  #calls = 0
  #writes = 0
  #refused = { moved: 0, frozen: 0, busy: 0 }
  #times: number[] = []
  readonly #slots = new Map<number, number>()
  readonly #items = new Map<ItemKey, number>()
  readonly #short = new Map<ItemKey, number>()

  constructor(now: number) {
    this.#from = now
  }

  /** @param took from the arrival of the call to its answer, in ms */
  answered(slots: readonly number[], took: number, wrote: boolean): void {
    this.#calls++
    if (wrote) this.#writes++
    for (const slot of slots) count(this.#slots, slot)
    // Behind the first so many every time replaces one that is there: a fair sample without a growing list.
    if (this.#times.length < TIMES_MAX) this.#times.push(took)
    else this.#times[this.#calls % TIMES_MAX] = took
  }

  refused(at: Elsewhere['at']): void {
    this.#refused[at]++
  }

  requested(item: ItemKey, short: boolean): void {
    if (this.#items.size >= ITEMS_MAX && !this.#items.has(item)) return
    count(this.#items, item)
    if (short) count(this.#short, item)
  }

  /** What was counted since this was last asked. @param of what only the rows know */
  read(
    now: number,
    {
      shard,
      bytes,
      availableOf,
    }: { shard: string; bytes: number; availableOf: (items: ItemKey[]) => Map<ItemKey, number> },
  ): ShardLoad {
    const sorted = this.#times.toSorted((one, other) => one - other)
    const hottest = [...this.#items].toSorted(([, one], [, other]) => other - one).slice(0, ITEMS_TOLD_MAX)
    const available = availableOf(hottest.map(([key]) => key))
    const load = {
      shard,
      from: this.#from,
      until: now,
      calls: this.#calls,
      writes: this.#writes,
      moved: this.#refused.moved,
      frozen: this.#refused.frozen,
      shed: this.#refused.busy,
      p50Ms: percentile(sorted, 0.5),
      p99Ms: percentile(sorted, 0.99),
      stallMs: 0,
      bytes,
      slots: [...this.#slots],
      items: hottest.map(([key, calls]) => ({
        key,
        calls,
        short: this.#short.get(key) ?? 0,
        available: available.get(key) ?? 0,
      })),
    }
    this.#begin(now)
    return load
  }

  #begin(now: number): void {
    this.#from = now
    this.#calls = 0
    this.#writes = 0
    this.#refused = { moved: 0, frozen: 0, busy: 0 }
    this.#times = []
    this.#slots.clear()
    this.#items.clear()
    this.#short.clear()
  }
}
