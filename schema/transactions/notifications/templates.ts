/** What merchants have written in place of the shop's own words, version by version. */
import type { TemplateId, TemplateWords } from '#domain/notifications/template'

/** @property words null: the shop's own */
export type SavedTemplate = TemplateId & {
  readonly version: number
  readonly words: TemplateWords | null
  readonly who: string
  readonly at: number
}

type Row = Omit<SavedTemplate, 'words'> & { readonly words: string }
const read = ({ words, ...rest }: Row): SavedTemplate => ({
  ...rest,
  words: words === '' ? null : (JSON.parse(words) as TemplateWords),
})

const COLUMNS = 'template, language, version, words, who, at'

/** The last version of each that was ever written. */
export const currentTemplates = async (db: D1Database): Promise<SavedTemplate[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM message_templates AS saved
       WHERE version = (SELECT max(version) FROM message_templates WHERE template = saved.template AND language = saved.language)`,
    )
    .all<Row>()
  return results.map(read)
}

/** The latest first. */
export const templateVersions = async (
  db: D1Database,
  { template, language }: TemplateId,
): Promise<SavedTemplate[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM message_templates WHERE template = ?1 AND language = ?2 ORDER BY version DESC LIMIT 30`,
    )
    .bind(template, language)
    .all<Row>()
  return results.map(read)
}

/** @param words null: back to the shop's own. @returns whether nobody else has written that version meanwhile */
export const saveTemplate = async (
  db: D1Database,
  { template, language, version, words, who, at }: SavedTemplate,
): Promise<boolean> =>
  (await db
    .prepare(
      `INSERT INTO message_templates (template, language, version, words, who, at) SELECT ?1, ?2, ?3, ?4, ?5, ?6
       WHERE ?3 = 1 + coalesce((SELECT max(version) FROM message_templates WHERE template = ?1 AND language = ?2), 0)
       ON CONFLICT DO NOTHING RETURNING version`,
    )
    .bind(template, language, version, words === null ? '' : JSON.stringify(words), who, at)
    .first('version')) !== null
