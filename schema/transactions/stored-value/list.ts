/** Gift cards and store credit as staff look for them, the latest first. */
import type { StoredValueKind } from '#domain/stored-value/stored-value'
import type { StoredValueRecord, StoredValueState } from '#domain/stored-value/record'
import { COLUMNS, recordIn, type Row } from './records.ts'

export type ListFilter = {
  readonly kind: StoredValueKind | null
  readonly state: StoredValueState | null
  /** An ending, a recipient, an order; empty: all. */
  readonly q: string
  readonly before: number | null
  readonly now: number
  readonly most: number
}

/** As domain/stored-value/record.ts says it, for a list: `?4` is now. */
const STATES: Readonly<Record<StoredValueState, string>> = {
  disabled: 'disabled_at IS NOT NULL',
  expired: 'disabled_at IS NULL AND expires_at <= ?4',
  used: 'disabled_at IS NULL AND (expires_at IS NULL OR expires_at > ?4) AND balance = 0',
  scheduled: `disabled_at IS NULL AND (expires_at IS NULL OR expires_at > ?4) AND balance > 0 AND mailed_at IS NULL AND deliver_at > ?4`,
  active: `disabled_at IS NULL AND (expires_at IS NULL OR expires_at > ?4) AND balance > 0
    AND (deliver_at IS NULL OR mailed_at IS NOT NULL OR deliver_at <= ?4)`,
}

export const recordsListed = async (db: D1Database, filter: ListFilter): Promise<StoredValueRecord[]> => {
  const { kind, state, q, before, now, most } = filter
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM stored_values
       WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR sequence < ?2) AND ?4 >= 0 AND ${state ? STATES[state] : '1'}
         AND (?3 = '' OR ending = upper(?3) OR instr(lower(recipient_email), lower(?3)) > 0
           OR instr(lower(recipient_name), lower(?3)) > 0 OR order_name = upper(?3) OR id = ?3 OR customer_id = ?3)
       ORDER BY sequence DESC LIMIT ?5`,
    )
    .bind(kind, before, q, now, most)
    .all<Row>()
  return results.map(recordIn)
}

/** Behind this one in the order in which they were dealt: every one of them is looked at once. */
export const recordsAfter = async (db: D1Database, after: number, most: number): Promise<StoredValueRecord[]> => {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM stored_values WHERE sequence > ?1 ORDER BY sequence LIMIT ?2`)
    .bind(after, most)
    .all<Row>()
  return results.map(recordIn)
}

export type Owed = {
  readonly currency: string
  readonly kind: StoredValueKind
  readonly owed: number
  readonly count: number
}

/** What is owed in all, by the ledger. */
export const owedInAll = async (db: D1Database): Promise<Owed[]> => {
  const { results } = await db
    .prepare(
      `SELECT currency, kind, sum(balance) AS owed, count(*) AS count FROM stored_values WHERE balance > 0
       GROUP BY currency, kind ORDER BY currency, kind`,
    )
    .all<Owed>()
  return results
}
