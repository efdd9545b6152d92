/** Documents as they are kept: read by pages, listed for staff, found by words. */
import { nextMoment, withSectionIds, type ContentDocument, type ContentKind } from '#domain/content/document'
import { folded, wordsToFind } from '#domain/folding'
import { LANGUAGES } from '#domain/languages'
import { readAlone, rowsIn, type Reading } from '../catalog/reading.ts'

type Row = { readonly document: string }
/** As it is read by everybody: sections of before ids were kept have those of their places. */
export const asRead = (document: ContentDocument): ContentDocument => ({
  ...document,
  sections: withSectionIds(document.sections),
})
const documentOf = ({ document }: Row): ContentDocument => asRead(JSON.parse(document))
const documentsIn = (result: D1Result | undefined) => rowsIn<Row>(result).map(documentOf)

const one = (db: D1Database, where: string, ...values: string[]): Reading<ContentDocument | undefined> => ({
  statements: [db.prepare(`SELECT document FROM content WHERE ${where}`).bind(...values)],
  read: ([found]) => documentsIn(found)[0],
})

export const homeReading = (db: D1Database) => one(db, `kind = 'home' AND handle = ?1`, '')

export const documentNamed = (db: D1Database, kind: ContentKind, handle: string) =>
  readAlone(db, one(db, 'kind = ?1 AND handle = ?2', kind, handle))

export const documentById = (db: D1Database, id: string) => readAlone(db, one(db, 'id = ?1', id))

/** For staff, the latest first. @param page from 1 @returns one more than a page has, where there is one */
export const documentLines = async (
  db: D1Database,
  {
    kind,
    search,
    page,
    most,
  }: { readonly kind: ContentKind; readonly search: string; readonly page: number; readonly most: number },
): Promise<ContentDocument[]> => {
  const { results } = await db
    .prepare(
      `SELECT document FROM content WHERE kind = ?1 AND ${FITS('?2')} ORDER BY updated_at DESC, id LIMIT ?3 OFFSET ?4`,
    )
    .bind(kind, JSON.stringify(wordsToFind(search)), most + 1, (page - 1) * most)
    .all<Row>()
  return results.map(documentOf)
}

const FITS = (words: string) =>
  `NOT EXISTS (SELECT 1 FROM json_each(${words}) typed WHERE NOT instr(found_by, typed.value))`

const IS_THERE = 'public_at <= ?1 AND (public_until IS NULL OR public_until > ?1)'

/** For everybody, by their dates, the latest first. */
export const publicDocuments = async (
  db: D1Database,
  kind: ContentKind,
  { now, page, most }: { readonly now: number; readonly page: number; readonly most: number },
): Promise<ContentDocument[]> => {
  const { results } = await db
    .prepare(
      `SELECT document FROM content WHERE kind = ?2 AND ${IS_THERE} ORDER BY public_at DESC, id LIMIT ?3 OFFSET ?4`,
    )
    .bind(now, kind, most + 1, (page - 1) * most)
    .all<Row>()
  return results.map(documentOf)
}

/** What fits all of the words; the first page is none that is looked for. */
export const foundReading = (
  db: D1Database,
  terms: string,
  { now, most }: { readonly now: number; readonly most: number },
): Reading<readonly ContentDocument[]> => {
  const words = wordsToFind(terms)
  if (words.length === 0) return { statements: [], read: () => [] }
  return {
    statements: [
      db
        .prepare(
          `SELECT document FROM content WHERE kind <> 'home' AND ${IS_THERE} AND ${FITS('?2')} ORDER BY public_at DESC LIMIT ?3`,
        )
        .bind(now, JSON.stringify(words), most),
    ],
    read: ([found]) => documentsIn(found),
  }
}

/** As much of a text as it is found by. */
const FOUND_CHARACTERS = 20_000

const foundBy = ({ title, lead, body, tags, author, sections }: ContentDocument): string => {
  const texts = [title, lead, body, ...sections.flatMap(({ heading, text }) => [heading, text])]
  const said = texts.flatMap((text) => LANGUAGES.map((language) => text[language] ?? '')).join(' ')
  return folded(`${tags.join(' ')} ${author} ${said.replaceAll(/<[^>]*>/g, ' ')}`).slice(0, FOUND_CHARACTERS)
}

export const savingDocument = (db: D1Database, document: ContentDocument, now: number): D1PreparedStatement => {
  const { id, kind, handle, isPublic, publishedFrom, publishedUntil, version, updatedAt } = document
  return db
    .prepare(
      `INSERT INTO content (id, kind, handle, document, found_by, public_at, public_until, next_at, version, updated_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
       ON CONFLICT (id) DO UPDATE SET handle = excluded.handle, document = excluded.document, found_by = excluded.found_by,
         public_at = excluded.public_at, public_until = excluded.public_until, next_at = excluded.next_at,
         version = excluded.version, updated_at = excluded.updated_at`,
    )
    .bind(
      id,
      kind,
      handle,
      JSON.stringify(document),
      foundBy(document),
      isPublic ? (publishedFrom ?? 0) : null,
      publishedUntil,
      nextMoment(document, now),
      version,
      updatedAt,
    )
}

/** Those that look different by now: whatever shows them is made anew. @returns how many */
export const followContent = async (db: D1Database, now: number): Promise<number> => {
  const { results } = await db.prepare('SELECT document FROM content WHERE next_at <= ?1').bind(now).all<Row>()
  const due = results.map(documentOf).map((document) => ({ id: document.id, next: nextMoment(document, now) }))
  if (due.length > 0)
    await db
      .prepare(
        `UPDATE content SET next_at = n.next FROM (SELECT value ->> 'id' AS id, value ->> 'next' AS next FROM json_each(?1)) n
         WHERE content.id = n.id`,
      )
      .bind(JSON.stringify(due))
      .run()
  return due.length
}
