/** Where nobody may be written to: kept until staff lift it. */
import type { SuppressedChannel, Suppression } from '#domain/notifications/suppression'

/** The first reason stays, but a complaint weighs more than a bounce. */
export const suppressing = (db: D1Database, one: Suppression): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO suppressions (address, channel, reason, detail, at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (address, channel) DO UPDATE SET reason = excluded.reason, detail = excluded.detail, at = excluded.at
       WHERE excluded.reason = 'complained' AND suppressions.reason <> 'complained'`,
    )
    .bind(one.address, one.channel, one.reason, one.detail.slice(0, 300), one.at)

export const suppressionOf = (
  db: D1Database,
  address: string,
  channel: SuppressedChannel,
): Promise<Suppression | null> =>
  db
    .prepare(`SELECT address, channel, reason, detail, at FROM suppressions WHERE address = ?1 AND channel = ?2`)
    .bind(address, channel)
    .first<Suppression>()

/** Of these addresses and channels, those where nobody is written to. One question, however many there are. */
export const suppressionsAmong = async (
  db: D1Database,
  asked: readonly Pick<Suppression, 'address' | 'channel'>[],
): Promise<readonly Suppression[]> => {
  if (asked.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT address, channel, reason, detail, at FROM suppressions
       WHERE (address, channel) IN (SELECT value ->> 'address', value ->> 'channel' FROM json_each(?1))`,
    )
    .bind(JSON.stringify(asked.map(({ address, channel }) => ({ address, channel }))))
    .all<Suppression>()
  return results
}

export const SUPPRESSIONS_PER_PAGE = 50

/** The latest first. @param before the time of the last one seen */
export const suppressionsPage = async (
  db: D1Database,
  { before, q }: { readonly before: number | null; readonly q: string },
): Promise<{ readonly rows: readonly Suppression[]; readonly older: boolean }> => {
  const { results } = await db
    .prepare(
      `SELECT address, channel, reason, detail, at FROM suppressions
       WHERE (?1 IS NULL OR at < ?1) AND (?2 = '' OR address = ?2) ORDER BY at DESC LIMIT ?3`,
    )
    .bind(before, q, SUPPRESSIONS_PER_PAGE + 1)
    .all<Suppression>()
  return { rows: results.slice(0, SUPPRESSIONS_PER_PAGE), older: results.length > SUPPRESSIONS_PER_PAGE }
}

/** @returns whether there was one */
export const liftSuppression = async (db: D1Database, address: string, channel: SuppressedChannel): Promise<boolean> =>
  (await db
    .prepare(`DELETE FROM suppressions WHERE address = ?1 AND channel = ?2 RETURNING 1 AS gone`)
    .bind(address, channel)
    .first('gone')) !== null
