/**
 * AttemptCounter counts how often something was tried, one try after the other, so that fifty at once are fifty.
 *
 * It counts in memory and writes all of it as one row, at once when it begins to count, then every two seconds, and when nothing more
 * came: a flood costs no more than a trickle. An object that is ended in between assumes more tries than it has written
 * (domain/customers/counting.ts).
 */
import { DurableObject } from 'cloudflare:workers'
import type { AttemptCount } from '#domain/customers/attempts'
import { ASSUMED_TRIES, countsAfterWaking, easedCount, hasRoom, nextCount } from '#domain/customers/counting'
import { migrations } from '#schema/shards/attempts/migrations/index'
import { saveCounts, savedCounts, useOnce } from '#schema/shards/attempts/counts'
import { openShard } from '#schema/shards/open'

export type AttemptCounters = { readonly ATTEMPTS: DurableObjectNamespace<AttemptCounter> }

const WRITE_MS = 2_000

export class AttemptCounter extends DurableObject {
  readonly #sql = openShard(this.ctx.storage, migrations)
  readonly #woken = savedCounts(this.#sql)
  readonly #counts = countsAfterWaking(this.#woken.counts, this.#woken.isWhole)
  readonly #wokenAt = Date.now()
  /** Set while something is counted that is not written. */
  #writing: ReturnType<typeof setTimeout> | undefined

  /** Counts one more under each key. @returns the counts, in the order of the keys */
  count(
    keys: readonly string[],
    { now, periodMs }: { readonly now: number; readonly periodMs: number },
  ): AttemptCount[] {
    return keys.map((key) => {
      const isFull = !this.#counts.has(key) && !hasRoom(this.#counts, now)
      const isLost = !this.#woken.isWhole && now - this.#wokenAt < periodMs
      const count = nextCount(this.#counts.get(key), { now, periodMs, assumed: isFull || isLost ? ASSUMED_TRIES : 0 })
      if (!isFull) this.#counts.set(key, count)
      this.#changed()
      return count
    })
  }

  /** How often it was tried, without trying. @returns 0 where nobody has */
  timesOf(key: string, { now }: { readonly now: number }): number {
    const known = this.#counts.get(key)
    return known && known.ends > now ? known.times : 0
  }

  /** Whoever knew it begins anew. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.#counts.delete(key)
    this.#changed()
  }

  /** Takes one try back from each. */
  ease(keys: readonly string[]): void {
    for (const key of keys) {
      const known = this.#counts.get(key)
      if (known) this.#counts.set(key, easedCount(known))
    }
    this.#changed()
  }

  /** @param until ms since the epoch @returns whether nobody has used it before; written before it is answered */
  use(key: string, times: { readonly now: number; readonly until: number }): boolean {
    return useOnce(this.#sql, key, times)
  }

  #changed(): void {
    if (this.#writing !== undefined) return
    saveCounts(this.#sql, this.#counts, false)
    this.#writing = setTimeout(() => {
      this.#writing = undefined
      saveCounts(this.#sql, this.#counts, true)
    }, WRITE_MS)
  }
}
