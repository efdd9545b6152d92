/** What staff did, line by line. The database refuses to change or remove a line. */

export type Deed = {
  readonly who: string
  readonly deed: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}
export type DeedDone = Deed & { readonly sequence: number; readonly at: number }

/** @param request names one line of one request, so that a repetition writes none; null: each call is a line of its own */
export const saveDeed = async (
  db: D1Database,
  { who, deed, subject, details, request = null }: Deed & { readonly request?: string | null },
  at: number,
): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO audit (at, who, deed, subject, details, request) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (request) WHERE request IS NOT NULL DO NOTHING`,
    )
    .bind(at, who, deed, subject, JSON.stringify(details), request)
    .run()
}

/** The latest first. @param limit how many lines */
export const deedsOn = async (db: D1Database, subject: string, limit: number): Promise<DeedDone[]> => {
  const { results } = await db
    .prepare(`SELECT * FROM audit WHERE subject = ?1 ORDER BY sequence DESC LIMIT ?2`)
    .bind(subject, limit)
    .all<Omit<DeedDone, 'details'> & { details: string }>()
  return results.map((line) => ({ ...line, details: JSON.parse(line.details) as DeedDone['details'] }))
}
