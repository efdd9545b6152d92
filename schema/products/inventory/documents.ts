/** Documents of stock as they are kept: read whole, changed by acts that hold only when nobody else has acted meanwhile. */
import type { Head } from '#domain/inventory/documents/acts'
import {
  comingOf,
  stateOf,
  type DocumentKind,
  type DocumentLine,
  type DocumentState,
  type PlannedStep,
  type Step,
  type StockDocument,
  type StockDocumentId,
} from '#domain/inventory/documents/document'
import { joined, type LineChange } from '#domain/inventory/documents/line-change'

/**
 * A document, the act that it was changed by last, and how many scans its lines are the sum of: whoever acts on it has seen
 * all of them.
 */
export type Read = { readonly document: StockDocument; readonly act: string; readonly scans: number }

type Row = Omit<StockDocument, 'lines' | 'steps' | 'terms'> & { readonly terms: string | null } & Pick<
    Read,
    'act' | 'scans'
  >
type LineRow = Omit<DocumentLine, 'base'> & { readonly base: string | null }
type StepRow = Omit<Step, 'answer'> & { readonly answer: string | null }

const COLUMNS = `id, kind, number, state, version, origin AS "from", location AS "to", supplier, note, terms,
  created_at AS createdAt, updated_at AS updatedAt, who`

export const documentBy = async (db: D1Database, id: StockDocumentId): Promise<Read | undefined> => {
  const [rows, lines, steps] = await db.batch([
    db
      .prepare(
        `SELECT ${COLUMNS}, act, (SELECT count(*) FROM stock_scans WHERE document = ?1) AS scans
         FROM stock_documents WHERE id = ?1`,
      )
      .bind(id),
    db.prepare('SELECT variant, units, cost, base FROM stock_lines WHERE document = ?1 ORDER BY position').bind(id),
    db
      .prepare(
        `SELECT step, variant, action, location, units, based_on AS basedOn, note, state, who, at, act, answer
         FROM stock_steps WHERE document = ?1 ORDER BY step`,
      )
      .bind(id),
  ])
  const [row] = (rows?.results ?? []) as Row[]
  if (!row) return undefined
  const { scans, act, terms, ...rest } = row
  const parsed = <T>(text: string | null): T | null => (text === null ? null : JSON.parse(text))
  const document = {
    ...rest,
    terms: parsed<StockDocument['terms'] & object>(terms),
    lines: ((lines?.results ?? []) as LineRow[]).map((line) => ({
      ...line,
      base: parsed<DocumentLine['base'] & object>(line.base),
    })),
    steps: ((steps?.results ?? []) as StepRow[]).map((step) => ({
      ...step,
      answer: parsed<Step['answer'] & object>(step.answer),
    })),
  }
  return { document, act, scans }
}

export type NewDocument = Pick<StockDocument, 'id' | 'kind' | 'from' | 'to' | 'supplier' | 'note' | 'terms' | 'who'>

/** Opened once, however often it is asked for by one id. */
export const openDocument = async (db: D1Database, made: NewDocument, act: string, now: number): Promise<void> => {
  const { id, kind, from, to, supplier, note, terms, who } = made
  await db
    .prepare(
      `INSERT INTO stock_documents (id, kind, number, state, version, act, origin, location, supplier, note, terms, created_at,
         updated_at, who)
       SELECT ?1, ?2, 1 + (SELECT coalesce(max(number), 0) FROM stock_documents WHERE kind = ?2), 'draft', 1, ?3, ?4, ?5, ?6,
         ?7, ?8, ?9, ?9, ?10
       WHERE true ON CONFLICT (id) DO NOTHING`,
    )
    .bind(id, kind, act, from, to, supplier, note, terms && JSON.stringify(terms), now, who)
    .run()
}

export type Scan = LineChange & {
  readonly id: string
  readonly base: DocumentLine['base']
  readonly who: string
}

/** A draft that still counts at that place, and whose lines are as whoever changes them saw them. Asked again, it is what it was. */
const IS_OPEN = `EXISTS (SELECT 1 FROM stock_documents WHERE id = ?1 AND state = 'draft' AND location = ?2)
  AND NOT EXISTS (SELECT 1 FROM json_each(?3) WHERE value ->> 'seen' IS NOT NULL
    AND (value ->> 'removed' IS NULL OR (?1, value ->> 'variant') IN (SELECT document, variant FROM stock_lines))
    AND value ->> 'id' NOT IN (SELECT id FROM stock_scans WHERE document = ?1 AND variant = value ->> 'variant')
    AND value ->> 'seen' <> (SELECT coalesce(sum(units), 0) FROM stock_scans
      WHERE document = ?1 AND variant = value ->> 'variant'))`

const REMOVED = `(SELECT value ->> 'variant' FROM json_each(?3) WHERE value ->> 'removed')`

