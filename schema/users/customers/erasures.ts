/** Who is to be forgotten, how far that is, and what of them stands in the users store. */
import { namesOf, type AskedBy, type Person } from '#domain/customers/privacy'
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'

export type Erasure = {
  readonly customerId: CustomerId
  readonly person: Person
  readonly askedBy: AskedBy
  readonly askedAt: number
  /** Null: not confirmed by mail yet. */
  readonly confirmedAt: number | null
  /** All but what was on its way is gone. */
  readonly erasedAt: number | null
}

type Row = Omit<Erasure, 'person'> & { readonly person: string }
const ROW = `customer_id AS customerId, person, asked_by AS askedBy, asked_at AS askedAt, confirmed_at AS confirmedAt,
  erased_at AS erasedAt`
const read = (row: Row): Erasure => ({ ...row, person: JSON.parse(row.person) as Person })

/** The account, and those that were merged into it. @returns null for somebody who is unknown */
export const personOf = async (db: D1Database, id: CustomerId): Promise<Person | null> => {
  const { results } = await db
    .prepare(
      `SELECT id, name, email, phone_number AS phone, language FROM customers
       WHERE id = ?1 OR id IN (SELECT customer_id FROM customer_records WHERE merged_into = ?1) ORDER BY id <> ?1`,
    )
    .bind(id)
    .all<{ id: CustomerId; name: string; email: string | null; phone: string | null; language: Language }>()
  const [own] = results
  if (!own || own.id !== id) return null
  return {
    customers: results.map((row) => row.id),
    mails: results.flatMap(({ email }) => email ?? []),
    phones: results.flatMap(({ phone }) => phone ?? []),
    name: own.name,
    language: own.language,
  }
}

/** Asked anew as long as it is not confirmed. */
export const askingForErasure = (
  db: D1Database,
  { customerId, person, askedBy }: Pick<Erasure, 'customerId' | 'person' | 'askedBy'>,
  { now, endsAt }: { readonly now: number; readonly endsAt: number },
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO erasures (customer_id, person, asked_by, asked_at, look_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (customer_id) DO UPDATE SET person = excluded.person, asked_by = excluded.asked_by,
         asked_at = excluded.asked_at, look_at = excluded.look_at WHERE confirmed_at IS NULL`,
    )
    .bind(customerId, JSON.stringify(person), askedBy, now, endsAt)

export const erasureOf = async (db: D1Database, customer: CustomerId): Promise<Erasure | null> => {
  const row = await db.prepare(`SELECT ${ROW} FROM erasures WHERE customer_id = ?1`).bind(customer).first<Row>()
  return row && read(row)
}

/** From here on nobody signs in as them, and every session is over. */
export const confirmingErasure = (
  db: D1Database,
  { customerId, person: { customers } }: Pick<Erasure, 'customerId' | 'person'>,
  now: number,
): D1PreparedStatement[] => {
  const ids = JSON.stringify(customers)
  const theirs = '(SELECT value FROM json_each(?1))'
  return [
    db.prepare(`UPDATE erasures SET confirmed_at = ?2, look_at = ?2 WHERE customer_id = ?1`).bind(customerId, now),
    db.prepare(`UPDATE customers SET disabled_at = coalesce(disabled_at, ?2) WHERE id IN ${theirs}`).bind(ids, now),
    db.prepare(`DELETE FROM customer_sessions WHERE user_id IN ${theirs}`).bind(ids),
  ]
}

/** What is gone on with now, and what was never confirmed. */
export const erasuresDue = async (db: D1Database, now: number): Promise<Erasure[]> => {
  const { results } = await db
    .prepare(`SELECT ${ROW} FROM erasures WHERE look_at <= ?1 ORDER BY look_at LIMIT 5`)
    .bind(now)
    .all<Row>()
  return results.map(read)
}

export const lookAtErasure = async (
  db: D1Database,
  customer: CustomerId,
  { at, erasedAt = null }: { readonly at: number; readonly erasedAt?: number | null },
): Promise<void> => {
  await db
    .prepare(`UPDATE erasures SET look_at = ?2, erased_at = coalesce(erased_at, ?3) WHERE customer_id = ?1`)
    .bind(customer, at, erasedAt)
    .run()
}

export const endErasure = async (db: D1Database, customer: CustomerId): Promise<void> => {
  await db.prepare(`DELETE FROM erasures WHERE customer_id = ?1`).bind(customer).run()
}

/**
 * Everything of somebody in this store but the row that says so, and who wrote which review. What refers to the account goes with it:
 * ways in, sessions, addresses, wish lists, records, tags, files.
 */
export const forgetting = (db: D1Database, person: Person): D1PreparedStatement[] => {
  const names = JSON.stringify(namesOf(person))
  const theirs = '(SELECT value FROM json_each(?1))'
  const reached = JSON.stringify(namesOf(person))
  return [
    ...['consents', 'suppressions'].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE address IN ${theirs}`).bind(reached),
    ),
    db.prepare(`DELETE FROM alerts WHERE email IN ${theirs} OR customer_id IN ${theirs}`).bind(names),
    db.prepare(`DELETE FROM push_devices WHERE email IN ${theirs} OR customer_id IN ${theirs}`).bind(names),
    db.prepare(`DELETE FROM company_invitations WHERE email IN ${theirs}`).bind(names),
    db.prepare(`DELETE FROM user_facts WHERE about IN ${theirs}`).bind(names),
    // Codes and links name whom they are for in the middle of other text.
    db
      .prepare(
        `DELETE FROM customer_verifications WHERE EXISTS (SELECT 1 FROM json_each(?1) AS one
           WHERE instr(lower(identifier), one.value) > 0 OR instr(lower(customer_verifications.value), one.value) > 0)`,
      )
      .bind(names),
    db.prepare(`DELETE FROM customers WHERE id IN ${theirs}`).bind(JSON.stringify(person.customers)),
  ]
}
