/** Who works here: added and removed by a command, asked for with every page of the admin. */
import type { ApiKeyId } from '#domain/customers/api-keys'
import type { Permission, Role } from '#domain/customers/staff'

export type Staff = {
  /** Of a key its own id: what it does is done by it, and a key of a request is its alone. */
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly role: Role
  /** A program asks, for whoever made the key: address and role are theirs. */
  readonly key?: StaffKey
}
export type StaffKey = { readonly id: ApiKeyId; readonly name: string; readonly permissions: readonly Permission[] }

/** As the audit log names them: by their address, and by the key that they have sent. */
export const whoIs = ({ email, key }: Pick<Staff, 'email' | 'key'>): string =>
  key ? `${email} (key ${key.name}, ${key.id})` : email

export type NewStaff = {
  /** Only used when nobody has the address yet. */
  readonly userId: string
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly role: Role
  /** As workers/http/password.ts writes it. */
  readonly passwordHash: string
}

/** A statement with its values apart: bound here, or written out for a remote database by the command. */
export type Statement = { readonly sql: string; readonly values: readonly (string | number)[] }

/** Adds a person, or gives the one with that address another role and password and ends every session of theirs. */
export const savingStaff = (person: NewStaff, now: number): Statement[] => {
  const { userId, accountId, email, name, role, passwordHash } = person
  return [
    {
      sql: `INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES (?1, ?2, ?3, 1, ?4, ?4)
            ON CONFLICT (email) DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at`,
      values: [userId, name, email.toLowerCase(), now],
    },
    {
      sql: `INSERT INTO accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
            SELECT ?1, id, 'credential', id, ?2, ?3, ?3 FROM users WHERE email = ?4
            ON CONFLICT (provider_id, account_id) DO UPDATE
            SET password = excluded.password, updated_at = excluded.updated_at`,
      values: [accountId, passwordHash, now, email.toLowerCase()],
    },
    {
      sql: `INSERT INTO staff (user_id, role, created_at) SELECT id, ?1, ?2 FROM users WHERE email = ?3
            ON CONFLICT (user_id) DO UPDATE SET role = excluded.role`,
      values: [role, now, email.toLowerCase()],
    },
    {
      sql: `DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = ?1)`,
      values: [email.toLowerCase()],
    },
  ]
}

/** The person may still be a customer: only the role and the open sessions go. */
export const removingStaff = (email: string): Statement[] => [
  {
    sql: `DELETE FROM staff WHERE user_id = (SELECT id FROM users WHERE email = ?1)`,
    values: [email.toLowerCase()],
  },
  {
    sql: `DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = ?1)`,
    values: [email.toLowerCase()],
  },
]

export const run = async (db: D1Database, statements: readonly Statement[]): Promise<number> => {
  const done = await db.batch(statements.map(({ sql, values }) => db.prepare(sql).bind(...values)))
  return done.reduce((changes, { meta }) => changes + meta.changes, 0)
}

export const listingStaff: Statement = {
  sql: `SELECT users.id AS userId, email, name, role FROM staff JOIN users ON users.id = staff.user_id ORDER BY email`,
  values: [],
}

/** Ids and names of all who work here. */
export const everyone = async (db: D1Database): Promise<{ readonly id: string; readonly name: string }[]> =>
  (
    await db
      .prepare('SELECT users.id, name FROM staff JOIN users ON users.id = staff.user_id ORDER BY name')
      .all<{ id: string; name: string }>()
  ).results

export const roleOf = (db: D1Database, userId: string): Promise<Role | null> =>
  db.prepare(`SELECT role FROM staff WHERE user_id = ?1`).bind(userId).first<Role>('role')

/** What people and keys are called. @returns by id; of those who are known */
export const namesById = async (db: D1Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT id, name FROM users WHERE id IN (SELECT value FROM json_each(?1))
       UNION ALL SELECT id, name FROM api_keys WHERE id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: string; name: string }>()
  return new Map(results.map(({ id, name }) => [id, name]))
}

/** What they are called. @returns by mail address; of those who are known */
export const namesOf = async (db: D1Database, emails: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { results } = await db
    .prepare(`SELECT email, name FROM users WHERE email IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(emails))
    .all<{ email: string; name: string }>()
  return new Map(results.map(({ email, name }) => [email, name]))
}
