/** Sessions in which staff see the shop as a customer does: one at a time for each of the staff, and short. */
import type { CustomerId } from '#domain/ids'

export type NewImpersonation = {
  readonly id: string
  readonly token: string
  readonly customer: CustomerId
  /** The mail address of a member of staff. */
  readonly by: string
  readonly expiresAt: number
}

/** The one before, of the same member of staff, is over. */
export const openImpersonation = async (
  db: D1Database,
  { id, token, customer, by, expiresAt }: NewImpersonation,
  now: number,
): Promise<void> => {
  await db.batch([
    db.prepare(`DELETE FROM customer_sessions WHERE impersonated_by = ?1`).bind(by),
    db
      .prepare(
        `INSERT INTO customer_sessions (id, token, user_id, expires_at, user_agent, created_at, updated_at, impersonated_by)
         VALUES (?1, ?2, ?3, ?4, '', ?6, ?6, ?5)`,
      )
      .bind(id, token, customer, expiresAt, by, now),
  ])
}
