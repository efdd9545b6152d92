/** Keys of programs: made, asked for with every request that carries one, revoked. */
import { KEY_USE_WRITTEN_MS, KEYS_MAX, type ApiKeyId } from '#domain/customers/api-keys'
import type { Permission } from '#domain/customers/staff'
import type { Role } from '#domain/customers/staff'
import type { Staff } from './staff.ts'

export type NewApiKey = {
  readonly id: ApiKeyId
  readonly name: string
  readonly hash: string
  readonly start: string
  readonly end: string
  readonly permissions: readonly Permission[]
  readonly madeBy: string
  readonly expiresAt: number | null
  /** Which request makes it, and a hash of all that it asks for. */
  readonly request: string
  readonly asked: string
}

export type ApiKey = {
  readonly id: ApiKeyId
  readonly name: string
  readonly start: string
  readonly end: string
  readonly permissions: readonly Permission[]
  readonly madeBy: string
  /** What its maker is called; null when they are gone. */
  readonly maker: string | null
  /** Of its maker today; null when they no longer work here, and the key opens nothing. */
  readonly role: Role | null
  readonly madeAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly lastUsedAt: number | null
}

type Row = Omit<ApiKey, 'permissions'> & { readonly permissions: string }

const ROWS = `SELECT api_keys.id, api_keys.name, start, "end", permissions, made_by AS madeBy, users.name AS maker, role,
    made_at AS madeAt, expires_at AS expiresAt, revoked_at AS revokedAt, last_used_at AS lastUsedAt
  FROM api_keys LEFT JOIN users ON users.id = made_by LEFT JOIN staff ON staff.user_id = made_by`

const read = ({ permissions, ...row }: Row): ApiKey => ({
  ...row,
  permissions: JSON.parse(permissions) as Permission[],
})

/**
 * Keeps it, unless the same request has made one or there are as many as can be.
 *
 * @returns the key that this request has made, and what it had asked for; null when there are too many
 */
export const addApiKey = async (
  db: D1Database,
  key: NewApiKey,
  now: number,
): Promise<{ readonly key: ApiKey; readonly asked: string; readonly isNew: boolean } | null> => {
  const { meta } = await db
    .prepare(
      `INSERT INTO api_keys (id, name, hash, start, "end", permissions, made_by, made_at, request, asked, expires_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
       WHERE ?12 > (SELECT count(*) FROM api_keys WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?8))
       ON CONFLICT (request) DO NOTHING`,
    )
    .bind(
      key.id,
      key.name,
      key.hash,
      key.start,
      key.end,
      JSON.stringify(key.permissions),
      key.madeBy,
      now,
      key.request,
      key.asked,
      key.expiresAt,
      KEYS_MAX,
    )
    .run()
  const made = await db
    .prepare(`${ROWS.replace('SELECT', 'SELECT asked,')} WHERE request = ?1`)
    .bind(key.request)
    .first<Row & { asked: string }>()
  if (!made) return null
  const { asked, ...row } = made
  return { key: read(row), asked, isNew: meta.changes > 0 }
}

/** Those that open something come first, the newest of each first; so many at most. */
export const apiKeys = async (db: D1Database): Promise<ApiKey[]> => {
  const { results } = await db
    .prepare(`${ROWS} ORDER BY revoked_at IS NOT NULL, made_at DESC, api_keys.id LIMIT ?1`)
    .bind(2 * KEYS_MAX)
    .all<Row>()
  return results.map(read)
}

export const apiKeyBy = async (db: D1Database, id: string): Promise<ApiKey | null> => {
  const row = await db.prepare(`${ROWS} WHERE api_keys.id = ?1`).bind(id).first<Row>()
  return row && read(row)
}

/** It opens nothing from now on. One that was revoked before stays as it was. */
export const revokeApiKey = async (db: D1Database, id: ApiKeyId, now: number): Promise<void> => {
  await db.prepare(`UPDATE api_keys SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL`).bind(id, now).run()
}

type Holder = {
  readonly id: ApiKeyId
  readonly keyName: string
  readonly permissions: string
  readonly email: string
  readonly role: Role
  readonly lastUsedAt: number | null
}

/** For whom the key with this hash works; null when it is none, was revoked, has ended, or its maker no longer works here. */
export const staffOfKey = async (db: D1Database, hash: string, now: number): Promise<Staff | null> => {
  const found = await db
    .prepare(
      `SELECT api_keys.id, api_keys.name AS keyName, permissions, email, role, last_used_at AS lastUsedAt
       FROM api_keys JOIN users ON users.id = made_by JOIN staff ON staff.user_id = made_by
       WHERE hash = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)`,
    )
    .bind(hash, now)
    .first<Holder>()
  if (!found) return null
  const { id, keyName: name, email, role, lastUsedAt } = found
  if (lastUsedAt === null || lastUsedAt <= now - KEY_USE_WRITTEN_MS) await noteUse(db, id, now)
  const permissions = JSON.parse(found.permissions) as Permission[]
  return { userId: id, email, name, role, key: { id, name, permissions } }
}

const noteUse = async (db: D1Database, id: ApiKeyId, now: number): Promise<void> => {
  await db
    .prepare(`UPDATE api_keys SET last_used_at = ?2 WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?3)`)
    .bind(id, now, now - KEY_USE_WRITTEN_MS)
    .run()
}
