/** The outbox of the users store: what happened to people, until whoever has to hear of it has acted on it. */
import type { UserEvent, UserFact } from '#domain/customers/facts'
import { retellAfter } from '#domain/events'

/** @param about the customer's id, or the mail address of somebody who is none yet */
export const recordingFact = (db: D1Database, about: string, fact: UserFact, now: number): D1PreparedStatement =>
  db
    .prepare(`INSERT INTO user_facts (at, about, fact, tell_at) VALUES (?1, ?2, ?3, ?1)`)
    .bind(now, about, JSON.stringify(fact))

/** All of them or none. */
export const recordingFacts = async (
  db: D1Database,
  about: string,
  facts: readonly UserFact[],
  now: number,
): Promise<void> => {
  await db.batch(facts.map((fact) => recordingFact(db, about, fact, now)))
}

/** Told together: one call of the listener bears so many. */
const TOLD_MAX = 50

/**
 * Facts that are to be told now. Each is told again later, and later still, until it was heard.
 *
 * @returns their numbers; two who ask at once may both be given one, which changes nothing
 */
export const factsToTell = async (db: D1Database, now: number): Promise<number[]> => {
  const { results } = await db
    .prepare(`SELECT sequence, tells FROM user_facts WHERE unheard = 1 AND tell_at <= ?1 ORDER BY tell_at LIMIT ?2`)
    .bind(now, TOLD_MAX)
    .all<{ sequence: number; tells: number }>()
  if (results.length === 0) return []
  const later = results.map(({ sequence, tells }) => [sequence, now + retellAfter(tells + 1)])
  await db
    .prepare(
      `UPDATE user_facts SET tells = tells + 1, tell_at = later.value ->> 1 FROM json_each(?1) AS later
       WHERE sequence = later.value ->> 0`,
    )
    .bind(JSON.stringify(later))
    .run()
  return results.map(({ sequence }) => sequence)
}

/** Those of them that nobody has acted on, the oldest first. */
export const unheardFacts = async (db: D1Database, sequences: readonly number[]): Promise<UserEvent[]> => {
  const { results } = await db
    .prepare(
      `SELECT sequence, at, fact FROM user_facts
       WHERE unheard = 1 AND sequence IN (SELECT value FROM json_each(?1)) ORDER BY sequence`,
    )
    .bind(JSON.stringify(sequences))
    .all<{ sequence: number; at: number; fact: string }>()
  return results.map(({ sequence, at, fact }) => ({ ...(JSON.parse(fact) as UserFact), sequence, at }))
}

export const factHeard = async (db: D1Database, sequence: number): Promise<void> => {
  await db.prepare(`UPDATE user_facts SET unheard = 0 WHERE sequence = ?1`).bind(sequence).run()
}

/** What was acted on is of no use after this, in ms: thirty days. */
const HEARD_KEPT_MS = 30 * 24 * 60 * 60_000
/** In one sweep. */
const FORGOTTEN_MAX = 1_000

export const forgetHeardFacts = async (db: D1Database, now: number): Promise<void> => {
  await db
    .prepare(
      `DELETE FROM user_facts WHERE sequence IN
         (SELECT sequence FROM user_facts WHERE at < ?1 AND unheard = 0 ORDER BY sequence LIMIT ?2)`,
    )
    .bind(now - HEARD_KEPT_MS, FORGOTTEN_MAX)
    .run()
}
