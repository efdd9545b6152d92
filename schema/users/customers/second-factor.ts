/** What somebody shows beside their password. Written by better-auth; read here for their own page. */
import type { Statement } from './staff.ts'

export type Passkey = {
  readonly id: string
  readonly name: string
  readonly createdAt: number
}
export type SecondFactor = {
  readonly isOn: boolean
  readonly recoveryCodesLeft: number
  readonly passkeys: readonly Passkey[]
}

/** Names of the tables of one realm. */
type Realm = { readonly people: string; readonly factors: string; readonly passkeys: string }
const STAFF: Realm = { people: 'users', factors: 'second_factors', passkeys: 'passkeys' }
const CUSTOMERS: Realm = { people: 'customers', factors: 'customer_second_factors', passkeys: 'customer_passkeys' }

const factorIn = async (
  db: D1Database,
  { people, factors, passkeys: keys }: Realm,
  userId: string,
): Promise<SecondFactor> => {
  const [users, passkeys] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `SELECT two_factor_enabled AS isOn, json_array_length(backup_codes) AS recoveryCodesLeft
         FROM ${people} AS people LEFT JOIN ${factors} ON user_id = people.id WHERE people.id = ?1`,
      )
      .bind(userId),
    db
      .prepare(`SELECT id, name, created_at AS createdAt FROM ${keys} WHERE user_id = ?1 ORDER BY created_at`)
      .bind(userId),
  ])
  const [user] = users?.results ?? []
  return {
    isOn: user?.['isOn'] === 1,
    recoveryCodesLeft: Number(user?.['recoveryCodesLeft'] ?? 0),
    passkeys: (passkeys?.results ?? []).map((row) => ({
      id: String(row['id']),
      name: String(row['name'] ?? ''),
      createdAt: Number(row['createdAt']),
    })),
  }
}

export const secondFactorOf = (db: D1Database, userId: string): Promise<SecondFactor> => factorIn(db, STAFF, userId)
export const customerSecondFactorOf = (db: D1Database, id: string): Promise<SecondFactor> => factorIn(db, CUSTOMERS, id)

export const removePasskeys = async (db: D1Database, userId: string): Promise<void> => {
  await db.prepare(`DELETE FROM passkeys WHERE user_id = ?1`).bind(userId).run()
}

/** For whoever has lost everything they could show: their password alone lets them in again, and their sessions are over. */
export const forgettingSecondFactor = (email: string): Statement[] => {
  const values = [email.toLowerCase()]
  const theirs = `(SELECT id FROM users WHERE email = ?1)`
  return [
    { sql: `DELETE FROM second_factors WHERE user_id = ${theirs}`, values },
    { sql: `DELETE FROM passkeys WHERE user_id = ${theirs}`, values },
    { sql: `DELETE FROM sessions WHERE user_id = ${theirs}`, values },
    { sql: `UPDATE users SET two_factor_enabled = 0 WHERE email = ?1`, values },
  ]
}
