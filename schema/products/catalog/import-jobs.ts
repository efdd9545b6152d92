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
  /** Who has asked for what goes on, or went on last. */
  readonly by: string
  readonly slices: number
  readonly done: number
  /** Slices that have begun to be applied: one that was stopped on its way has changed something too. */
  readonly applied: number
  readonly cursor: string
  readonly preview: JobCounts
  readonly result: JobCounts
  readonly undo: JobCounts
  readonly fault: string | null
  /** Until when somebody works on it, or nobody is to: whoever holds another one has lost it. */
  readonly lease: number
}

type Row = Omit<ImportJob, 'choices' | 'by' | 'preview' | 'result' | 'undo'> & {
  readonly choices: string
  readonly preview: string
  readonly result: string
  readonly undo: string
}

const COLUMNS =
  'id, at, who, name, kind, layout, encoding, rows, state, choices, slices, done, applied, cursor, preview, result, undo, fault, lease'

/** Who asked stands beside what was chosen. */
const jobOf = (row: Row): ImportJob => {
  const { by = row.who, ...choices }: JobChoices & { readonly by?: string } = JSON.parse(row.choices)
  return {
    ...row,
    choices,
    by,
    preview: JSON.parse(row.preview),
    result: JSON.parse(row.result),
    undo: JSON.parse(row.undo),
  }
}

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

/**
 * From one state into another: only who sees it as it is moves it. Whoever works on a slice keeps it until that slice is through,
 * so that nothing is taken back while it still goes in.
 *
 * @returns whether it was moved
 */
export const moveJob = async (
  db: D1Database,
  { id, state }: Pick<ImportJob, 'id' | 'state'>,
  to: JobState,
  by: string,
  choices?: JobChoices,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `UPDATE imports SET state = ?3, done = 0, cursor = '', fault = NULL,
         lease = CASE WHEN fault IS NULL THEN lease ELSE 0 END,
         choices = json_set(coalesce(?5, choices), '$.by', ?4),
         preview = CASE ?3 WHEN 'previewing' THEN '{}' ELSE preview END,
         undo = CASE ?3 WHEN 'undoing' THEN '{}' ELSE undo END
       WHERE id = ?1 AND state = ?2`,
    )
    .bind(id, state, to, by, choices ? JSON.stringify(choices) : null)
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
      `UPDATE imports SET lease = ?3, fault = NULL,
         applied = CASE state WHEN 'applying' THEN max(applied, done + 1) ELSE applied END
       WHERE id = ?1 AND lease <= ?2 AND state IN ('previewing', 'applying', 'undoing')
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

const COUNTS_OF = { previewing: 'preview', applying: 'result', undoing: 'undo' } as const

/** Under which name the counts of what goes on stand. */
export const countsOf = ({ state }: Pick<ImportJob, 'state'>): 'preview' | 'result' | 'undo' =>
  COUNTS_OF[state as keyof typeof COUNTS_OF]

/** One slice is through, and the next begins. @returns false when somebody else has it, or has cancelled the whole */
export const countSlice = async (
  db: D1Database,
  job: ImportJob,
  { counts, cursor, next, until }: Step,
): Promise<boolean> => {
  const { id, state, done, lease } = job
  const { meta } = await db
    .prepare(
      `UPDATE imports SET done = done + 1, ${countsOf(job)} = ?4, cursor = ?5, state = ?6, lease = ?7, fault = NULL,
         applied = CASE ?2 WHEN 'applying' THEN done + 1 + (?6 = ?2) ELSE applied END
       WHERE id = ?1 AND state = ?2 AND done = ?3 AND lease = ?8`,
    )
    .bind(id, state, done, JSON.stringify(counts), cursor, next, next === state ? until : 0, lease)
    .run()
  return meta.changes > 0
}

type Held = Pick<ImportJob, 'id' | 'lease'>

/** By whoever holds it, and nobody else: another may have taken it meanwhile. */
export const leaveJob = async (db: D1Database, { id, lease }: Held): Promise<void> => {
  await db.prepare('UPDATE imports SET lease = 0 WHERE id = ?1 AND lease = ?2').bind(id, lease).run()
}

/** The slice has failed: it rests until then, or is given up. One that was cancelled meanwhile only loses whoever worked on it. */
export const failSlice = async (
  db: D1Database,
  job: ImportJob,
  { fault, tries, next, until }: { readonly fault: string; readonly tries: number } & Pick<Step, 'next' | 'until'>,
): Promise<void> => {
  const { id, state, lease } = job
  const column = countsOf(job)
  const { meta } = await db
    .prepare(
      `UPDATE imports SET fault = ?4, state = ?5, lease = ?6, ${column} = json_set(${column}, '$.tries', ?7)
       WHERE id = ?1 AND state = ?2 AND lease = ?3`,
    )
    .bind(id, state, lease, fault, next, until, tries)
    .run()
  if (meta.changes === 0) await leaveJob(db, job)
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
