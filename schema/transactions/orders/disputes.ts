/** Disputes: what the provider told of each, what staff answer to it, and what has happened to it. */
import type { OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { Dispute, DisputeState } from '#domain/orders/reconciliation'

export type DisputeKept = Dispute & { readonly orderId: OrderId; readonly closedAt: number | null }

type Row = Omit<DisputeKept, 'amount'> & { readonly amount: number; readonly currency: Currency }

/** It is a finding, by its own name behind the kind. */
const findingId = (dispute: string): string => `dispute ${dispute}`

/** The name of the dispute that a finding is about. */
export const disputeOf = (finding: string): string => finding.slice(findingId('').length)

const KEPT = `SELECT substr(id, 9) AS id, payment_id AS paymentId, order_id AS orderId, amount, currency, state, reason,
  respond_by AS respondBy, found_at AS at, closed_at AS closedAt FROM payment_findings`

const keptOf = ({ amount, currency, ...row }: Row): DisputeKept => ({ ...row, amount: { amount, currency } })

export const disputeBy = async (db: D1Database, dispute: string): Promise<DisputeKept | null> => {
  const row = await db.prepare(`${KEPT} WHERE id = ?1 AND kind = 'dispute'`).bind(findingId(dispute)).first<Row>()
  return row && keptOf(row)
}

/** More than these at once nobody answers in a day. */
const OPEN_MAX = 200

/** Those that wait for the shop's answer, the most urgent first. */
export const disputesToAnswer = async (db: D1Database): Promise<readonly DisputeKept[]> => {
  const { results } = await db
    .prepare(
      `${KEPT} WHERE closed_at IS NULL AND kind = 'dispute' AND state = 'needs-response'
       ORDER BY respond_by NULLS LAST, found_at LIMIT ?1`,
    )
    .bind(OPEN_MAX)
    .all<Row>()
  return results.map(keptOf)
}

/** @property version counts the changes; who writes says which they have read */
export type DisputeAnswer = {
  readonly text: string
  readonly language: Language
  readonly version: number
  readonly writtenAt: number
}

export const answerTo = (db: D1Database, dispute: string): Promise<DisputeAnswer | null> =>
  db
    .prepare(`SELECT text, language, version, written_at AS writtenAt FROM dispute_answers WHERE dispute = ?1`)
    .bind(dispute)
    .first<DisputeAnswer>()

type Writing = {
  readonly dispute: string
  readonly orderId: OrderId
  readonly text: string
  readonly language: Language
  /** The version that was read; 0: there was none. */
  readonly read: number
}

/** @returns false: somebody has written meanwhile */
export const writeAnswer = async (
  db: D1Database,
  { dispute, orderId, text, language, read }: Writing,
  now: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `INSERT INTO dispute_answers (dispute, order_id, text, language, version, written_at)
       SELECT ?1, ?2, ?3, ?4, ?5 + 1, ?6
       WHERE ?5 = coalesce((SELECT version FROM dispute_answers WHERE dispute = ?1), 0)
       ON CONFLICT (dispute) DO UPDATE SET text = excluded.text, language = excluded.language, version = excluded.version,
         written_at = excluded.written_at`,
    )
    .bind(dispute, orderId, text, language, read, now)
    .run()
  return meta.changes > 0
}

export type DisputeEntry = {
  readonly entry: string
  readonly at: number
  readonly what: 'heard' | 'submitted' | 'accepted'
  readonly state: DisputeState
  readonly who: string
}

/** The oldest first. */
export const entriesOf = async (db: D1Database, dispute: string): Promise<readonly DisputeEntry[]> => {
  const { results } = await db
    .prepare(`SELECT entry, at, what, state, who FROM dispute_entries WHERE dispute = ?1 ORDER BY at, entry LIMIT 100`)
    .bind(dispute)
    .all<DisputeEntry>()
  return results
}

const ENTRY = `INSERT INTO dispute_entries (dispute, entry, at, what, state, who) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
  ON CONFLICT (dispute, entry) DO NOTHING`

/** What staff did. Written again it stands once. */
export const noteEntry = async (db: D1Database, dispute: string, one: DisputeEntry): Promise<void> => {
  await db.prepare(ENTRY).bind(dispute, one.entry, one.at, one.what, one.state, one.who).run()
}

/** What the provider has told: each state when it was first heard of, and again when it has come back to it. */
export const noteHeard = async (db: D1Database, disputes: readonly Dispute[], now: number): Promise<void> => {
  if (disputes.length === 0) return
  const heard = db.prepare(
    `INSERT INTO dispute_entries (dispute, entry, at, what, state)
     SELECT ?1, 'heard ' || ?2 || ' ' || ?3, ?3, 'heard', ?2
     WHERE ?2 IS NOT (SELECT state FROM dispute_entries WHERE dispute = ?1 ORDER BY at DESC, entry DESC LIMIT 1)
     ON CONFLICT (dispute, entry) DO NOTHING`,
  )
  await db.batch(disputes.map(({ id, state }) => heard.bind(id, state, now)))
}

export type AnswerGiven = { readonly what: 'submitted' | 'accepted'; readonly at: number }

/** What staff have done last to each of them. */
export const answersGiven = async (
  db: D1Database,
  disputes: readonly string[],
): Promise<ReadonlyMap<string, AnswerGiven>> => {
  if (disputes.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT dispute, what, at FROM dispute_entries
       WHERE dispute IN (SELECT value FROM json_each(?1)) AND what IN ('submitted', 'accepted') ORDER BY at`,
    )
    .bind(JSON.stringify(disputes))
    .all<AnswerGiven & { readonly dispute: string }>()
  return new Map(results.map(({ dispute, what, at }) => [dispute, { what, at }]))
}

/** What was written of these orders is read by nobody any more. */
export const forgetAnswers = (db: D1Database, orders: readonly OrderId[]): D1PreparedStatement =>
  db
    .prepare(`UPDATE dispute_answers SET text = '' WHERE order_id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(orders))
