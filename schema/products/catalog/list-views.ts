/** Saved views of the list of products: everybody's, under one name each. */
import { rowsIn, type Reading } from './reading.ts'

export type ListView = {
  readonly id: string
  readonly name: string
  /** As in the address, without the question mark. */
  readonly query: string
}

/** More tabs than anybody can tell apart. */
export const VIEWS_MAX = 30

export const viewsReading = (db: D1Database): Reading<readonly ListView[]> => ({
  statements: [
    db.prepare('SELECT id, name, query FROM product_views ORDER BY created_at, id LIMIT ?1').bind(VIEWS_MAX),
  ],
  read: ([found]) => rowsIn<ListView>(found),
})

/** Under a name that there is already it takes its place. @returns false: there are too many */
export const saveView = async (db: D1Database, { id, name, query }: ListView, now: number): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `INSERT INTO product_views (id, name, query, created_at)
       SELECT ?1, ?2, ?3, ?4 WHERE (SELECT count(*) FROM product_views WHERE name <> ?2) < ${VIEWS_MAX}
       ON CONFLICT (name) DO UPDATE SET query = excluded.query`,
    )
    .bind(id, name, query, now)
    .run()
  return meta.changes > 0
}

export const removeView = async (db: D1Database, id: string): Promise<ListView | undefined> => {
  const gone = await db
    .prepare('DELETE FROM product_views WHERE id = ?1 RETURNING id, name, query')
    .bind(id)
    .first<ListView>()
  return gone ?? undefined
}
