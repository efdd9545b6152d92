/** What is to be looked at later: planned once under its id, done with when it was told or nobody was to be told any more. */
import type { Planned, PlannedKind, ToldAlone } from '#domain/notifications/planned'
import { insertRows } from '#schema/insert-rows'

const PLANNING = [
  `INSERT INTO planned_messages (id, kind, about, due_at) VALUES`,
  `ON CONFLICT (id) DO NOTHING`,
] as const

export const planMessages = async (db: D1Database, planned: readonly Planned[]): Promise<void> => {
  const rows = planned.map(({ id, kind, about, dueAt }) => [id, kind, about, dueAt])
  if (rows.length > 0) await db.batch(insertRows(db, PLANNING, rows))
}

export type Due<K extends PlannedKind = ToldAlone> = Omit<Planned, 'kind'> & {
  readonly kind: K
  readonly tries: number
}

/** Looked at in one sweep. */
const DUE_MAX = 50

/** The longest first. */
export const plannedDue = async (db: D1Database, now: number): Promise<Due[]> => {
  const { results } = await db
    .prepare(
      `SELECT id, kind, about, due_at AS dueAt, tries FROM planned_messages WHERE due_at <= ?1 AND kind <> 'low-stock'
       ORDER BY due_at LIMIT ?2`,
    )
    .bind(now, DUE_MAX)
    .all<Due>()
  return results
}

/** Told together. */
const TOGETHER_MAX = 1_000

export const plannedOf = async (db: D1Database, kind: 'low-stock', now: number): Promise<Due<'low-stock'>[]> => {
  const { results } = await db
    .prepare(
      `SELECT id, kind, about, due_at AS dueAt, tries FROM planned_messages
       WHERE kind = ?1 AND due_at <= ?2 ORDER BY due_at LIMIT ?3`,
    )
    .bind(kind, now, TOGETHER_MAX)
    .all<Due<'low-stock'>>()
  return results
}

/** Remembered until then: planned again under the same id meanwhile, it is not told again. */
export const markTold = async (db: D1Database, ids: readonly string[], until: number): Promise<void> => {
  await db
    .prepare(`UPDATE planned_messages SET kind = 'told', due_at = ?2 WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids), until)
    .run()
}

/** The same of what a message tells, if it is that one which was kept under its id, and not another of the same moment. */
export const markingTold = (
  db: D1Database,
  ids: readonly string[],
  until: number,
  { id, at }: { readonly id: string; readonly at: number },
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE planned_messages SET kind = 'told', due_at = ?2 WHERE id IN (SELECT value FROM json_each(?1))
         AND EXISTS (SELECT 1 FROM messages WHERE id = ?3 AND at = ?4)`,
    )
    .bind(JSON.stringify(ids), until, id, at)

/** @param tries with this one, where it failed */
export const postpone = async (db: D1Database, id: string, dueAt: number, tries = 0): Promise<void> => {
  await db.prepare(`UPDATE planned_messages SET due_at = ?2, tries = ?3 WHERE id = ?1`).bind(id, dueAt, tries).run()
}

export const donePlanned = async (db: D1Database, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await db
    .prepare(`DELETE FROM planned_messages WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids))
    .run()
}
