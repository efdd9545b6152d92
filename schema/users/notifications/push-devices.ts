/** Which devices are told of what. Of a session that is over none is told, and of one that the browser has ended nothing stays. */
import type { CustomerId, OrderId } from '#domain/ids'
import { ORDER_DEVICE_MS, PUSH_DEVICES_MAX, type PushDevice, type PushDeviceId } from '#domain/notifications/push'

const COLUMNS = `id, about, endpoint, p256dh, auth, email, customer_id AS customerId, language, device, at`

/** Ends of sessions are kept as the library of accounts writes them. */
const ALIVE = `(session IS NULL OR EXISTS (SELECT 1 FROM customer_sessions AS s WHERE s.id = session AND s.expires_at > ?2))`

type Kept = PushDevice & { readonly session: string | null; readonly serverKey: string }

/** Pressed again on the same device it is the same; of more than a few the oldest makes room. */
export const keepPushDevice = async (db: D1Database, kept: Kept): Promise<void> => {
  const { id, about, endpoint, p256dh, auth, serverKey, email, customerId, session, language, device, at } = kept
  await db.batch([
    db
      .prepare(
        `INSERT INTO push_devices (id, about, endpoint, p256dh, auth, server_key, email, customer_id, session, language, device, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (about, endpoint) DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth,
           server_key = excluded.server_key, email = excluded.email, customer_id = excluded.customer_id,
           session = excluded.session, language = excluded.language, device = excluded.device, at = excluded.at`,
      )
      .bind(id, about, endpoint, p256dh, auth, serverKey, email, customerId, session, language, device, at),
    db
      .prepare(
        `DELETE FROM push_devices WHERE about = ?1 AND id NOT IN (
           SELECT id FROM push_devices WHERE about = ?1 ORDER BY at DESC, rowid DESC LIMIT ?2)`,
      )
      .bind(about, PUSH_DEVICES_MAX),
  ])
}

/** Those that are told of any of these, the latest first. */
export const pushDevicesOf = async (
  db: D1Database,
  about: readonly (OrderId | CustomerId)[],
  { now, serverKey }: { readonly now: number; readonly serverKey: string },
): Promise<PushDevice[]> => {
  if (about.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM push_devices
       WHERE about IN (SELECT value FROM json_each(?1)) AND server_key = ?3 AND ${ALIVE} ORDER BY at DESC, rowid DESC`,
    )
    .bind(JSON.stringify(about), now, serverKey)
    .all<PushDevice>()
  return results
}

/** When its message leaves. @returns null where nobody is told there any more */
export const pushDeviceBy = (
  db: D1Database,
  id: string,
  { now, serverKey }: { readonly now: number; readonly serverKey: string },
): Promise<PushDevice | null> =>
  db
    .prepare(`SELECT ${COLUMNS} FROM push_devices WHERE id = ?1 AND server_key = ?3 AND ${ALIVE}`)
    .bind(id, now, serverKey)
    .first<PushDevice>()

/** One of theirs; of anybody else's nothing happens. */
export const endPushDevice = async (db: D1Database, about: OrderId | CustomerId, id: PushDeviceId): Promise<void> => {
  await db.prepare(`DELETE FROM push_devices WHERE about = ?1 AND id = ?2`).bind(about, id).run()
}

/** The browser has ended it: of nothing is it told any more. */
export const endSubscriptionOf = async (db: D1Database, id: string): Promise<void> => {
  await db
    .prepare(`DELETE FROM push_devices WHERE endpoint = (SELECT endpoint FROM push_devices WHERE id = ?1)`)
    .bind(id)
    .run()
}

/** In one sweep. */
const FORGOTTEN_MAX = 1_000

/** Of orders of long ago. */
export const forgetOldPushDevices = async (db: D1Database, now: number): Promise<void> => {
  await db
    .prepare(
      `DELETE FROM push_devices WHERE id IN (
         SELECT id FROM push_devices WHERE at < ?1 AND about LIKE 'ord\\_%' ESCAPE '\\' ORDER BY at LIMIT ?2)`,
    )
    .bind(now - ORDER_DEVICE_MS, FORGOTTEN_MAX)
    .run()
}
