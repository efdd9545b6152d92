/** What staff change of a customer: the note, and whether the account is open; and by what it is opened. */
import type { CustomerId } from '#domain/ids'

/** @param version of the note that it takes the place of @returns whether it was still that one */
export const saveNote = async (
  db: D1Database,
  id: CustomerId,
  { note, version }: { readonly note: string; readonly version: number },
): Promise<boolean> =>
  (await db
    .prepare(
      `UPDATE customer_records SET note = ?2, version = version + (note <> ?2) WHERE customer_id = ?1 AND (version = ?3 OR note = ?2)
       RETURNING 1 AS saved`,
    )
    .bind(id, note, version)
    .first('saved')) !== null

/** From now on they cannot sign in, and are signed in nowhere. One that was disabled before keeps its time. */
export const disableCustomer = async (db: D1Database, id: CustomerId, now: number): Promise<void> => {
  await db.batch([
    db
      .prepare(`UPDATE customers SET disabled_at = ?2, updated_at = ?2 WHERE id = ?1 AND disabled_at IS NULL`)
      .bind(id, now),
    db.prepare(`DELETE FROM customer_sessions WHERE user_id = ?1`).bind(id),
  ])
}

/** One that was merged into another stays closed. */
export const enableCustomer = async (db: D1Database, id: CustomerId, now: number): Promise<void> => {
  await db
    .prepare(
      `UPDATE customers SET disabled_at = NULL, updated_at = ?2 WHERE id = ?1
         AND EXISTS (SELECT 1 FROM customer_records WHERE customer_id = ?1 AND merged_into IS NULL)`,
    )
    .bind(id, now)
    .run()
}

export type WaysIn = {
  readonly sessions: number
  readonly hasPassword: boolean
  readonly passkeys: number
  readonly hasSecondFactor: boolean
}

/** How they come in, without anything by which one could. */
export const waysIn = async (db: D1Database, id: CustomerId, now: number): Promise<WaysIn> => {
  const found = await db
    .prepare(
      `SELECT (SELECT count(*) FROM customer_sessions WHERE user_id = ?1 AND expires_at > ?2) AS sessions,
         EXISTS (SELECT 1 FROM customer_accounts WHERE user_id = ?1 AND provider_id = 'credential') AS hasPassword,
         (SELECT count(*) FROM customer_passkeys WHERE user_id = ?1) AS passkeys,
         coalesce((SELECT two_factor_enabled FROM customers WHERE id = ?1), 0) AS hasSecondFactor`,
    )
    .bind(id, now)
    .first<{ sessions: number; hasPassword: number; passkeys: number; hasSecondFactor: number }>()
  return {
    sessions: found?.sessions ?? 0,
    hasPassword: found?.hasPassword === 1,
    passkeys: found?.passkeys ?? 0,
    hasSecondFactor: found?.hasSecondFactor === 1,
  }
}
