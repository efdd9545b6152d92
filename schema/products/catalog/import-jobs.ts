/** Files on their way into the shop, as the store keeps them: whoever works on one holds it for a while, and counts each slice once. */
import type { FileKind, JobChoices, JobCounts, JobState } from '#domain/catalog/files/file-job'

export type ImportJob = {
  readonly id: string
  readonly at: number
  readonly who: string
  readonly name: string
  readonly kind: FileKind
  readonly layout: string
  readonly encoding: string
  readonly rows: number
  readonly state: JobState
  readonly choices: JobChoices
  readonly slices: number
  readonly done: number
  readonly applied: number
  readonly cursor: string
  readonly preview: JobCounts
  readonly result: JobCounts
  readonly undo: JobCounts
  readonly fault: string | null
}

type Row = Omit<ImportJob, 'choices' | 'preview' | 'result' | 'undo'> & {
  readonly choices: string
  readonly preview: string
  readonly result: string
  readonly undo: string
}

const COLUMNS =
  'id, at, who, name, kind, layout, encoding, rows, state, choices, slices, done, applied, cursor, preview, result, undo, fault'

const jobOf = (row: Row): ImportJob => ({
  ...row,
  choices: JSON.parse(row.choices),
  preview: JSON.parse(row.preview),
  result: JSON.parse(row.result),
  undo: JSON.parse(row.undo),
})

export type NewJob = Pick<
  ImportJob,
  'id' | 'at' | 'who' | 'name' | 'kind' | 'layout' | 'encoding' | 'rows' | 'choices' | 'slices'
>

/** Said again it is there already. */
export const addJob = async (db: D1Database, job: NewJob): Promise<void> => {
  await db
    .prepare(
      `INSERT OR IGNORE INTO imports (id, at, who, name, kind, layout, encoding, rows, state, choices, slices)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'previewing', ?9, ?10)`,
    )
    .bind(
      job.id,
      job.at,
      job.who,
      job.name,
      job.kind,
      job.layout,
      job.encoding,
      job.rows,
      JSON.stringify(job.choices),
      job.slices,
    )
    .run()
}

export const jobById = async (db: D1Database, id: string): Promise<ImportJob | undefined> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM imports WHERE id = ?1`).bind(id).first<Row>()
  return row ? jobOf(row) : undefined
}

/** The latest first. @param before when one was brought, to read on behind it */
export const latestJobs = async (db: D1Database, before: number, limit: number): Promise<ImportJob[]> => {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM imports WHERE at < ?1 ORDER BY at DESC, id LIMIT ?2`)
    .bind(before, limit)
    .all<Row>()
  return results.map(jobOf)
}

/** From one state into another: only who sees it as it is moves it. @returns whether it was moved */
export const moveJob = async (
  db: D1Database,
  { id, state }: Pick<ImportJob, 'id' | 'state'>,
  to: JobState,
  choices?: JobChoices,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `UPDATE imports SET state = ?3, done = 0, cursor = '', lease = 0, fault = NULL,
         choices = coalesce(?4, choices),
         preview = CASE ?3 WHEN 'previewing' THEN '{}' ELSE preview END
       WHERE id = ?1 AND state = ?2`,
    )
    .bind(id, state, to, choices ? JSON.stringify(choices) : null)
    .run()
  return meta.changes > 0
}

/** Whoever gets it works on it until then, and nobody else does. */
export const takeJob = async (
  db: D1Database,
  id: string,
  now: number,
  until: number,
): Promise<ImportJob | undefined> => {
  const row = await db
    .prepare(
      `UPDATE imports SET lease = ?3 WHERE id = ?1 AND lease <= ?2 AND state IN ('previewing', 'applying', 'undoing')
       RETURNING ${COLUMNS}`,
    )
    .bind(id, now, until)
    .first<Row>()
  return row ? jobOf(row) : undefined
}

export type Step = {
  readonly counts: JobCounts
  readonly cursor: string
  readonly next: JobState
  readonly until: number
}

/** One slice is through. @returns false when somebody else has counted it, or has cancelled the whole */
export const countSlice = async (
  db: D1Database,
  { id, state, done }: ImportJob,
  { counts, cursor, next, until }: Step,
): Promise<boolean> => {
  const column = { previewing: 'preview', applying: 'result', undoing: 'undo' }[state as 'previewing']
  const { meta } = await db
    .prepare(
      `UPDATE imports SET done = done + 1, ${column} = ?4, cursor = ?5, state = ?6, lease = ?7, fault = NULL,
         applied = applied + (?2 = 'applying')
       WHERE id = ?1 AND state = ?2 AND done = ?3`,
    )
    .bind(id, state, done, JSON.stringify(counts), cursor, next, next === state ? until : 0)
    .run()
  return meta.changes > 0
}

export const leaveJob = async (db: D1Database, id: string, fault: string | null): Promise<void> => {
  await db.prepare('UPDATE imports SET lease = 0, fault = ?2 WHERE id = ?1').bind(id, fault).run()
}

/** Those that nobody works on although they are not over: what was to drive them has been lost. */
export const idleJobs = async (db: D1Database, now: number): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `SELECT id FROM imports WHERE state IN ('previewing', 'applying', 'undoing') AND lease <= ?1 ORDER BY lease LIMIT 10`,
    )
    .bind(now)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}
