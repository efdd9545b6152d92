/** Payouts of the provider and what they consist of, as its books had them when they were read. */
import type { PaymentId } from '#domain/ids'
import type { Currency } from '#domain/money'
import type { PartSum, PayoutPart, PayoutPartKind } from '#domain/orders/payouts'
import type { Payout } from '#domain/orders/reconciliation'
import { insertRows } from '#schema/insert-rows'

/**
 * @property listedAt when the books last told of it; null: before that was noted
 * @property readAt when the last of its parts was read; null: not yet
 * @property parts how many there are
 * @property net what they come to
 */
export type PayoutKept = Payout & {
  readonly listedAt: number | null
  readonly readAt: number | null
  readonly parts: number
  readonly net: number
}

type Row = Omit<PayoutKept, 'amount'> & { readonly amount: number; readonly currency: Currency }

const PAYOUT = [
  'INSERT INTO payouts (id, amount, currency, state, arrives_at, listed_at) VALUES',
  // What was announced has grown: its parts are read anew.
  `ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, state = excluded.state, arrives_at = excluded.arrives_at,
     listed_at = excluded.listed_at,
     cursor = iif(excluded.amount = payouts.amount, payouts.cursor, NULL),
     read_at = iif(excluded.amount = payouts.amount, payouts.read_at, NULL)`,
] as const

/** @param now when the books told of them */
export const savePayouts = async (db: D1Database, payouts: readonly Payout[], now: number): Promise<void> => {
  const rows = payouts.map(({ id, amount, state, arrivesAt }) => [
    id,
    amount.amount,
    amount.currency,
    state,
    arrivesAt,
    now,
  ])
  if (rows.length > 0) await db.batch(insertRows(db, PAYOUT, rows))
}

const PART = [
  'INSERT INTO payout_parts (payout, id, kind, amount, fee, payment_id, at) VALUES',
  `ON CONFLICT (payout, id) DO UPDATE SET kind = excluded.kind, amount = excluded.amount, fee = excluded.fee,
     payment_id = excluded.payment_id, at = excluded.at`,
] as const

/**
 * A page of its parts, and where to read on, together or not at all. The first page takes away what was read before: what the
 * provider has moved to another payout stays in none.
 *
 * @param from null: this is the first page @param next null: this is the last
 */
export const saveParts = async (
  db: D1Database,
  { id: payout, from }: { readonly id: string; readonly from: string | null },
  { parts, next }: { readonly parts: readonly PayoutPart[]; readonly next: string | null },
  now: number,
): Promise<void> => {
  const rows = parts.map(({ id, kind, amount, fee, paymentId, at }) => [payout, id, kind, amount, fee, paymentId, at])
  await db.batch([
    ...(from === null ? [db.prepare('DELETE FROM payout_parts WHERE payout = ?1').bind(payout)] : []),
    ...(rows.length > 0 ? insertRows(db, PART, rows) : []),
    db
      .prepare(`UPDATE payouts SET cursor = ?2, read_at = ?3 WHERE id = ?1`)
      .bind(payout, next, next === null ? now : null),
  ])
}

/** Whose parts are still to be read, the latest first, with where to go on. */
export const payoutsToRead = async (
  db: D1Database,
  most: number,
): Promise<readonly { readonly id: string; readonly cursor: string | null }[]> => {
  const { results } = await db
    .prepare(
      `SELECT id, cursor FROM payouts WHERE read_at IS NULL AND state NOT IN ('failed', 'canceled')
       ORDER BY arrives_at DESC LIMIT ?1`,
    )
    .bind(most)
    .all<{ id: string; cursor: string | null }>()
  return results
}

const SHOWN = `SELECT id, amount, currency, state, arrives_at AS arrivesAt, listed_at AS listedAt, read_at AS readAt,
  (SELECT count(*) FROM payout_parts WHERE payout = payouts.id) AS parts,
  (SELECT coalesce(sum(amount - fee), 0) FROM payout_parts WHERE payout = payouts.id) AS net FROM payouts`

const kept = ({ amount, currency, ...row }: Row): PayoutKept => ({ ...row, amount: { amount, currency } })

/** The latest first. */
export const latestPayouts = async (db: D1Database, most: number): Promise<readonly PayoutKept[]> => {
  const { results } = await db.prepare(`${SHOWN} ORDER BY arrives_at DESC, id LIMIT ?1`).bind(most).all<Row>()
  return results.map(kept)
}

export const payoutBy = async (db: D1Database, id: string): Promise<PayoutKept | null> => {
  const row = await db.prepare(`${SHOWN} WHERE id = ?1`).bind(id).first<Row>()
  return row && kept(row)
}

/** What its parts come to, by kind. */
export const partSums = async (db: D1Database, id: string): Promise<readonly PartSum[]> => {
  const { results } = await db
    .prepare(
      `SELECT kind, sum(amount) AS amount, sum(fee) AS fee FROM payout_parts WHERE payout = ?1 GROUP BY kind ORDER BY kind`,
    )
    .bind(id)
    .all<PartSum & { kind: PayoutPartKind }>()
  return results
}

type PartRow = { kind: PayoutPartKind; paymentId: PaymentId | null } & Omit<PayoutPart, 'kind' | 'paymentId'>

/** The oldest first. */
export const partsOfPayout = async (db: D1Database, id: string, most: number): Promise<readonly PayoutPart[]> => {
  const { results } = await db
    .prepare(
      `SELECT id, kind, amount, fee, payment_id AS paymentId, at FROM payout_parts WHERE payout = ?1 ORDER BY at, id LIMIT ?2`,
    )
    .bind(id, most)
    .all<PartRow>()
  return results
}
