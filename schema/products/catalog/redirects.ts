/** Redirects as they are kept: one step each. Those of changed handles the database makes itself. */
import {
  asRead,
  checkedRedirect,
  isOwnPath,
  laidRedirects,
  meantBy,
  type Laying,
  type Redirect,
  type RedirectRefusal,
} from '#domain/catalog/redirects'
import type { Result } from '#domain/result'

export type KeptRedirect = Redirect & { readonly byItself: boolean; readonly createdAt: number }

/** More than any shop brings along; a lookup stays one read, however many there are. */
export const REDIRECTS_MAX = 100_000

type Row = { readonly source: string; readonly target: string; readonly by_itself: number; readonly created_at: number }

const keptOf = (row: Row): KeptRedirect => ({
  from: row.source,
  to: row.target,
  byItself: row.by_itself === 1,
  createdAt: row.created_at,
})

/** @param from a path as it is read, in the first language */
export const redirectOf = async (db: D1Database, from: string): Promise<string | undefined> => {
  const row = await db.prepare('SELECT target FROM redirects WHERE source = ?1').bind(from).first<{ target: string }>()
  return row?.target
}

/** In the order of their paths. @param after the last path of the page before; '' for the first */
export const redirectsAfter = async (db: D1Database, after: string, most: number): Promise<KeptRedirect[]> => {
  const { results } = await db
    .prepare('SELECT source, target, by_itself, created_at FROM redirects WHERE source > ?1 ORDER BY source LIMIT ?2')
    .bind(after, most)
    .all<Row>()
  return results.map(keptOf)
}

/** As it was typed, for addresses of elsewhere, and as paths are kept: `%E4%B8%AD` and `trail/` of an address bar. */
const spellingsOf = (search: string): readonly string[] => [...new Set([search, asRead(search)])]

/**
 * Those whose one or other address has these letters, in the order of their paths.
 *
 * @param after the last path of the page before, or with `before` the first of the page behind
 */
export const redirectsFound = async (
  db: D1Database,
  search: string,
  place: { readonly after: string } | { readonly before: string },
  most: number,
): Promise<KeptRedirect[]> => {
  const isBack = 'before' in place
  const { results } = await db
    .prepare(
      `SELECT source, target, by_itself, created_at FROM redirects
       WHERE source ${isBack ? '<' : '>'} ?1 AND EXISTS (SELECT 1 FROM json_each(?2)
         WHERE instr(lower(source), lower(value)) OR instr(lower(target), lower(value)))
       ORDER BY source ${isBack ? 'DESC' : ''} LIMIT ?3`,
    )
    .bind(isBack ? place.before : place.after, JSON.stringify(spellingsOf(search)), most)
    .all<Row>()
  return (isBack ? results.toReversed() : results).map(keptOf)
}

export type Laid = Result<Redirect & { readonly isNew: boolean }, RedirectRefusal | RedirectsFull>
export type RedirectsFull = { readonly code: 'redirects-full'; readonly most: number }

/** Where pages stand, public or not: whoever comes there sees one, today or when it is published. */
const STANDING = `
  SELECT t.value AS path FROM json_each(?1) t WHERE
    (t.value LIKE '/products/%' AND EXISTS (SELECT 1 FROM products WHERE handle = substr(t.value, 11)))
    OR (t.value LIKE '/collections/%' AND EXISTS (SELECT 1 FROM collections WHERE handle = substr(t.value, 14)))
    OR (t.value LIKE '/pages/%' AND EXISTS (SELECT 1 FROM content WHERE kind = 'landing' AND handle = substr(t.value, 8)))
    OR (t.value LIKE '/blogs/news/%' AND EXISTS (SELECT 1 FROM content WHERE kind = 'post' AND handle = substr(t.value, 13)))
    OR (t.value LIKE '/pages/%' AND EXISTS (SELECT 1 FROM current_settings s, json_each(s.value, '$.pages') p
      WHERE s.document = 'pages' AND p.value ->> 'folder' = 'pages' AND p.value ->> 'handle' = substr(t.value, 8)))`

