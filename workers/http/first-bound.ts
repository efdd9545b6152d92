/** A first bound on how often, or how much of, something may happen, kept in the memory of one isolate. */

/** Keys that are counted in one period: some 100 bytes each. Of more than these nobody counts, and the platform is asked. */
const KEYS_MAX = 20_000

export class FirstBound {
  readonly #most: number
  readonly #periodMs: number
  #counts = new Map<string, number>()
  #period = Number.NaN

  /** @param most so often, or so much, passes under a key in one period */
  constructor(most: number, periodMs: number) {
    this.#most = most
    this.#periodMs = periodMs
  }

  /** Whether there are so many keys that of others nobody can say. */
  get isFull(): boolean {
    return this.#counts.size >= KEYS_MAX
  }

  /** Counts this time with those before it. @returns false when it is beyond the bound, or nobody can say */
  passes(key: string, now: number, much = 1): boolean {
    const period = Math.floor(now / this.#periodMs)
    if (period !== this.#period) {
      this.#counts = new Map()
      this.#period = period
    }
    const sum = (this.#counts.get(key) ?? 0) + much
    if (sum > this.#most || (!this.#counts.has(key) && this.isFull)) return false
    this.#counts.set(key, sum)
    return true
  }

  /** So much of what was counted has not happened, or is over. */
  giveBack(key: string, much: number): void {
    const sum = this.#counts.get(key)
    if (sum !== undefined) this.#counts.set(key, Math.max(0, sum - much))
  }
}
