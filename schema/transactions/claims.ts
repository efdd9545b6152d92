/** Which request an idempotency key of a member of staff stands for. The effect itself is repeatable by its ids. */
import type { Idempotency } from '#domain/idempotency'

/** As long as the shards remember theirs, in ms. */
const CLAIMS_KEPT_MS = 30 * 24 * 60 * 60_000

/** @returns false when the key stands for another request already */
export const claim = async (
  db: D1Database,
  who: string,
  { key, request }: Idempotency,
  now: number,
): Promise<boolean> => {
  const [, , stored] = await db.batch<{ request: string }>([
    db.prepare('DELETE FROM claims WHERE at < ?1').bind(now - CLAIMS_KEPT_MS),
    db
      .prepare('INSERT INTO claims (who, key, request, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING')
      .bind(who, key, request, now),
    db.prepare('SELECT request FROM claims WHERE who = ?1 AND key = ?2').bind(who, key),
  ])
  return stored?.results[0]?.request === request
}
