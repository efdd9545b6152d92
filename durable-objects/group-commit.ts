/**
 * One commit for many callers.
 *
 * Calls that arrive within a short window are carried out one after the other in one turn of the object, so that
 * the platform writes them to disk together. Each is a transaction of its own: one that throws undoes only itself.
 *
 * @see docs/decisions/0004-group-commit.md for what it was measured to bring
 */

/** Long enough to gather a burst, short beside the write to disk that it saves. */
export const COMMIT_WINDOW_MS = 2

export class GroupCommit {
  readonly #storage: DurableObjectStorage
  readonly #after: () => void
  #waiting: (() => void)[] = []

  /** @param after runs once behind every group: sets the alarm that the rows ask for */
  constructor(storage: DurableObjectStorage, after: () => void) {
    this.#storage = storage
    this.#after = after
  }

  /** Carry out `work` with the next group. It must not await anything. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(this.#storage.transactionSync(work))
        } catch (fault) {
          reject(fault)
        }
      })
      if (this.#waiting.length === 1) setTimeout(() => this.#commit(), COMMIT_WINDOW_MS)
    })
  }

  #commit(): void {
    const group = this.#waiting
    this.#waiting = []
    for (const work of group) work()
    this.#after()
  }
}
