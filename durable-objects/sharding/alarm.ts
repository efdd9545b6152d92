/** Sets the alarm that a shard's rows ask for. It is derived from them, so it can never disagree with them. */

/**
 * How much later than the rows want it the alarm may ring, in ms. While it rings so soon anyway, a busy shard does not
 * ask its rows with every commit. As long as a fact waits before it is first told: none of them is told later for it.
 */
export const SLACK_MS = 1_000

/** How long to leave it alone when answering it failed, in ms: what has failed at once fails again at once. */
const AFTER_TROUBLE_MS = 10_000

export class Alarm {
  readonly #storage: DurableObjectStorage
  readonly #wanted: () => readonly (number | null)[]
  /** What the alarm was last set to in this life of the object; null: to nothing, as far as is known. */
  #at: number | null = null
  #answering = false

  /** @param wanted the times at which the rows want to be looked at, ms since the epoch; null for never */
  constructor(storage: DurableObjectStorage, wanted: () => readonly (number | null)[]) {
    this.#storage = storage
    this.#wanted = wanted
  }

  /**
   * Ring when the rows want it. Cheap when it rings soon anyway, or is being answered: then it is set behind that. An
   * alarm that rings too early is left alone: setting it is a row, and ringing for nothing is none.
   */
  set(now: number): void {
    if (this.#answering || (typeof this.#at === 'number' && this.#at - now <= SLACK_MS)) return
    this.#ringAt(this.#next())
  }

  /** Set it even if it seems to be set: the runtime may have lost it. */
  renew(): void {
    if (this.#answering) return
    this.#at = null
    this.#ringAt(this.#next())
  }

  /** It has rung: do what is due, and set it for what comes next. Trouble is told, and tried again a little later. */
  async answer(work: () => Promise<void>): Promise<void> {
    this.#answering = true
    this.#at = null
    let next: () => number | null = () => this.#next()
    try {
      await work()
    } catch (fault) {
      console.error('what the alarm rang for was not done', fault)
      next = () => Date.now() + AFTER_TROUBLE_MS
    } finally {
      this.#answering = false
      this.#ringAt(next())
    }
  }

  /** Who was answered hears nothing of rows that cannot be read behind it: that is told here, and looked at again. */
  #next(): number | null {
    try {
      return this.#wantedAt()
    } catch (fault) {
      console.error('when the alarm shall ring could not be read', fault)
      return Date.now() + AFTER_TROUBLE_MS
    }
  }

  #wantedAt(): number | null {
    const times = this.#wanted().filter((time) => time !== null)
    return times.length === 0 ? null : Math.min(...times)
  }

  #ringAt(at: number | null): void {
    if (at === null || (this.#at !== null && this.#at <= at)) return
    this.#at = at
    void this.#storage.setAlarm(at)
  }
}
