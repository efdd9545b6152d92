/** Waiting for what comes behind: copies of orders, mails, invoices, the books of the provider. */
import { setTimeout as pause } from 'node:timers/promises'

/** Words of stock and copies of orders come by queues, behind the goods; a slow machine takes its time. In ms. */
export const SETTLED_WITHIN_MS = 60_000

/** @param what that is waited for, in the words of whoever reads that it did not come */
export const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  for (const end = Date.now() + SETTLED_WITHIN_MS; Date.now() < end;) {
    const found = await look()
    if (found !== undefined) return found
    await pause(300)
  }
  throw new Error(`${what} did not come within ${SETTLED_WITHIN_MS / 1000} s`)
}
