/** Customers as the shop reads them. Their ways in are written by better-auth. */
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'

export type CustomerReader = {
  readonly customerId: CustomerId
  readonly email: string
  readonly name: string
  readonly language: Language
}

/** Who is written to. @returns null for somebody who is unknown, or has no address for mail */
export const readerOf = (
  db: D1Database,
  who: { readonly id: CustomerId } | { readonly email: string },
): Promise<CustomerReader | null> =>
  db
    .prepare(
      `SELECT id AS customerId, email, name, language FROM customers
       WHERE ${'id' in who ? 'id' : 'email'} = ?1 AND email IS NOT NULL`,
    )
    .bind('id' in who ? who.id : who.email)
    .first<CustomerReader>()

export type SessionPlace = { readonly place: string; readonly agent: string }

export const sessionOf = (db: D1Database, id: string): Promise<SessionPlace | null> =>
  db
    .prepare(`SELECT place, coalesce(user_agent, '') AS agent FROM customer_sessions WHERE id = ?1`)
    .bind(id)
    .first<SessionPlace>()

/** Whether staff have closed the account. */
/** @returns why nobody comes in by this account; null where somebody may */
export const closedBecause = (db: D1Database, id: string): Promise<'disabled' | 'merged' | null> =>
  db
    .prepare(
      `SELECT iif(EXISTS (SELECT 1 FROM customer_records WHERE customer_id = ?1 AND merged_into IS NOT NULL),
         'merged', 'disabled') AS why FROM customers WHERE id = ?1 AND disabled_at IS NOT NULL`,
    )
    .bind(id)
    .first<'disabled' | 'merged'>('why')

export const hasPassword = async (db: D1Database, id: string): Promise<boolean> =>
  (await db
    .prepare(`SELECT 1 AS there FROM customer_accounts WHERE user_id = ?1 AND provider_id = 'credential'`)
    .bind(id)
    .first('there')) !== null

/** What they are called, and the language that they are written to in. */
export const saveOwnDetails = async (
  db: D1Database,
  id: CustomerId,
  {
    name,
    language,
    timeZone,
    market,
  }: {
    readonly name: string
    readonly language: Language
    readonly timeZone: string | null
    readonly market: string | null
  },
  now: number,
): Promise<void> => {
  await db
    .prepare(
      `UPDATE customers SET name = ?2, language = ?3, updated_at = ?4, time_zone = ?5, market = ?6 WHERE id = ?1`,
    )
    .bind(id, name, language, now, timeZone, market)
    .run()
}

/** Where they want to shop on every device, as they have said; null: they have not. */
export const marketOfCustomer = (db: D1Database, id: CustomerId): Promise<string | null> =>
  db.prepare(`SELECT market FROM customers WHERE id = ?1`).bind(id).first<string>('market')

/** What their browser says counts as long as they have said nothing. */
export const noteZone = async (db: D1Database, id: CustomerId, timeZone: string): Promise<void> => {
  await db.prepare(`UPDATE customers SET time_zone = ?2 WHERE id = ?1 AND time_zone IS NULL`).bind(id, timeZone).run()
}

/** @returns null where they have said none, or want it by their address */
export const zoneOfReader = (
  db: D1Database,
  { id, email }: { readonly id: CustomerId | null; readonly email: string },
): Promise<string | null> =>
  db
    .prepare(
      `SELECT nullif(time_zone, '') AS zone FROM customers WHERE id = ?1 OR email = ?2 ORDER BY id = ?1 DESC LIMIT 1`,
    )
    .bind(id, email.toLowerCase())
    .first<string>('zone')

/** E.164, proven by a code. @returns null where there is none */
export const provenPhoneOf = (db: D1Database, id: CustomerId): Promise<string | null> =>
  db
    .prepare(`SELECT phone_number AS phone FROM customers WHERE id = ?1 AND phone_number_verified = 1`)
    .bind(id)
    .first<string>('phone')
