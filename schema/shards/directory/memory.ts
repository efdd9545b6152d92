/** What the directory has written down, read and saved. */
import type { Opening } from '#domain/sharding/agenda'
import type { Reasoned } from '#domain/sharding/decision'
import type { DecisionState, LoggedDecision } from '#domain/sharding/directory-snapshot'
import { FIRST_TOPOLOGY, type Topology } from '#domain/sharding/topology'
import type { Work } from '#domain/sharding/work'

export type StoredTopology = { readonly topology: Topology; readonly writtenAt: number; readonly published: number }

/** What a text said when it was last read: it is long, and seldom another. */
const lastRead = new WeakMap<SqlStorage, { readonly text: string; readonly topology: Topology }>()

const topologyIn = (sql: SqlStorage, text: string): Topology => {
  const last = lastRead.get(sql)
  if (last?.text === text) return last.topology
  const topology = JSON.parse(text) as Topology
  lastRead.set(sql, { text, topology })
  return topology
}

export const storedTopology = (sql: SqlStorage): StoredTopology => {
  const [row] = sql
    .exec<{ topology: string; writtenAt: number; published: number }>(
      'SELECT topology, written_at AS writtenAt, published FROM topology',
    )
    .toArray()
  // The first needs no publishing: it is what everybody takes until something is published.
  if (!row) return { topology: FIRST_TOPOLOGY, writtenAt: 0, published: FIRST_TOPOLOGY.version }
  return { ...row, topology: topologyIn(sql, row.topology) }
}

export const saveTopology = (sql: SqlStorage, topology: Topology, now: number): void => {
  sql.exec(
    `INSERT INTO topology (id, version, topology, written_at, published) VALUES (1, ?, ?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, topology = excluded.topology, written_at = excluded.written_at`,
    topology.version,
    JSON.stringify(topology),
    now,
  )
}

export const markPublished = (sql: SqlStorage, version: number): void => {
  sql.exec('UPDATE topology SET published = ? WHERE id = 1', version)
}

/** A decision with what there is to do for it. */
export type Job = LoggedDecision & {
  readonly sequence: number
  readonly work: Work | null
  readonly endedAt: number | null
}

type Row = {
  sequence: number
  id: string
  at: number
  decision: string
  reason: string
  state: DecisionState
  askedBy: string | null
  note: string
  work: string | null
  endedAt: number | null
}
const COLUMNS = 'sequence, id, at, decision, reason, state, asked_by AS askedBy, note, work, ended_at AS endedAt'

const jobOf = ({ decision, reason, work, askedBy, ...row }: Row): Job => ({
  ...row,
  by: askedBy,
  decision: JSON.parse(decision) as Job['decision'],
  reason: JSON.parse(reason) as Job['reason'],
  work: work === null ? null : (JSON.parse(work) as Work),
})

export const jobOfId = (sql: SqlStorage, id: string): Job | undefined => {
  const [row] = sql.exec<Row>(`SELECT ${COLUMNS} FROM decisions WHERE id = ?`, id).toArray()
  return row && jobOf(row)
}

/** What is being done, or waits for a person, oldest first. */
export const openJobs = (sql: SqlStorage): Job[] =>
  sql
    .exec<Row>(`SELECT ${COLUMNS} FROM decisions WHERE state IN ('doing', 'waits') ORDER BY sequence`)
    .toArray()
    .map(jobOf)

/** Newest first. @param before only older ones */
export const jobsBefore = (sql: SqlStorage, before: number, limit: number): Job[] =>
  sql
    .exec<Row>(`SELECT ${COLUMNS} FROM decisions WHERE sequence < ? ORDER BY sequence DESC LIMIT ?`, before, limit)
    .toArray()
    .map(jobOf)

/** Moves that ended lately. */
export const endedMoves = (sql: SqlStorage, since: number): Job[] =>
  sql
    .exec<Row>(
      `SELECT ${COLUMNS} FROM decisions WHERE ended_at > ? AND work IS NOT NULL ORDER BY sequence DESC LIMIT 20`,
      since,
    )
    .toArray()
    .map(jobOf)

/** Decisions kept: some months of a busy shop. */
const KEPT_MAX = 5_000

export const addJob = (
  sql: SqlStorage,
  job: Pick<Job, 'state' | 'by' | 'note' | 'work'> & { readonly id?: string; readonly reasoned: Reasoned },
  now: number,
): string => {
  const { n } = sql.exec<{ n: number }>('SELECT coalesce(max(sequence), 0) + 1 AS n FROM decisions').one()
  const id = job.id ?? `d${n}`
  sql.exec(
    `INSERT INTO decisions (id, at, decision, reason, state, asked_by, note, work) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    now,
    JSON.stringify(job.reasoned.decision),
    JSON.stringify(job.reasoned.reason),
    job.state,
    job.by,
    job.note,
    job.work && JSON.stringify(job.work),
  )
  sql.exec(`DELETE FROM decisions WHERE sequence <= ? AND state NOT IN ('doing', 'waits')`, n - KEPT_MAX)
  return id
}

export const saveWork = (sql: SqlStorage, id: string, work: Work): void => {
  sql.exec('UPDATE decisions SET work = ? WHERE id = ?', JSON.stringify(work), id)
}

export const saveState = (
  sql: SqlStorage,
  id: string,
  { state, by, note }: Pick<Job, 'state' | 'by' | 'note'>,
  endedAt: number | null,
): void => {
  sql.exec(
    'UPDATE decisions SET state = ?, asked_by = ?, note = ?, ended_at = ? WHERE id = ?',
    state,
    by,
    note,
    endedAt,
    id,
  )
}

/** The same proposal with other figures. */
export const saveReasoned = (sql: SqlStorage, id: string, { decision, reason }: Reasoned): void => {
  sql.exec(
    'UPDATE decisions SET decision = ?, reason = ? WHERE id = ?',
    JSON.stringify(decision),
    JSON.stringify(reason),
    id,
  )
}

export const setting = <T>(sql: SqlStorage, name: string, otherwise: T): T => {
  const [row] = sql.exec<{ value: string }>('SELECT value FROM settings WHERE name = ?', name).toArray()
  return row ? (JSON.parse(row.value) as T) : otherwise
}

export const saveSetting = (sql: SqlStorage, name: string, value: unknown): void => {
  sql.exec(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    JSON.stringify(value),
  )
}

export const storedOpenings = (sql: SqlStorage): Opening[] =>
  sql
    .exec<{ shard: string; at: number; by: Opening['by']; requested: number }>(
      'SELECT shard, at, by, asked AS requested FROM openings',
    )
    .toArray()
    .map((row) => ({ ...row, requested: row.requested === 1 }))

export const saveOpening = (sql: SqlStorage, { shard, at, by, requested }: Opening): void => {
  sql.exec(
    'INSERT INTO openings (shard, at, by, asked) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    shard,
    at,
    by,
    requested ? 1 : 0,
  )
}

export const noteStall = (sql: SqlStorage, day: string, ms: number, failed: number): void => {
  sql.exec(
    `INSERT INTO stalls (day, longest, failed) VALUES (?, ?, ?)
     ON CONFLICT (day) DO UPDATE SET longest = max(longest, excluded.longest), failed = failed + excluded.failed`,
    day,
    ms,
    failed,
  )
}

export const stallsOf = (sql: SqlStorage, day: string): { readonly longest: number; readonly failed: number } =>
  sql
    .exec<{ longest: number; failed: number }>('SELECT longest, failed FROM stalls WHERE day = ?', day)
    .toArray()[0] ?? {
    longest: 0,
    failed: 0,
  }
