/** What fields of a product point to: found beside the product, in the statement that reads it. */
import type { Named, Reference } from '#domain/catalog/references'
import type { ReferenceKind } from '#domain/catalog/metafields'
import { wordsToFind } from '#domain/folding'
import type { Text } from '#domain/settings/text'
import { productsFitting } from './collections.ts'

/** What is blank is not said. */
const titleAs = (en: string, zh: string) => `json_patch('{}', json_object('en', ${en}, 'zh', ${zh}))`

/** The handles that the fields of this kind of the row of `products` around it hold. */
const handles = (kind: ReferenceKind) => `json_each(products.metafields) m
  CROSS JOIN json_each(CASE json_type(m.value, '$.value') WHEN 'array' THEN m.value -> '$.value'
    ELSE json_array(m.value ->> '$.value') END) v ON m.value ->> 'type' IN ('${kind}_reference', 'list.${kind}_reference')`

/**
 * What shoppers may see of it: a draft, and what is not there any more, is not among it. A product without such fields reads no
 * other row. Of a page of the settings and a document of the same name the first is the one that is shown.
 *
 * @param now the place of the moment, in ms, among the values of the statement
 */
export const REFERENCES = (now: string) => `(SELECT json_group_array(json_object(
    'kind', r.kind, 'handle', r.handle, 'title', ${titleAs('r.en', 'r.zh')})) FROM (
  SELECT 'product' AS kind, p.handle, p.title AS en, p.translations ->> '$.zh.title' AS zh FROM ${handles('product')}
    CROSS JOIN products p ON p.handle = v.value AND p.status = 'active' AND p.shown = 1
  UNION ALL
  SELECT 'collection', c.handle, c.title, c.translations ->> '$.zh.title' FROM ${handles('collection')}
    CROSS JOIN collections c ON c.handle = v.value AND c.shown = 1
  UNION ALL
  SELECT 'page', v.value, g.value ->> '$.title.en', g.value ->> '$.title.zh' FROM ${handles('page')}
    CROSS JOIN current_settings s ON s.document = 'pages'
    CROSS JOIN json_each(s.value, '$.pages') g ON g.value ->> 'folder' = 'pages' AND g.value ->> 'handle' = v.value
  UNION ALL
  SELECT 'page', v.value, d.document ->> '$.title.en', d.document ->> '$.title.zh' FROM ${handles('page')}
    CROSS JOIN content d ON d.kind = 'landing' AND d.handle = v.value
      AND d.public_at <= ${now} AND (d.public_until IS NULL OR d.public_until > ${now})) r)`

export const referencesIn = (text: string): readonly Reference[] => JSON.parse(text)

/** Of a product that was read before. */
export const referencesOf = async (db: D1Database, handle: string, now: number): Promise<readonly Reference[]> => {
  const found = await db
    .prepare(`SELECT ${REFERENCES('?2')} AS found FROM products WHERE handle = ?1`)
    .bind(handle, now)
    .first<{ readonly found: string }>()
  return found ? referencesIn(found.found) : []
}

/** What they are called, also drafts; undefined where the shop has no such thing. */
export const titlesOf = async (db: D1Database, named: readonly Named[]): Promise<readonly (Text | undefined)[]> => {
  if (named.length === 0) return []
  const handle = `w.value ->> 'handle'`
  const { results } = await db
    .prepare(
      `SELECT CASE w.value ->> 'kind'
         WHEN 'product' THEN (SELECT ${titleAs(`title`, `translations ->> '$.zh.title'`)} FROM products WHERE handle = ${handle})
         WHEN 'collection' THEN
           (SELECT ${titleAs(`title`, `translations ->> '$.zh.title'`)} FROM collections WHERE handle = ${handle})
         ELSE coalesce((SELECT g.value -> 'title' FROM current_settings s JOIN json_each(s.value, '$.pages') g
             WHERE s.document = 'pages' AND g.value ->> 'folder' = 'pages' AND g.value ->> 'handle' = ${handle}),
           (SELECT document -> 'title' FROM content WHERE kind = 'landing' AND handle = ${handle}))
         END AS title FROM json_each(?1) w ORDER BY w.key`,
    )
    .bind(JSON.stringify(named.map(({ kind, handle: of }) => ({ kind, handle: of }))))
    .all<{ readonly title: string | null }>()
  return results.map(({ title }) => (title === null ? undefined : JSON.parse(title)))
}

/** Those that the shop has not: neither to be seen nor as a draft. */
export const missingAmong = async <N extends Named>(db: D1Database, named: readonly N[]): Promise<N[]> => {
  const titles = await titlesOf(db, named)
  return named.filter((_, at) => titles[at] === undefined)
}

export type Fitting = { readonly handle: string; readonly title: Text }

const FITTING: Readonly<Record<Exclude<ReferenceKind, 'product'>, string>> = {
  collection: `SELECT handle, title AS en, translations ->> '$.zh.title' AS zh FROM collections`,
  page: `SELECT g.value ->> 'handle' AS handle, g.value ->> '$.title.en' AS en, g.value ->> '$.title.zh' AS zh
      FROM current_settings s JOIN json_each(s.value, '$.pages') g ON g.value ->> 'folder' = 'pages' WHERE s.document = 'pages'
    UNION ALL
    SELECT handle, document ->> '$.title.en', document ->> '$.title.zh' FROM content WHERE kind = 'landing'`,
}

/** Things of the shop that fit what was typed, by title: for whoever chooses one. */
export const referencesFitting = async (
  db: D1Database,
  kind: ReferenceKind,
  typed: string,
  most: number,
): Promise<Fitting[]> => {
  if (kind === 'product')
    return (await productsFitting(db, typed, most)).map(({ handle, title, titleZh }) => ({
      handle,
      title: { en: title, ...(titleZh && { zh: titleZh }) },
    }))
  const { results } = await db
    .prepare(
      `SELECT f.handle, ${titleAs('f.en', 'f.zh')} AS title FROM (${FITTING[kind]}) f
       WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) typed
         WHERE NOT instr(lower(concat_ws(' ', f.handle, f.en, f.zh)), typed.value))
       ORDER BY coalesce(f.en, f.zh) COLLATE NOCASE, f.handle LIMIT ?2`,
    )
    .bind(JSON.stringify(wordsToFind(typed)), most)
    .all<{ readonly handle: string; readonly title: string }>()
  return results.map(({ handle, title }) => ({ handle, title: JSON.parse(title) }))
}
