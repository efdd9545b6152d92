/** Sets the alarm that a shard's rows ask for. It is derived from them, so it can never disagree with them. */

export class Bell {
  readonly #storage: DurableObjectStorage
  readonly #wanted: () => readonly (number | null)[]
  /** What the alarm was last set to in this life of the object; undefined: not known. */
  #at: number | null | undefined

  /** @param wanted the times at which the rows want to be looked at, ms since the epoch; null for never */
  constructor(storage: DurableObjectStorage, wanted: () => readonly (number | null)[]) {
    this.#storage = storage
    this.#wanted = wanted
  }

  /** Ring at the earliest time that is wanted. Cheap when that has not changed. */
  set(): void {
    const times = this.#wanted().filter((time) => time !== null)
    const at = times.length === 0 ? null : Math.min(...times)
    if (at === this.#at) return
    this.#at = at
    if (at === null) void this.#storage.deleteAlarm()
    else void this.#storage.setAlarm(at)
  }

  /** It has rung: whatever was set is gone. */
  rang(): void {
    this.#at = null
  }

  /** Set it again even if it seems to be set: the runtime may have lost it. */
  renew(): void {
    this.#at = undefined
    this.set()
  }
}
