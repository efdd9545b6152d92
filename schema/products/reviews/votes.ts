/** Helpful votes and reports of abuse: each once, counted in the transaction that keeps it. */
import { ok, refuse, type Result } from '#domain/result'
import type { Kind } from './rows.ts'

export type VoteRefusal = { readonly code: 'vote-repeated' }
export type ReportRefusal = { readonly code: 'report-repeated' }

/** Who has not voted before, and from where nobody has: `connection` is null for those who count for themselves. */
export type Counted = { readonly voter: string; readonly connection: string | null }
type Vote = Counted & { readonly kind: Kind; readonly subject: string }

/** The sum follows the votes: whoever has voted before changes neither. */
export const vote = async (
  db: D1Database,
  { kind, subject, voter, connection }: Vote,
  now: number,
): Promise<Result<{ readonly helpful: number }, VoteRefusal>> => {
  const [kept, , counted] = await db.batch<{ helpful: number }>([
    db
      .prepare(
        'INSERT INTO helpful_votes (subject, voter, at, connection) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING',
      )
      .bind(subject, voter, now, connection),
    db
      .prepare(
        `UPDATE ${kind} SET helpful = (SELECT count(*) FROM helpful_votes WHERE subject = ?1) WHERE id = ?1
           AND helpful <> (SELECT count(*) FROM helpful_votes WHERE subject = ?1)`,
      )
      .bind(subject),
    db.prepare(`SELECT helpful FROM ${kind} WHERE id = ?1`).bind(subject),
  ])
  if (!kept?.meta.changes) return refuse({ code: 'vote-repeated' })
  return ok({ helpful: counted?.results[0]?.helpful ?? 0 })
}

/** Nothing is hidden by reports alone: a person looks. */
export const report = async (
  db: D1Database,
  { kind, subject, voter, connection, reason }: Vote & { readonly reason: string },
  now: number,
): Promise<Result<null, ReportRefusal>> => {
  const [kept] = await db.batch([
    db
      .prepare(
        'INSERT INTO abuse_reports (subject, reporter, reason, at, connection) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING',
      )
      .bind(subject, voter, reason, now, connection),
    db.prepare(`UPDATE ${kind} SET reports = reports + 1 WHERE id = ?1 AND changes() > 0`).bind(subject),
  ])
  return kept?.meta.changes ? ok(null) : refuse({ code: 'report-repeated' })
}

export type ReasonsGiven = ReadonlyMap<string, readonly { readonly reason: string; readonly many: number }[]>

/** Why these were reported. */
export const reportsOf = async (db: D1Database, subjects: readonly string[]): Promise<ReasonsGiven> => {
  if (subjects.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT subject, reason, count(*) AS many FROM abuse_reports
       WHERE subject IN (SELECT value FROM json_each(?1)) GROUP BY subject, reason ORDER BY many DESC`,
    )
    .bind(JSON.stringify(subjects))
    .all<{ subject: string; reason: string; many: number }>()
  return Map.groupBy(results, ({ subject }) => subject)
}
