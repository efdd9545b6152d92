/** Telephone numbers of customers, as far as a code has proven them: one number is one account's. */
import type { CustomerId } from '#domain/ids'

export type PhoneOwner = { readonly id: CustomerId; readonly email: string | null }

/** @returns null where no account has proven it */
export const customerWithPhone = (db: D1Database, phone: string): Promise<PhoneOwner | null> =>
  db
    .prepare(
      `SELECT id, email FROM customers WHERE phone_number = ?1 AND phone_number_verified = 1 AND disabled_at IS NULL`,
    )
    .bind(phone)
    .first<PhoneOwner>()

/**
 * It is theirs from now on, and nobody else's.
 *
 * @returns whether it is: of an account that is known by nothing else it is not taken
 */
export const provePhone = async (db: D1Database, id: CustomerId, phone: string, now: number): Promise<boolean> => {
  const [, proven] = await db.batch([
    db
      .prepare(
        `UPDATE customers SET phone_number = NULL, phone_number_verified = 0, updated_at = ?3
         WHERE phone_number = ?1 AND id <> ?2 AND email IS NOT NULL`,
      )
      .bind(phone, id, now),
    db
      .prepare(
        `UPDATE customers SET phone_number = ?1, phone_number_verified = 1, updated_at = ?3
         WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM customers WHERE phone_number = ?1 AND id <> ?2)`,
      )
      .bind(phone, id, now),
  ])
  return (proven?.meta.changes ?? 0) > 0
}

/** @returns the number that they had; null where they had none, or nothing else */
export const dropPhone = async (db: D1Database, id: CustomerId, now: number): Promise<string | null> => {
  const phone = await db
    .prepare(`SELECT phone_number FROM customers WHERE id = ?1`)
    .bind(id)
    .first<string>('phone_number')
  await db
    .prepare(
      `UPDATE customers SET phone_number = NULL, phone_number_verified = 0, updated_at = ?2
       WHERE id = ?1 AND email IS NOT NULL`,
    )
    .bind(id, now)
    .run()
  return phone
}
