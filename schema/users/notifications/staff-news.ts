/** Who of those who work here wants to be written of what. */
import type { Role } from '#domain/customers/staff'
import type { Language } from '#domain/languages'

export type StaffReader = {
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly language: Language
}

export const wantNews = async (db: D1Database, userId: string, language: Language, now: number): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO staff_news (user_id, kind, language, since) VALUES (?1, 'low-stock', ?2, ?3)
       ON CONFLICT (user_id, kind) DO UPDATE SET language = excluded.language`,
    )
    .bind(userId, language, now)
    .run()
}

export const endNews = async (db: D1Database, userId: string): Promise<void> => {
  await db.prepare(`DELETE FROM staff_news WHERE user_id = ?1 AND kind = 'low-stock'`).bind(userId).run()
}

export const wantsNews = async (db: D1Database, userId: string): Promise<boolean> =>
  (await db
    .prepare(`SELECT 1 AS wants FROM staff_news WHERE user_id = ?1 AND kind = 'low-stock'`)
    .bind(userId)
    .first()) !== null

/** With the role that they have now: whoever has left, or may see no stock any more, is sorted out by the reader. */
export const newsReaders = async (db: D1Database): Promise<StaffReader[]> => {
  const { results } = await db
    .prepare(
      `SELECT u.id AS userId, u.email, u.name, s.role, n.language FROM staff_news n
       JOIN users u ON u.id = n.user_id JOIN staff s ON s.user_id = n.user_id WHERE n.kind = 'low-stock' ORDER BY u.id`,
    )
    .all<StaffReader>()
  return results
}
