/** Customers that staff enter and change. What has been proven stays so only as long as it is the same. */
import type { Entry } from '#domain/customers/entry'
import type { CustomerId } from '#domain/ids'

/** Whose address, and whose number, these are today. */
export const keysTaken = async (
  db: D1Database,
  { email, phone }: Pick<Entry, 'email' | 'phone'>,
  but: CustomerId,
): Promise<{ readonly email: boolean; readonly phone: boolean }> => {
  const row = await db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM customers WHERE email = ?1 AND id <> ?3) AS email,
         EXISTS (SELECT 1 FROM customers WHERE phone_number = ?2 AND id <> ?3) AS phone`,
    )
    .bind(email, phone, but)
    .first<{ email: number; phone: number }>()
  return { email: row?.email === 1, phone: row?.phone === 1 }
}

/** Nobody has proven anything by it. Entered twice with one id it is there once. */
export const enteringCustomer = (
  db: D1Database,
  id: CustomerId,
  { name, email, phone, language }: Entry,
  now: number,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO customers (id, name, email, phone_number, language, created_at, updated_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (id) DO NOTHING`,
    )
    .bind(id, name, email, phone, language, now)

export const writingNote = (db: D1Database, id: CustomerId, note: string): D1PreparedStatement =>
  db.prepare(`UPDATE customer_records SET note = ?2 WHERE customer_id = ?1 AND note = ''`).bind(id, note)

/**
 * An address or a number that is another is nobody's proof: it opens the account once somebody has shown that they read it. Whoever was
 * signed in is not any more.
 *
 * @param version when they were changed last, as it was read @returns whether that still was so
 */
export const changeCustomer = async (
  db: D1Database,
  { id, version }: { readonly id: CustomerId; readonly version: number },
  { name, email, phone, language }: Entry,
  now: number,
): Promise<boolean> => {
  const [, changed] = await db.batch([
    db
      .prepare(
        `DELETE FROM customer_sessions WHERE user_id = ?1 AND EXISTS (
           SELECT 1 FROM customers WHERE id = ?1 AND updated_at = ?2 AND (email IS NOT ?3 OR phone_number IS NOT ?4))`,
      )
      .bind(id, version, email, phone),
    db
      .prepare(
        `UPDATE customers SET name = ?3, email = ?4, phone_number = ?5, language = ?6,
           email_verified = (email_verified AND email IS ?4),
           phone_number_verified = (phone_number_verified AND phone_number IS ?5),
           updated_at = max(?7, updated_at + 1)
         WHERE id = ?1 AND updated_at = ?2`,
      )
      .bind(id, version, name, email, phone, language, now),
  ])
  return (changed?.meta.changes ?? 0) > 0
}
