/** A first bound on how often something may happen, kept in the memory of one isolate. */

/** Keys that are counted in one period: some 100 bytes each. Of more than these nobody counts, and the platform is asked. */
const KEYS_MAX = 20_000

export class FirstBound {
  readonly #most: number
  readonly #periodMs: number
  #counts = new Map<string, number>()
  #period = Number.NaN

  /** @param most so often a key passes in one period */
  constructor(most: number, periodMs: number) {
    this.#most = most
    this.#periodMs = periodMs
  }

  /** Counts this time with those before it. @returns false when it is beyond the bound, or nobody can say */
  passes(key: string, now: number): boolean {
    const period = Math.floor(now / this.#periodMs)
    if (period !== this.#period) {
      this.#counts = new Map()
      this.#period = period
    }
    const times = this.#counts.get(key) ?? 0
    if (times >= this.#most || (times === 0 && this.#counts.size >= KEYS_MAX)) return false
    this.#counts.set(key, times + 1)
    return true
  }
}
