/** What people have agreed to be written: every time that they said so, with what they read. */
import type { Consent, ConsentState, Purpose } from '#domain/notifications/consent'

export const recordingConsent = (db: D1Database, consent: Consent): D1PreparedStatement => {
  const { address, purpose, state, wording, version, language, source, at } = consent
  return db
    .prepare(
      `INSERT INTO consents (address, purpose, state, wording, version, language, source, at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    )
    .bind(address, purpose, state, wording, version, language, source, at)
}

const COUNTS = `state IN ('given', 'withdrawn')`

/** @returns null where they have never said so. That they asked and have not confirmed is nothing. */
export const consentOf = async (
  db: D1Database,
  address: string,
  purpose: Purpose,
): Promise<Exclude<ConsentState, 'asked'> | null> =>
  db
    .prepare(
      `SELECT state FROM consents WHERE address = ?1 AND purpose = ?2 AND ${COUNTS} ORDER BY sequence DESC LIMIT 1`,
    )
    .bind(address, purpose)
    .first<'given' | 'withdrawn'>('state')

/** What stands last in the log, asking included; null: nothing. */
export const lastSaid = (db: D1Database, address: string, purpose: Purpose): Promise<ConsentState | null> =>
  db
    .prepare(`SELECT state FROM consents WHERE address = ?1 AND purpose = ?2 ORDER BY sequence DESC LIMIT 1`)
    .bind(address, purpose)
    .first<ConsentState>('state')

/** Whether what was asked for at that moment was not ended since, nor forgotten. */
export const asksStill = async (
  db: D1Database,
  { address, purpose }: Pick<Consent, 'address' | 'purpose'>,
  at: number,
): Promise<boolean> =>
  (await db
    .prepare(
      `SELECT 1 AS asked FROM consents AS a
       WHERE a.address = ?1 AND a.purpose = ?2 AND a.state = 'asked' AND a.at = ?3 AND NOT EXISTS (
         SELECT 1 FROM consents AS w
         WHERE w.address = ?1 AND w.purpose = ?2 AND w.state = 'withdrawn' AND w.sequence > a.sequence)`,
    )
    .bind(address, purpose, at)
    .first('asked')) !== null

/** Those of the addresses that have agreed to it. */
export const givenAmong = async (
  db: D1Database,
  addresses: readonly string[],
  purpose: Purpose,
): Promise<ReadonlySet<string>> => {
  const { results } = await db
    .prepare(
      `SELECT address, state FROM consents
       WHERE sequence IN (SELECT max(sequence) FROM consents
         WHERE address IN (SELECT value FROM json_each(?1)) AND purpose = ?2 AND ${COUNTS} GROUP BY address)`,
    )
    .bind(JSON.stringify(addresses), purpose)
    .all<{ address: string; state: ConsentState }>()
  return new Set(results.flatMap(({ address, state }) => (state === 'given' ? [address] : [])))
}

/** What counts today, by purpose: for whoever shows somebody what they are written. */
export const consentsOf = async (db: D1Database, address: string): Promise<Consent[]> => {
  const { results } = await db
    .prepare(
      `SELECT address, purpose, state, wording, version, language, source, at FROM consents
       WHERE sequence IN (SELECT max(sequence) FROM consents WHERE address = ?1 AND ${COUNTS} GROUP BY purpose)
       ORDER BY purpose`,
    )
    .bind(address)
    .all<Consent>()
  return results
}

/** Every line of one address, the latest first: to show, and to hand out. */
export const consentHistory = async (db: D1Database, address: string): Promise<Consent[]> => {
  const { results } = await db
    .prepare(
      `SELECT address, purpose, state, wording, version, language, source, at FROM consents
       WHERE address = ?1 ORDER BY sequence DESC LIMIT 200`,
    )
    .bind(address)
    .all<Consent>()
  return results
}

/** What counts of the newsletter today, by address; nothing of whoever has never said so. */
export const newsletterConsents = async (
  db: D1Database,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Pick<Consent, 'state' | 'source'>>> => {
  const { results } = await db
    .prepare(
      `SELECT address, state, source FROM consents WHERE sequence IN (
         SELECT max(sequence) FROM consents
         WHERE address IN (SELECT value FROM json_each(?1)) AND purpose = 'newsletter' AND ${COUNTS} GROUP BY address)`,
    )
    .bind(JSON.stringify(addresses))
    .all<Pick<Consent, 'address' | 'state' | 'source'>>()
  return new Map(results.map(({ address, state, source }) => [address, { state, source }]))
}

/** What a file has said of people whom it has made, and who are taken back with it. */
export const withdrawingImported = (db: D1Database, run: string, at: number): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO consents (address, purpose, state, wording, version, language, source, at)
       SELECT address, purpose, 'withdrawn', wording, version, language, source, ?2 FROM consents
       WHERE source = 'import' AND consents.state = 'given' AND sequence IN (
         SELECT (SELECT max(sequence) FROM consents AS said
           WHERE said.address = email AND said.purpose = 'newsletter' AND said.state IN ('given', 'withdrawn'))
         FROM customer_records JOIN customers ON customers.id = customer_id
         WHERE brought_by = ?1 AND customer_records.state = 'unproven')`,
    )
    .bind(run, at)

/** How often a mail to confirm it was asked for since then. */
export const timesAsked = async (db: D1Database, address: string, purpose: Purpose, since: number): Promise<number> =>
  (await db
    .prepare(
      `SELECT count(*) AS times FROM consents WHERE address = ?1 AND purpose = ?2 AND state = 'asked' AND at > ?3`,
    )
    .bind(address, purpose, since)
    .first<number>('times')) ?? 0

/** Of somebody who wants to be forgotten. */
export const forgettingConsents = (db: D1Database, address: string): D1PreparedStatement[] =>
  ['consents', 'suppressions'].map((table) => db.prepare(`DELETE FROM ${table} WHERE address = ?1`).bind(address))
