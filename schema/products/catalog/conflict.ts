/** Whoever writes what another has written meanwhile is refused by the tables, and reads again. */

/** Of so many who change one thing at once the last still has its turn: in every round one of them is done. */
export const ATTEMPTS = 12

/** Those who were overtaken come back at different moments, else they would all meet again: within so many ms, each time twice as long. */
const STAND_BACK_MS = 4
const STAND_BACK_MAX_MS = 1_000

/** A version that is not one above that in the store, or a key that is there already. */
export const isConflict = (fault: unknown): boolean => /constraint/i.test(String(fault))

/**
 * Stands back for a moment before the next attempt.
 *
 * @throws what is no conflict, as it is; behind the last attempt an overload: whoever asked is told to come back in a
 *   moment (workers/http/fault.ts)
 */
export const standBack = async (fault: unknown, attempt: number, what: string): Promise<void> => {
  if (!isConflict(fault)) throw fault
  if (attempt === ATTEMPTS) throw Object.assign(new Error(`${what} is changed too often`), { overloaded: true })
  await new Promise((resolve) =>
    setTimeout(resolve, Math.random() * Math.min(STAND_BACK_MS * 2 ** attempt, STAND_BACK_MAX_MS)),
  )
}
