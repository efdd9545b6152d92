/** Many who want the same thing at the same moment send one errand, and share what it brings. */
import pTimeout from 'p-timeout'

/** How long to wait for another request's errand: it may have been cut off, and then nobody would ever answer. */
const FOLLOW_MS_MAX = 2000

/** @returns a function that runs the errand, or waits for the one that runs under the same key already */
export const singleFlight = <T>() => {
  const running = new Map<string, Promise<T>>()

  const run = (key: string, errand: () => Promise<T>): Promise<T> => {
    const mine = errand().finally(() => {
      if (running.get(key) === mine) running.delete(key)
    })
    running.set(key, mine)
    return mine
  }

  return async (key: string, errand: () => Promise<T>): Promise<T> => {
    const other = running.get(key)
    if (!other) return run(key, errand)
    return pTimeout(other, { milliseconds: FOLLOW_MS_MAX, fallback: () => run(key, errand) })
  }
}