/**
 * Units are added to lines of a draft, each scan once. A line is as many as its scans come to and never less than none, so two
 * who scan at once lose nothing of each other's. A line that is removed goes with its scans, which whoever acts on it learns by
 * its version.
 *
 * @param to where the document counted when it was read
 * @returns whether the document still takes any, and its lines are as they were seen
 */
export const addScans = async (
  db: D1Database,
  { id, to }: Pick<StockDocument, 'id' | 'to'>,
  scans: readonly Scan[],
  now: number,
): Promise<boolean> => {
  const rows = JSON.stringify(joined(scans).map(({ units, ...scan }) => ({ ...scan, ...units })))
  const [, , , , taken] = await db.batch([
    db
      .prepare(
        `INSERT INTO stock_scans (id, document, variant, units, who, at)
         SELECT said.id, ?1, said.variant,
           CASE WHEN said.goal IS NULL THEN max(said.more, -said.there) ELSE said.goal - said.there END, said.who, ?4
         FROM (SELECT value ->> 'id' AS id, value ->> 'variant' AS variant, value ->> 'by' AS more, value ->> 'to' AS goal,
                 value ->> 'who' AS who, (SELECT coalesce(sum(units), 0) FROM stock_scans
                   WHERE document = ?1 AND variant = value ->> 'variant') AS there
               FROM json_each(?3) WHERE value ->> 'removed' IS NULL) said
         WHERE ${IS_OPEN} ON CONFLICT (id) DO NOTHING`,
      )
      .bind(id, to, rows, now),
    db
      .prepare(
        `INSERT INTO stock_lines (document, variant, location, position, units, cost, base)
         SELECT ?1, value ->> 'variant', ?2,
           (SELECT coalesce(max(position), -1) + 1 FROM stock_lines WHERE document = ?1) + key,
           (SELECT sum(units) FROM stock_scans WHERE document = ?1 AND variant = value ->> 'variant'),
           CASE WHEN json_type(value, '$.cost') IS NULL
             THEN (SELECT cost FROM stock_lines WHERE document = ?1 AND variant = value ->> 'variant')
             ELSE value ->> 'cost' END, value -> 'base'
         FROM json_each(?3) WHERE value ->> 'removed' IS NULL AND ${IS_OPEN}
         ON CONFLICT (document, variant) DO UPDATE SET units = excluded.units, cost = excluded.cost`,
      )
      .bind(id, to, rows),
    // First the line, then what it was the sum of: in between it is still as it was seen.
    ...['stock_lines', 'stock_scans'].map((table) =>
      db
        .prepare(`DELETE FROM ${table} WHERE document = ?1 AND variant IN ${REMOVED} AND ${IS_OPEN}`)
        .bind(id, to, rows),
    ),
    db
      .prepare(
        `UPDATE stock_documents SET updated_at = ?4, version = version + EXISTS ${REMOVED}
         WHERE id = ?1 AND ${IS_OPEN} RETURNING 1 AS open`,
      )
      .bind(id, to, rows, now),
  ])
  return (taken?.results.length ?? 0) > 0
}

export type Act = {
  readonly read: Read
  readonly state: DocumentState
  readonly steps: readonly PlannedStep[]
  /** Changed with it, where it is. */
  readonly patch?: Partial<Head>
  readonly act: string
  readonly who: string
}

/** Of the document as this act has left it. */
const IS_MINE = 'EXISTS (SELECT 1 FROM stock_documents WHERE id = ?1 AND version = ?2 AND act = ?3)'

/** Written down before anything of it is done. @returns false when somebody else has acted, or scanned, since it was read */
export const planActs = async (
  db: D1Database,
  { read, state, steps, patch = {}, act, who }: Act,
  now: number,
): Promise<boolean> => {
  const { document, scans } = read
  const planned = steps.map((step, index): Step => {
    const taken = { step: document.steps.length + index + 1, who, at: now, act, answer: null }
    return { ...step, ...taken, state: step.action === 'lose' ? 'done' : 'due' }
  })
  const changed: StockDocument = { ...document, ...patch, state, steps: [...document.steps, ...planned] }
  const { id, from, to, supplier, note, terms } = changed
  const version = document.version + 1
  const [held] = await db.batch([
    db
      .prepare(
        `UPDATE stock_documents SET version = ?2, act = ?3, state = ?5, origin = ?6, location = ?7, supplier = ?8, note = ?9,
           terms = ?10, updated_at = ?11
         WHERE id = ?1 AND version = ?2 - 1 AND (SELECT count(*) FROM stock_scans WHERE document = ?1) = ?4 RETURNING 1 AS held`,
      )
      .bind(id, version, act, scans, stateOf(changed), from, to, supplier, note, terms && JSON.stringify(terms), now),
    db
      .prepare(
        `INSERT INTO stock_steps (document, step, variant, action, location, units, based_on, note, state, who, at, act)
         SELECT ?1, value ->> 'step', value ->> 'variant', value ->> 'action', value ->> 'location', value ->> 'units',
           value ->> 'basedOn', value ->> 'note', value ->> 'state', ?5, ?6, ?3
         FROM json_each(?4) WHERE ${IS_MINE}
         -- Pressed twice at once, one act comes twice: its steps are there then.
         ON CONFLICT (document, step) DO NOTHING`,
      )
      .bind(id, version, act, JSON.stringify(planned), who, now),
    comings(db, { document: { ...changed, version }, act }),
  ])
  return (held?.results.length ?? 0) > 0
}

