/** Ways of paying that customers have left with the provider, and those that it is still to be told to forget. */
import type { CustomerId } from '#domain/ids'
import { retellAfter } from '#domain/events'
import {
  SAVED_METHODS_MAX,
  type CardShown,
  type SavedMethod,
  type SavedMethodId,
  type SavedReference,
} from '#domain/orders/saved-methods'

/** Whose, and at which provider. */
type Whose = { readonly customer: CustomerId; readonly provider: string }

type Row = Omit<SavedMethod, 'expiry'> &
  SavedReference & { readonly month: number | null; readonly year: number | null }
export type StoredMethod = SavedMethod & SavedReference

const COLUMNS = `id, payer, method, brand, last_four AS lastFour, month, year, saved_at AS savedAt`
const read = ({ month, year, ...row }: Row): StoredMethod => ({
  ...row,
  expiry: month === null || year === null ? null : { month, year },
})

/** The latest first. */
export const paymentMethodsOf = async (db: D1Database, { customer, provider }: Whose): Promise<StoredMethod[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM payment_methods WHERE customer_id = ?1 AND provider = ?2 ORDER BY saved_at DESC, id LIMIT ?3`,
    )
    .bind(customer, provider, SAVED_METHODS_MAX)
    .all<Row>()
  return results.map(read)
}

/** One of theirs; null for any other. */
export const paymentMethodBy = async (
  db: D1Database,
  { customer, provider }: Whose,
  id: SavedMethodId,
): Promise<StoredMethod | null> => {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM payment_methods WHERE id = ?3 AND customer_id = ?1 AND provider = ?2`)
    .bind(customer, provider, id)
    .first<Row>()
  return row && read(row)
}

/**
 * The same card once more takes the place of the one of before, and of too many the oldest makes room.
 *
 * @returns whether it stands: nobody's account is closed, or gone
 */
export const savePaymentMethod = async (
  db: D1Database,
  { customer, provider }: Whose,
  { id, payer, method, brand, lastFour, expiry }: CardShown & SavedReference & { readonly id: SavedMethodId },
  now: number,
): Promise<boolean> => {
  const { month = null, year = null } = expiry ?? {}
  const whose = [customer, provider] as const
  const [, saved] = await db.batch([
    db
      .prepare(
        `DELETE FROM payment_methods WHERE customer_id = ?1 AND provider = ?2 AND method <> ?3
           AND brand = ?4 AND last_four = ?5 AND last_four <> '' AND month IS ?6 AND year IS ?7`,
      )
      .bind(...whose, method, brand, lastFour, month, year),
    db
      .prepare(
        `INSERT INTO payment_methods (id, customer_id, provider, payer, method, brand, last_four, month, year, saved_at)
         SELECT ?8, ?1, ?2, ?9, ?3, ?4, ?5, ?6, ?7, ?10 FROM customers WHERE id = ?1 AND disabled_at IS NULL
         ON CONFLICT (customer_id, provider, method) DO UPDATE SET saved_at = excluded.saved_at`,
      )
      .bind(...whose, method, brand, lastFour, month, year, id, payer, now),
    db
      .prepare(
        `DELETE FROM payment_methods WHERE customer_id = ?1 AND provider = ?2 AND id NOT IN
           (SELECT id FROM payment_methods WHERE customer_id = ?1 AND provider = ?2 ORDER BY saved_at DESC, id LIMIT ?3)`,
      )
      .bind(...whose, SAVED_METHODS_MAX),
  ])
  return (saved?.meta.changes ?? 0) > 0
}

/** @returns whether it was theirs */
export const removePaymentMethod = async (
  db: D1Database,
  customer: CustomerId,
  id: SavedMethodId,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(`DELETE FROM payment_methods WHERE id = ?1 AND customer_id = ?2`)
    .bind(id, customer)
    .run()
  return meta.changes > 0
}

export type RemovedMethod = SavedReference & {
  readonly sequence: number
  /** Whether the provider has another one of the same payer. */
  readonly isLast: boolean
}

/** Of which it is to be told now; each is told again later, and later still, until it has answered. */
export const methodsToForget = async (
  db: D1Database,
  provider: string,
  now: number,
  most: number,
): Promise<RemovedMethod[]> => {
  const { results } = await db
    .prepare(
      `SELECT sequence, payer, method, tells,
         NOT EXISTS (SELECT 1 FROM payment_methods AS kept WHERE kept.provider = gone.provider AND kept.payer = gone.payer) AS isLast
       FROM payment_methods_removed AS gone WHERE provider = ?1 AND tell_at <= ?2 ORDER BY tell_at, sequence LIMIT ?3`,
    )
    .bind(provider, now, most)
    .all<SavedReference & { sequence: number; tells: number; isLast: number }>()
  if (results.length === 0) return []
  const later = results.map(({ sequence, tells }) => [sequence, now + retellAfter(tells + 1)])
  await db
    .prepare(
      `UPDATE payment_methods_removed SET tells = tells + 1, tell_at = later.value ->> 1 FROM json_each(?1) AS later
       WHERE sequence = later.value ->> 0`,
    )
    .bind(JSON.stringify(later))
    .run()
  return results.map(({ sequence, payer, method, isLast }) => ({ sequence, payer, method, isLast: isLast === 1 }))
}

/** It was never saved, or nobody has an account for it: the provider is to forget it. */
export const forgetReference = async (
  db: D1Database,
  provider: string,
  { payer, method }: SavedReference,
): Promise<void> => {
  await db
    .prepare(`INSERT INTO payment_methods_removed (provider, payer, method) VALUES (?1, ?2, ?3)`)
    .bind(provider, payer, method)
    .run()
}

export const methodForgotten = async (db: D1Database, sequence: number): Promise<void> => {
  await db.prepare(`DELETE FROM payment_methods_removed WHERE sequence = ?1`).bind(sequence).run()
}
