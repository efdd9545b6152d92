/** Who waits for which good, and whose turn it is. Whoever is told is told by a fact, in the transaction of their turn. */
import type { CustomerId, VariantId } from '#domain/ids'
import type { Currency } from '#domain/money'
import { ALERTS_MAX, TOLD_KEPT_MS, TURN_MS, type Alert } from '#domain/notifications/alert'

type Row = Omit<Alert, 'seen'> & { readonly currency: Currency | null; readonly amount: number | null }

const COLUMNS = `sequence, kind, variant AS variantId, email, customer_id AS customerId, language, currency, amount,
  asked_at AS askedAt, confirmed_at AS confirmedAt, told_at AS toldAt, expires_at AS expiresAt`

const alertOf = ({ currency, amount, ...row }: Row): Alert => ({
  ...row,
  seen: currency !== null && amount !== null ? { amount, currency } : null,
})

/**
 * Asked once more it is the same, with the price that was seen last; the place among the others stays.
 *
 * @returns false where the address waits for too much already
 */
export const keepAlert = async (db: D1Database, alert: Omit<Alert, 'sequence' | 'toldAt'>): Promise<boolean> => {
  const { kind, variantId, email, customerId, language, seen, askedAt, confirmedAt, expiresAt } = alert
  const kept = await db
    .prepare(
      `INSERT INTO alerts (kind, variant, email, customer_id, language, currency, amount, asked_at, confirmed_at, expires_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
       WHERE (SELECT count(*) FROM alerts WHERE email = ?3 AND told_at IS NULL) < ?11
         OR EXISTS (SELECT 1 FROM alerts WHERE email = ?3 AND variant = ?2 AND kind = ?1 AND told_at IS NULL)
       ON CONFLICT (email, variant, kind) WHERE told_at IS NULL DO UPDATE SET
         confirmed_at = coalesce(alerts.confirmed_at, excluded.confirmed_at), language = excluded.language,
         customer_id = coalesce(excluded.customer_id, alerts.customer_id), currency = excluded.currency,
         amount = excluded.amount, asked_at = excluded.asked_at, expires_at = excluded.expires_at
       RETURNING sequence`,
    )
    .bind(
      kind,
      variantId,
      email,
      customerId,
      language,
      seen?.currency ?? null,
      seen?.amount ?? null,
      askedAt,
      confirmedAt,
      expiresAt,
      ALERTS_MAX,
    )
    .first<number>('sequence')
  return kept !== null
}

export const alertBy = async (db: D1Database, sequence: number): Promise<Alert | null> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM alerts WHERE sequence = ?1`).bind(sequence).first<Row>()
  return row && alertOf(row)
}

/** The address is theirs; said twice it is said once. */
export const confirmingAlert = (db: D1Database, sequence: number, now: number): D1PreparedStatement =>
  db.prepare(`UPDATE alerts SET confirmed_at = ?2 WHERE sequence = ?1 AND confirmed_at IS NULL`).bind(sequence, now)

/** Whoever has said since that they want no more of it has no turn, and takes none from others. */
const WAITING = `told_at IS NULL AND confirmed_at IS NOT NULL AND 'given' = (
  SELECT c.state FROM consents AS c
  WHERE c.address = alerts.email AND c.purpose = 'back-in-stock' AND c.state <> 'asked' ORDER BY c.sequence DESC LIMIT 1)`

/** Those of them that somebody waits for to be back. */
export const awaitedAmong = async (
  db: D1Database,
  variants: readonly VariantId[],
  now: number,
): Promise<VariantId[]> => {
  if (variants.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT DISTINCT variant FROM alerts
       WHERE variant IN (SELECT value FROM json_each(?1)) AND kind = 'back-in-stock' AND ${WAITING} AND expires_at > ?2`,
    )
    .bind(JSON.stringify(variants), now)
    .all<{ variant: VariantId }>()
  return results.map(({ variant }) => variant)
}

/**
 * The next of those who wait for it have their turn. Those whose turn it was lately count: heard twice, it is told once.
 *
 * @param most within a turn, all in all
 * @returns whether others still wait
 */
export const takeTurns = async (db: D1Database, variant: VariantId, most: number, now: number): Promise<boolean> => {
  await db
    .prepare(
      `UPDATE alerts SET told_at = ?3 WHERE sequence IN (
         SELECT sequence FROM alerts
         WHERE variant = ?1 AND kind = 'back-in-stock' AND ${WAITING} AND expires_at > ?3 ORDER BY sequence
         LIMIT max(0, ?2 - (SELECT count(*) FROM alerts WHERE variant = ?1 AND kind = 'back-in-stock' AND told_at > ?4)))`,
    )
    .bind(variant, most, now, now - TURN_MS)
    .run()
  return (await awaitedAmong(db, [variant], now)).length > 0
}

export type PriceNow = { readonly variant: VariantId; readonly currency: Currency; readonly amount: number }

/** Everybody who has seen a higher price, each once. */
export const tellPrices = async (db: D1Database, prices: readonly PriceNow[], now: number): Promise<void> => {
  if (prices.length === 0) return
  await db
    .prepare(
      `UPDATE alerts SET told_at = ?2
       FROM (SELECT value ->> 'variant' AS id, value ->> 'currency' AS money, value ->> 'amount' AS price FROM json_each(?1)) AS p
       WHERE alerts.variant = p.id AND alerts.kind = 'price-drop' AND ${WAITING} AND alerts.expires_at > ?2
         AND alerts.currency = p.money AND p.price < alerts.amount`,
    )
    .bind(JSON.stringify(prices), now)
    .run()
}

/** In one sweep. */
const FORGOTTEN_MAX = 1_000

/** Those that are over, and those that were told long ago. */
export const forgetEndedAlerts = async (db: D1Database, now: number): Promise<void> => {
  await db
    .prepare(
      `DELETE FROM alerts WHERE sequence IN (
         SELECT sequence FROM alerts WHERE expires_at < ?1 OR told_at < ?2 ORDER BY sequence LIMIT ?3)`,
    )
    .bind(now, now - TOLD_KEPT_MS, FORGOTTEN_MAX)
    .run()
}

/** Somebody, by what is known of them. @property email in small letters */
export type Subscriber = { readonly email?: string; readonly customerId?: CustomerId }

const OF = `((?1 IS NOT NULL AND email = ?1) OR (?2 IS NOT NULL AND customer_id = ?2))`

/** Everything that somebody waits for or was told of, the latest first: to show, and to hand out. */
export const subscriptionsOf = async (db: D1Database, { email, customerId }: Subscriber): Promise<Alert[]> => {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM alerts WHERE ${OF} ORDER BY sequence DESC`)
    .bind(email ?? null, customerId ?? null)
    .all<Row>()
  return results.map(alertOf)
}

/** One of theirs that nobody was told of yet. */
export const endOne = async (db: D1Database, { email, customerId }: Subscriber, sequence: number): Promise<void> => {
  await db
    .prepare(`DELETE FROM alerts WHERE ${OF} AND sequence = ?3 AND told_at IS NULL`)
    .bind(email ?? null, customerId ?? null, sequence)
    .run()
}

/** Of somebody who wants to be forgotten. */
export const forgetSubscriptions = (db: D1Database, { email, customerId }: Subscriber): D1PreparedStatement =>
  db.prepare(`DELETE FROM alerts WHERE ${OF}`).bind(email ?? null, customerId ?? null)

/** Whoever wants no more of these mails waits for nothing. */
export const endingAlerts = (db: D1Database, email: string): D1PreparedStatement =>
  db.prepare(`DELETE FROM alerts WHERE email = ?1 AND told_at IS NULL`).bind(email)
