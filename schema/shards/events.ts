/** The log of a shard: what happened, and who has not heard of it yet. Both kinds of shard keep one. */
import { listenersTo, maskOf, originOf, retellAfter, type Event, type Fact, type Listener } from '#domain/events'
import { eventId, type EventId } from '#domain/ids'

/**
 * A fact waits this long before it is first told, in ms: the facts of one moment then travel in one batch, which
 * is what a queue is paid by and what a listener is fast with.
 */
const TELL_AFTER_MS = 1_000

/** @param subject the order or item that it is about: its history is read by it */
export const record = (sql: SqlStorage, subject: string, fact: Fact, now: number): void => {
  const unheard = maskOf(listenersTo[fact.type])
  sql.exec(
    'INSERT INTO events (subject, at, fact, unheard, tell_at) VALUES (?, ?, ?, ?, ?)',
    subject,
    now,
    JSON.stringify(fact),
    unheard,
    now + TELL_AFTER_MS,
  )
}

/** What a message carries beside the fact: its id and its time. */
const ENVELOPE_BYTES = 100

type Row = { readonly sequence: number; readonly at: number; readonly fact: string; readonly id: EventId | null }

/** An event that came with a slot keeps the identity that it had. */
const eventOf = (shard: string, { sequence, at, fact, id }: Row): Event => ({
  ...(JSON.parse(fact) as Fact),
  id: id ?? eventId(shard, sequence),
  at,
})

export type Untold = {
  /** The event as JSON: a shard tells it as it is written down, without reading it. */
  readonly text: string
  /** The order or item that it is about. */
  readonly subject: string
  readonly sequence: number
  readonly tells: number
  readonly tellAt: number
  /** Who has not acted on it, one bit each. */
  readonly unheard: number
  /** Whether this shard has recorded it; otherwise it came with a slot. */
  readonly isOwn: boolean
  /** Its length in UTF-8, about. */
  readonly bytes: number
}

type UntoldRow = Row & Pick<Untold, 'subject' | 'tells' | 'tellAt' | 'bytes' | 'unheard'>

const textOf = (shard: string, { sequence, at, fact, id }: Row): string =>
  `{"id":${JSON.stringify(id ?? eventId(shard, sequence))},"at":${at},${fact.slice(1)}`

/** Numbers of facts whose time to be told has come, oldest first: from the index alone, without their rows. */
export const dueSequences = (sql: SqlStorage, now: number, limit: number): number[] =>
  sql
    .exec<{ sequence: number }>(
      'SELECT sequence FROM events WHERE unheard <> 0 AND tell_at <= ? ORDER BY tell_at, sequence LIMIT ? + 0',
      now,
      limit,
    )
    .toArray()
    .map(({ sequence }) => sequence)

/** These facts as they are to be told, oldest first. */
export const untoldOf = (sql: SqlStorage, shard: string, sequences: readonly number[]): Untold[] =>
  sql
    .exec<UntoldRow>(
      `SELECT sequence, subject, at, fact, id, unheard, tells, tell_at AS tellAt, octet_length(fact) AS bytes FROM events
       WHERE sequence IN (SELECT value FROM json_each(?)) ORDER BY tell_at, sequence`,
      JSON.stringify(sequences),
    )
    .toArray()
    .map((row) => ({
      text: textOf(shard, row),
      subject: row.subject,
      sequence: row.sequence,
      tells: row.tells,
      tellAt: row.tellAt,
      unheard: row.unheard,
      isOwn: row.id === null,
      bytes: row.bytes + ENVELOPE_BYTES,
    }))

/** When these facts are told again, unless every listener confirms them before. */
export const markSent = (sql: SqlStorage, facts: readonly Untold[], now: number): void => {
  for (const [tells, alike] of Map.groupBy(facts, (fact) => fact.tells)) {
    sql.exec(
      'UPDATE events SET tells = ?, tell_at = ? WHERE sequence IN (SELECT value FROM json_each(?))',
      tells + 1,
      now + retellAfter(tells + 1),
      JSON.stringify(alike.map(({ sequence }) => sequence)),
    )
  }
}

/** Listeners have acted on these facts, or have put them aside as dead letters. */
export const markAcknowledged = (
  sql: SqlStorage,
  shard: string,
  listeners: readonly Listener[],
  ids: readonly EventId[],
): void => {
  const own = ids.map(originOf).filter((origin) => origin.shard === shard)
  sql.exec(
    `UPDATE events SET unheard = unheard & ~?1 WHERE (unheard & ?1) <> 0 AND id IS NULL
       AND sequence IN (SELECT value FROM json_each(?2))`,
    maskOf(listeners),
    JSON.stringify(own.map(({ sequence }) => sequence)),
  )
  if (own.length === ids.length) return
  sql.exec(
    `UPDATE events SET unheard = unheard & ~?1 WHERE (unheard & ?1) <> 0 AND id IN (SELECT value FROM json_each(?2))`,
    maskOf(listeners),
    JSON.stringify(ids),
  )
}

/** Everybody has acted on these facts. */
export const markAcknowledgedByAll = (sql: SqlStorage, sequences: readonly number[]): void => {
  sql.exec(
    'UPDATE events SET unheard = 0 WHERE unheard <> 0 AND sequence IN (SELECT value FROM json_each(?))',
    JSON.stringify(sequences),
  )
}

/** When the next facts want to be told, the first of them first; none when everybody has heard everything. */
export const nextTells = (sql: SqlStorage, limit: number) =>
  sql
    .exec<{ sequence: number; at: number }>(
      'SELECT sequence, tell_at AS at FROM events WHERE unheard <> 0 ORDER BY tell_at, sequence LIMIT ? + 0',
      limit,
    )
    .toArray()

/** The whole log in order, a page at a time: copies are made anew from it. `next`: where to go on; null at the end. */
export const eventsAfter = (
  sql: SqlStorage,
  shard: string,
  after: number,
  limit: number,
): { readonly events: Event[]; readonly next: number | null } => {
  const rows = sql
    .exec<Row>('SELECT sequence, at, fact, id FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?', after, limit)
    .toArray()
  const last = rows.at(-1)
  return {
    events: rows.map((row) => eventOf(shard, row)),
    next: last && rows.length === limit ? last.sequence : null,
  }
}

/** The history of one order or item, oldest first. */
export const eventsOf = (sql: SqlStorage, shard: string, subject: string): Event[] =>
  sql
    .exec<Row>('SELECT sequence, at, fact, id FROM events WHERE subject = ? ORDER BY sequence', subject)
    .toArray()
    .map((row) => eventOf(shard, row))

/** The same without its moments. */
export const factsOf = (sql: SqlStorage, subject: string): Fact[] =>
  sql
    .exec<{ fact: string }>('SELECT fact FROM events WHERE subject = ? ORDER BY sequence', subject)
    .toArray()
    .map(({ fact }) => JSON.parse(fact) as Fact)

/** Writes what was told of it anew, in its place: what nobody may know any more. */
export const rewriteFacts = (sql: SqlStorage, subject: string, change: (fact: Fact) => Fact): void => {
  const rows = sql
    .exec<{ sequence: number; fact: string }>('SELECT sequence, fact FROM events WHERE subject = ?', subject)
    .toArray()
  for (const { sequence, fact } of rows) {
    const changed = JSON.stringify(change(JSON.parse(fact) as Fact))
    if (changed !== fact) sql.exec('UPDATE events SET fact = ? WHERE sequence = ?', changed, sequence)
  }
}
