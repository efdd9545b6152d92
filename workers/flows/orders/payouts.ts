/**
 * What the provider has paid out is read from its books, with what each payout consists of: a few pages in each turn of the sweep, so
 * that a payout of many thousands is gone through in some minutes. Read twice it stands once.
 */
import { payoutsToRead, saveParts, savePayouts } from '#schema/transactions/orders/payouts'
import type { Env } from '../../env.ts'
import type { PaymentBooks } from '../../providers/payments/provider.ts'

/** How often the list is asked for: payouts come once a day, and what is announced may grow until then. */
const LOOKED_AGAIN_MS = 10 * 60_000
const PAGES_IN_TURN = 5
const READ_AT_ONCE = 5

/** When the list of each store was last asked for, by this isolate. */
const looked = new WeakMap<D1Database, number>()

export const readPayouts = async (
  env: Pick<Env, 'TRANSACTIONS_DB'>,
  books: PaymentBooks,
  now: number,
): Promise<void> => {
  const { TRANSACTIONS_DB: db } = env
  if (now - (looked.get(db) ?? 0) < LOOKED_AGAIN_MS) return
  const payouts = await books.payouts()
  await savePayouts(db, payouts, now)
  // The first one is looked for until it is there.
  if ((await readParts(db, books, now)) && payouts.length > 0) looked.set(db, now)
}

/** @returns whether the parts of all are read */
const readParts = async (db: D1Database, books: PaymentBooks, now: number): Promise<boolean> => {
  let pages = 0
  const waiting = await payoutsToRead(db, READ_AT_ONCE)
  for (const { id, cursor } of waiting) {
    let from = cursor
    do {
      if (++pages > PAGES_IN_TURN) return false
      const page = await books.partsOf(id, from)
      await saveParts(db, { id, from }, page, now)
      from = page.next
    } while (from !== null)
  }
  return waiting.length < READ_AT_ONCE
}