/** What is known of the paths of drafts. A way may go over pages that are there, so it is read to its end. */
const thereOf = async (db: D1Database, drafts: readonly Redirect[]) => {
  const own = drafts.map((draft) => checkedRedirect(draft)).flatMap(pathsIn)
  const existing = new Map<string, string>()
  const standing = new Set<string>()
  const read = new Set<string>()
  let many = 0
  for (let next = own; next.length > 0;) {
    const paths = [...new Set(next.flatMap((path) => [path, meantBy(path)]))].filter((path) => !read.has(path))
    if (paths.length === 0) break
    for (const path of paths) read.add(path)
    const [found, stand, counted] = await db.batch<Row & { readonly many: number; readonly path: string }>([
      db
        .prepare(
          `SELECT source, target FROM redirects WHERE source IN (SELECT value FROM json_each(?1))
           UNION SELECT source, target FROM redirects WHERE target IN (SELECT value FROM json_each(?1))`,
        )
        .bind(JSON.stringify(paths)),
      db.prepare(STANDING).bind(JSON.stringify(paths)),
      db.prepare('SELECT count(*) AS many FROM redirects'),
    ])
    for (const { source, target } of found?.results ?? []) existing.set(source, target)
    for (const { path } of stand?.results ?? []) standing.add(path)
    many = counted?.results[0]?.many ?? 0
    next = paths.flatMap((path) => existing.get(path) ?? [])
  }
  return { existing, standing, many }
}

/** What laying them would do, and where those lead now that would be replaced. */
export const previewRedirects = async (
  db: D1Database,
  drafts: readonly Redirect[],
): Promise<{ readonly laid: readonly Laid[]; readonly before: ReadonlyMap<string, string> }> => {
  const { laid, before } = await planned(db, drafts)
  return { laid, before }
}

const planned = async (db: D1Database, drafts: readonly Redirect[]) => {
  const { many, ...there } = await thereOf(db, drafts)
  const { laid, now }: Laying = laidRedirects(there, drafts)
  const isFull = many + freshIn(laid).length > REDIRECTS_MAX
  const full: Laid = { ok: false, refusal: { code: 'redirects-full', most: REDIRECTS_MAX } }
  return { laid: isFull ? drafts.map(() => full) : laid, before: there.existing, now, standing: there.standing }
}

const freshIn = (laid: readonly Laid[]) => laid.flatMap((one) => (one.ok && one.value.isNew ? [one.value] : []))

/** @returns of each, in their order, what is kept now */
export const saveRedirects = async (
  db: D1Database,
  drafts: readonly Redirect[],
  now: number,
): Promise<readonly Laid[]> => {
  const { laid, now: leads, standing } = await planned(db, drafts)
  const rows = [...new Set(freshIn(laid).map(({ from }) => from))].map((from) => [from, leads.get(from) ?? ''] as const)
  if (rows.length > 0) await db.batch(statementsOf(db, rows, standing, now))
  return laid
}

const pathsIn = (one: Result<Redirect, unknown>) => (one.ok ? [one.value.from, one.value.to] : [])

/** What led to one of the paths leads on, unless a page stands there: it is shown to whoever comes. */
const statementsOf = (
  db: D1Database,
  rows: readonly (readonly [from: string, to: string])[],
  standing: ReadonlySet<string>,
  now: number,
): D1PreparedStatement[] => {
  const passed = rows.filter(([from]) => !standing.has(from) && !isOwnPath(from))
  return [
    db
      .prepare(
        `INSERT INTO redirects (source, target, by_itself, created_at)
         SELECT value ->> 0, value ->> 1, 0, ?2 FROM json_each(?1) WHERE true
         ON CONFLICT (source) DO UPDATE SET target = excluded.target, by_itself = 0, created_at = excluded.created_at`,
      )
      .bind(JSON.stringify(rows), now),
    db
      .prepare(
        `UPDATE redirects SET target = s.value ->> 1 FROM json_each(?1) s WHERE redirects.target = s.value ->> 0`,
      )
      .bind(JSON.stringify(passed)),
  ]
}

/** Where each led before, put back where it leads still as it was laid then. @returns those that were */
export const putRedirectsBack = async (
  db: D1Database,
  laid: readonly (Redirect & { readonly before: string | undefined })[],
): Promise<ReadonlySet<string>> => {
  const rows = JSON.stringify(laid.map(({ from, to, before = null }) => [from, to, before]))
  const still = `redirects.source = s.value ->> 0 AND redirects.target = s.value ->> 1`
  const [back, gone] = await db.batch<{ source: string }>([
    db
      .prepare(
        `UPDATE redirects SET target = s.value ->> 2 FROM json_each(?1) s
         WHERE ${still} AND s.value ->> 2 IS NOT NULL RETURNING source`,
      )
      .bind(rows),
    db
      .prepare(
        `DELETE FROM redirects WHERE EXISTS
           (SELECT 1 FROM json_each(?1) s WHERE ${still} AND s.value ->> 2 IS NULL) RETURNING source`,
      )
      .bind(rows),
  ])
  return new Set([...(back?.results ?? []), ...(gone?.results ?? [])].map(({ source }) => source))
}

/** @returns whether it was there */
export const deleteRedirect = async (db: D1Database, from: string): Promise<boolean> => {
  const { meta } = await db.prepare('DELETE FROM redirects WHERE source = ?1').bind(from).run()
  return meta.changes > 0
}
