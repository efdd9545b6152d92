/** Facts that a listener could not act on, with why, until somebody replays them or puts them away. */
import type { Event, Listener } from '#domain/events'
import type { EventId } from '#domain/ids'
import type { PageEvent } from '#domain/statistics/page-events'

export type Try = { readonly at: number; readonly reason: string }
/** A fact that a listener was told, or what a page told, which is no fact of a shard. */
type Delivered =
  | { readonly listener: Listener; readonly eventId: EventId; readonly event: Event }
  | { readonly listener: 'page-events'; readonly eventId: string; readonly event: PageEvent }
export type DeadLetter = Delivered & {
  readonly sequence: number
  readonly reason: string
  readonly tries: readonly Try[]
  readonly attempts: number
  readonly at: number
  readonly deadAt: number
}

/** The reason is for people: a page of it says no more than its first lines. */
const REASON_LENGTH_MAX = 500
/** The queue tries six times; a few rounds of replays fit. */
const TRIES_KEPT_MAX = 20

/** A listener failed on a fact. The queue does not carry the reason to the dead letters, so it is noted here. */
export const noteFailure = async (
  db: D1Database,
  { listener, event, reason }: { readonly listener: Listener; readonly event: EventId; readonly reason: string },
  at: number,
): Promise<void> => {
  const why = reason.slice(0, REASON_LENGTH_MAX)
  await db
    .prepare(
      `INSERT INTO dead_letters (listener, event_id, reason, tries, attempts, at)
       VALUES (?1, ?2, ?3, json_array(json_object('at', ?4, 'reason', ?3)), 1, ?4)
       ON CONFLICT (listener, event_id) DO UPDATE SET
         reason = excluded.reason, attempts = attempts + 1,
         tries = CASE WHEN json_array_length(tries) < ?5
                 THEN json_insert(tries, '$[#]', json_object('at', ?4, 'reason', ?3)) ELSE tries END`,
    )
    .bind(listener, event, why, at, TRIES_KEPT_MAX)
    .run()
}

/** The queue gave up: the letters wait for a person. One that was replayed and failed again is open again. */
export const buryLetters = async (
  db: D1Database,
  listener: Delivered['listener'],
  events: readonly Delivered['event'][],
  at: number,
): Promise<void> => {
  if (events.length === 0) return
  const burying = db.prepare(
    `INSERT INTO dead_letters (listener, event_id, event, at, dead_at) VALUES (?1, ?2, ?3, ?4, ?4)
     ON CONFLICT (listener, event_id) DO UPDATE SET
       event = excluded.event, dead_at = excluded.dead_at, replayed_at = NULL, dismissed_at = NULL`,
  )
  await db.batch(events.map((event) => burying.bind(listener, event.id, JSON.stringify(event), at)))
}

const OPEN = `dead_at IS NOT NULL AND replayed_at IS NULL AND dismissed_at IS NULL`
/** More than a person looks through on one page; the rest comes up as these are dealt with. */
export const LETTERS_SHOWN_MAX = 100

type Row = Omit<DeadLetter, 'event' | 'tries'> & { readonly event: string; readonly tries: string }
const letter = ({ event, tries, ...row }: Row): DeadLetter =>
  ({ ...row, event: JSON.parse(event) as unknown, tries: JSON.parse(tries) as Try[] }) as DeadLetter

/** The latest first. */
export const openLetters = async (db: D1Database): Promise<DeadLetter[]> => {
  const { results } = await db
    .prepare(
      `SELECT sequence, listener, event_id AS eventId, event, reason, tries, attempts, at, dead_at AS deadAt
       FROM dead_letters WHERE ${OPEN} ORDER BY sequence DESC LIMIT ?1`,
    )
    .bind(LETTERS_SHOWN_MAX)
    .all<Row>()
  return results.map(letter)
}

export const countOpenLetters = async (db: D1Database): Promise<number> =>
  (await db.prepare(`SELECT count(*) AS letters FROM dead_letters WHERE ${OPEN}`).first<number>('letters')) ?? 0

export const markReplayed = async (db: D1Database, sequence: number, at: number): Promise<void> => {
  await db.prepare(`UPDATE dead_letters SET replayed_at = ?2 WHERE sequence = ?1`).bind(sequence, at).run()
}

export const markDismissed = async (db: D1Database, sequence: number, at: number): Promise<void> => {
  await db.prepare(`UPDATE dead_letters SET dismissed_at = ?2 WHERE sequence = ?1`).bind(sequence, at).run()
}
