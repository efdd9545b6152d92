/** What staff did, entry by entry. The database refuses to change or remove one. */

export type AuditEntry = {
  readonly who: string
  readonly action: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}
export type SavedAuditEntry = AuditEntry & { readonly sequence: number; readonly at: number }

/** @param request names one entry of one request, so that a repetition writes none; null: each call is an entry of its own */
export const saveAuditEntry = async (
  db: D1Database,
  { who, action, subject, details, request = null }: AuditEntry & { readonly request?: string | null },
  at: number,
): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO audit (at, who, deed, subject, details, request) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (request) WHERE request IS NOT NULL DO NOTHING`,
    )
    .bind(at, who, action, subject, JSON.stringify(details), request)
    .run()
}

/** The latest first. @param limit how many entries */
export const auditEntriesOf = async (db: D1Database, subject: string, limit: number): Promise<SavedAuditEntry[]> => {
  const { results } = await db
    .prepare(
      `SELECT sequence, at, who, deed AS action, subject, details FROM audit WHERE subject = ?1 ORDER BY sequence DESC LIMIT ?2`,
    )
    .bind(subject, limit)
    .all<Omit<SavedAuditEntry, 'details'> & { details: string }>()
  return results.map((entry) => ({ ...entry, details: JSON.parse(entry.details) as SavedAuditEntry['details'] }))
}

/** Entries of these moments: whoever knows when something happened asks who it was. */
export const auditEntriesAt = async (
  db: D1Database,
  subject: string,
  moments: readonly number[],
): Promise<SavedAuditEntry[]> => {
  const { results } = await db
    .prepare(
      `SELECT sequence, at, who, deed AS action, subject, details FROM audit
       WHERE subject = ?1 AND at IN (SELECT value FROM json_each(?2)) ORDER BY sequence`,
    )
    .bind(subject, JSON.stringify(moments))
    .all<Omit<SavedAuditEntry, 'details'> & { details: string }>()
  return results.map((entry) => ({ ...entry, details: JSON.parse(entry.details) as SavedAuditEntry['details'] }))
}
