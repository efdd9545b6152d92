/** Redirects as they are kept: one step each. Those of changed handles the database makes itself. */
import { laidRedirects, type Redirect, type RedirectRefusal } from '#domain/catalog/redirects'
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
       WHERE source ${isBack ? '<' : '>'} ?1 AND (instr(lower(source), ?2) OR instr(lower(target), ?2))
       ORDER BY source ${isBack ? 'DESC' : ''} LIMIT ?3`,
    )
    .bind(isBack ? place.before : place.after, search.toLowerCase(), most)
    .all<Row>()
  return (isBack ? results.toReversed() : results).map(keptOf)
}

export type Laid = Result<Redirect & { readonly isNew: boolean }, RedirectRefusal | RedirectsFull>
export type RedirectsFull = { readonly code: 'redirects-full'; readonly most: number }

/** What laying them would do, and where those lead now that would be replaced. */
export const previewRedirects = async (
  db: D1Database,
  drafts: readonly Redirect[],
): Promise<{ readonly laid: readonly Laid[]; readonly before: ReadonlyMap<string, string> }> => {
  const paths = JSON.stringify([...new Set(laidRedirects(new Map(), drafts).flatMap((one) => pathsIn(one)))])
  const [found, counted] = await db.batch<Row & { readonly many: number }>([
    db
      .prepare(
        `SELECT source, target FROM redirects WHERE source IN (SELECT value FROM json_each(?1))
         UNION SELECT source, target FROM redirects WHERE target IN (SELECT value FROM json_each(?1))`,
      )
      .bind(paths),
    db.prepare('SELECT count(*) AS many FROM redirects'),
  ])
  const existing = new Map((found?.results ?? []).map(({ source, target }) => [source, target]))
  const laid = laidRedirects(existing, drafts)
  const fresh = freshIn(laid)
  if ((counted?.results[0]?.many ?? 0) + fresh.length > REDIRECTS_MAX)
    return {
      laid: drafts.map(() => ({ ok: false, refusal: { code: 'redirects-full', most: REDIRECTS_MAX } })),
      before: existing,
    }
  return { laid, before: existing }
}

const freshIn = (laid: readonly Laid[]) => laid.flatMap((one) => (one.ok && one.value.isNew ? [one.value] : []))

/** @returns of each, in their order, what is kept now */
export const saveRedirects = async (
  db: D1Database,
  drafts: readonly Redirect[],
  now: number,
): Promise<readonly Laid[]> => {
  const { laid } = await previewRedirects(db, drafts)
  const fresh = freshIn(laid)
  if (fresh.length > 0) await db.batch(statementsOf(db, fresh, now))
  return laid
}

const pathsIn = (one: Result<Redirect, unknown>) => (one.ok ? [one.value.from, one.value.to] : [])

/** A chain within one list is written as it ends, and what led to one of its paths leads on. */
const statementsOf = (db: D1Database, fresh: readonly Redirect[], now: number): D1PreparedStatement[] => {
  const by = new Map(fresh.map(({ from, to }) => [from, to]))
  const endOf = (to: string): string => {
    const next = by.get(to)
    return next === undefined ? to : endOf(next)
  }
  const rows = JSON.stringify(Array.from(by, ([from, to]) => [from, endOf(to)]))
  return [
    db
      .prepare(
        `INSERT INTO redirects (source, target, by_itself, created_at)
         SELECT value ->> 0, value ->> 1, 0, ?2 FROM json_each(?1) WHERE true
         ON CONFLICT (source) DO UPDATE SET target = excluded.target, by_itself = 0, created_at = excluded.created_at`,
      )
      .bind(rows, now),
    db
      .prepare(
        `UPDATE redirects SET target = s.value ->> 1 FROM json_each(?1) s WHERE redirects.target = s.value ->> 0`,
      )
      .bind(rows),
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