const comings = (db: D1Database, { document, act }: Pick<Read, 'document' | 'act'>): D1PreparedStatement => {
  const { id, version, to, lines } = document
  const coming = lines.map((line) => ({ variant: line.variant, coming: comingOf(document, line) }))
  return db
    .prepare(
      `UPDATE stock_lines SET coming = value ->> 'coming', location = ?5 FROM json_each(?4)
       WHERE document = ?1 AND variant = value ->> 'variant' AND ${IS_MINE}`,
    )
    .bind(id, version, act, JSON.stringify(coming), to)
}

export type Settled = { readonly step: number; readonly state: 'done' | 'refused'; readonly answer: Step['answer'] }

/**
 * The shelves have answered: what a step came to never changes again, and state and what is to come are as the steps have made
 * them. These two are left alone when somebody has acted since it was read: then whoever reads it next does that.
 */
export const settleSteps = async (
  db: D1Database,
  { document: before, act }: Read,
  settled: readonly Settled[],
): Promise<void> => {
  const answers = new Map(settled.map((one) => [one.step, one]))
  const steps = before.steps.map((step) => ({ ...step, ...answers.get(step.step) }))
  const document = { ...before, steps, state: stateOf({ ...before, steps }) }
  await db.batch([
    db
      .prepare(
        `UPDATE stock_steps SET state = value ->> 'state', answer = value -> 'answer' FROM json_each(?2)
         WHERE document = ?1 AND stock_steps.step = value ->> 'step' AND stock_steps.state = 'due'`,
      )
      .bind(document.id, JSON.stringify(settled)),
    db
      .prepare('UPDATE stock_documents SET state = ?4 WHERE id = ?1 AND version = ?2 AND act = ?3')
      .bind(document.id, document.version, act, document.state),
    comings(db, { document, act }),
  ])
}

/** Documents with steps that nobody has taken for a while. */
export const documentsDue = async (db: D1Database, before: number, limit: number): Promise<StockDocumentId[]> =>
  (
    await db
      .prepare(`SELECT DISTINCT document AS id FROM stock_steps WHERE state = 'due' AND at < ?1 LIMIT ?2`)
      .bind(before, limit)
      .all<{ id: StockDocumentId }>()
  ).results.map(({ id }) => id)

export type DocumentRow = Pick<
  StockDocument,
  'id' | 'kind' | 'number' | 'state' | 'from' | 'to' | 'supplier' | 'note' | 'terms' | 'updatedAt' | 'who'
> & { readonly units: number; readonly coming: number; readonly lines: number; readonly value: number }

export const DOCUMENTS_PAGE = 50

type ListRow = Omit<DocumentRow, 'terms'> & { readonly terms: string | null }

/** The latest first. @param before the number of the last one that is known; one more than a page, where there are more */
export const documentsOf = async (
  db: D1Database,
  kind: DocumentKind,
  { states, before }: { readonly states: readonly DocumentState[]; readonly before: number },
): Promise<DocumentRow[]> => {
  const sum = (of: string) => `(SELECT coalesce(${of}, 0) FROM stock_lines WHERE document = d.id)`
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, ${sum('sum(units)')} AS units, ${sum('sum(coming)')} AS coming, ${sum('count(*)')} AS lines,
         ${sum('sum(units * cost)')} AS value
       FROM stock_documents d WHERE kind = ?1 AND number < ?2
         AND (?3 = '[]' OR state IN (SELECT value FROM json_each(?3)))
       ORDER BY number DESC LIMIT ?4`,
    )
    .bind(kind, before, JSON.stringify(states), DOCUMENTS_PAGE + 1)
    .all<ListRow>()
  return results.map(({ terms, ...row }) => ({ ...row, terms: terms === null ? null : JSON.parse(terms) }))
}

export type DocumentName = Pick<StockDocument, 'id' | 'kind' | 'number'>

/** Kinds and numbers of documents, for whoever names them. */
export const documentsNamed = async (
  db: D1Database,
  ids: readonly StockDocumentId[],
): Promise<Map<StockDocumentId, DocumentName>> => {
  if (ids.length === 0) return new Map()
  const { results } = await db
    .prepare('SELECT id, kind, number FROM stock_documents WHERE id IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(ids))
    .all<DocumentName>()
  return new Map(results.map((row) => [row.id, row]))
}
