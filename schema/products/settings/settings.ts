/** The settings as they were saved: the latest of each document, and all that were before it. */
import { SETTINGS_GROUPS, type SettingsDocuments, type SettingsGroup } from '#domain/settings/settings'
import { readAlone, rowsIn, type Reading } from '../catalog/reading.ts'

/** A document that was never saved is missing. */
export type SavedSettings = {
  readonly documents: Partial<SettingsDocuments>
  /** Of each document that was saved. */
  readonly versions: { readonly [G in SettingsGroup]?: number }
  /** Of the last change to any of them. */
  readonly number: number
}

type Row = {
  readonly number: number
  readonly document: SettingsGroup
  readonly version: number
  readonly value: string
}

/** What was read last of each: it is asked for every few seconds, is long, and seldom changes. */
const lastRead = new Map<SettingsGroup, { readonly text: string; readonly document: unknown }>()

const documentOf = ({ document: group, value: text }: Row): unknown => {
  const last = lastRead.get(group)
  if (last?.text === text) return last.document
  const document: unknown = JSON.parse(text)
  lastRead.set(group, { text, document })
  return document
}

const CURRENT = 'SELECT number, document, version, value FROM current_settings'

/** Looking up a list reads two rows for each name in it: where most are asked for, the few that there are are gone through instead. */
const statementFor = (db: D1Database, groups: readonly SettingsGroup[]): D1PreparedStatement =>
  groups.length * 2 > SETTINGS_GROUPS.length
    ? db.prepare(`${CURRENT} WHERE instr(?1, ' ' || document || ' ')`).bind(` ${groups.join(' ')} `)
    : db.prepare(`${CURRENT} WHERE document IN (${groups.map((_, at) => `?${at + 1}`).join(', ')})`).bind(...groups)

/** The latest of these. @param groups those that are asked for */
export const settingsReading = (db: D1Database, groups: readonly SettingsGroup[]): Reading<SavedSettings> => ({
  statements: [statementFor(db, groups)],
  read: ([found]) => {
    const rows = rowsIn<Row>(found)
    return {
      documents: Object.fromEntries(rows.map((row) => [row.document, documentOf(row)])),
      versions: Object.fromEntries(rows.map(({ document, version }) => [document, version])),
      number: Math.max(0, ...rows.map(({ number }) => number)),
    }
  },
})

export const savedSettings = (db: D1Database, groups: readonly SettingsGroup[]): Promise<SavedSettings> =>
  readAlone(db, settingsReading(db, groups))

export type SettingsChange<G extends SettingsGroup = SettingsGroup> = {
  readonly group: G
  readonly value: SettingsDocuments[G]
  /** The version that it was made from; 0: none was saved yet. */
  readonly basedOn: number
}

/**
 * All of these documents, or none of them: when another version of any has been saved meanwhile.
 *
 * @returns whether they were saved
 */
export const saveSettings = async (
  db: D1Database,
  changes: readonly SettingsChange[],
  now: number,
): Promise<boolean> => {
  const { results } = await db
    .prepare(
      `INSERT INTO settings (document, version, value, saved_at)
       SELECT value ->> 'group', (value ->> 'basedOn') + 1, value -> 'value', ?2 FROM json_each(?1)
       WHERE NOT EXISTS (
         SELECT 1 FROM json_each(?1) c
         WHERE c.value ->> 'basedOn' <> coalesce((SELECT version FROM current_settings WHERE document = c.value ->> 'group'), 0)
       ) RETURNING number`,
    )
    .bind(JSON.stringify(changes), now)
    .all()
  return results.length === changes.length
}

export type SettingsVersion = { readonly version: number; readonly savedAt: number }
export type SettingsPast = SettingsVersion & { readonly value: unknown }

/** The latest first. @param before a version, to read on behind it */
export const versionsOf = async (
  db: D1Database,
  group: SettingsGroup,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<SettingsVersion[]> => {
  const { results } = await db
    .prepare(
      `SELECT version, saved_at AS savedAt FROM settings
       WHERE document = ?1 AND version < ?2 ORDER BY version DESC LIMIT ?3`,
    )
    .bind(group, before, limit)
    .all<SettingsVersion>()
  return results
}

/** The same with what each says. */
export const pastOf = async (
  db: D1Database,
  group: SettingsGroup,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<SettingsPast[]> => {
  const { results } = await db
    .prepare(
      `SELECT version, saved_at AS savedAt, value FROM settings
       WHERE document = ?1 AND version < ?2 ORDER BY version DESC LIMIT ?3`,
    )
    .bind(group, before, limit)
    .all<SettingsVersion & { value: string }>()
  return results.map(({ value, ...version }) => ({ ...version, value: JSON.parse(value) as unknown }))
}

/** As it was then; undefined when there never was such a version. */
export const settingsAt = async <G extends SettingsGroup>(
  db: D1Database,
  group: G,
  version: number,
): Promise<SettingsDocuments[G] | undefined> => {
  const row = await db
    .prepare('SELECT value FROM settings WHERE document = ?1 AND version = ?2')
    .bind(group, version)
    .first<{ value: string }>()
  return row ? (JSON.parse(row.value) as SettingsDocuments[G]) : undefined
}

/** As it was in a moment. @returns undefined where none was saved yet */
export const settingsInForce = async <G extends SettingsGroup>(
  db: D1Database,
  group: G,
  at: number,
): Promise<{ readonly value: SettingsDocuments[G]; readonly savedAt: number } | undefined> => {
  const row = await db
    .prepare(
      `SELECT value, saved_at AS savedAt FROM settings WHERE document = ?1 AND saved_at <= ?2 ORDER BY version DESC LIMIT 1`,
    )
    .bind(group, at)
    .first<{ value: string; savedAt: number }>()
  return row ? { value: JSON.parse(row.value) as SettingsDocuments[G], savedAt: row.savedAt } : undefined
}
