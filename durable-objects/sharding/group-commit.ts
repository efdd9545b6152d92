/**
 * One commit for many callers.
 *
 * Calls that arrive within a short window are carried out one after the other in one turn of the object, so that
 * the platform writes them to disk together. One that throws undoes only itself.
 *
 * @see docs/decisions/0004-group-commit.md for what it was measured to bring
 */

/** Long enough to gather a burst, short beside the write to disk that it saves. */
export const COMMIT_WINDOW_MS = 2

type Call = {
  /** Must not await anything, and may be carried out again when it was undone. @returns what tells its caller */
  readonly work: () => () => void
  readonly fail: (fault: unknown) => void
  readonly leavesNothing: boolean
}

export class GroupCommit {
  readonly #storage: DurableObjectStorage
  readonly #after: () => void
  readonly #undone: () => void
  #waiting: Call[] = []

  /**
   * @param after runs once behind every group that may have left something to do: sets the alarm that the rows ask for
   * @param undone runs when something was undone: what is remembered of it must be read again
   */
  constructor(storage: DurableObjectStorage, after: () => void, undone: () => void = () => {}) {
    this.#storage = storage
    this.#after = after
    this.#undone = undone
  }

  /** Calls that wait for the next group. */
  get waiting(): number {
    return this.#waiting.length
  }

  /**
   * Carry out `work` with the next group. It must not await anything.
   *
   * @param leavesNothing whether it can make nothing due: then the rows need not be asked for an alarm behind it
   */
  run<T>(work: () => T, leavesNothing = false): Promise<T> {
    return new Promise((resolve, fail) => {
      const task = () => {
        const value = work()
        return () => resolve(value)
      }
      this.#waiting.push({ work: task, fail, leavesNothing })
      if (this.#waiting.length === 1) setTimeout(() => this.#commit(), COMMIT_WINDOW_MS)
    })
  }

  /** All in one transaction; when one throws, that is undone and each gets a transaction of its own. */
  #commit(): void {
    const group = this.#waiting
    this.#waiting = []
    try {
      for (const tell of this.#storage.transactionSync(() => group.map(({ work }) => work()))) tell()
    } catch {
      this.#undone()
      for (const call of group) this.#alone(call)
    }
    if (group.some((call) => !call.leavesNothing)) this.#after()
  }

  #alone({ work, fail }: Call): void {
    try {
      this.#storage.transactionSync(work)()
    } catch (fault) {
      this.#undone()
      fail(fault)
    }
  }
}
