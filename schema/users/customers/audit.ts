/** What staff did, line by line. The database refuses to change or remove a line. */

export type Deed = {
  readonly who: string
  readonly deed: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}
export type DeedDone = Deed & { readonly sequence: number; readonly at: number }

export const saveDeed = async (db: D1Database, { who, deed, subject, details }: Deed, at: number): Promise<void> => {
  await db
    .prepare(`INSERT INTO audit (at, who, deed, subject, details) VALUES (?1, ?2, ?3, ?4, ?5)`)
    .bind(at, who, deed, subject, JSON.stringify(details))
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
