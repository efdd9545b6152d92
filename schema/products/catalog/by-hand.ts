/** Which collections by hand a product stands in, said from the product's side: what it does not name stays. */
import { changed } from '../changes.ts'

export type Memberships = { readonly add: readonly string[]; readonly remove: readonly string[] }

/** Handles that are no collection by hand. */
export const notByHand = async (db: D1Database, handles: readonly string[]): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `SELECT value AS handle FROM json_each(?1)
       WHERE NOT EXISTS (SELECT 1 FROM collections WHERE handle = value AND rules IS NULL)`,
    )
    .bind(JSON.stringify(handles))
    .all<{ handle: string }>()
  return results.map(({ handle }) => handle)
}

/** @param handle of a product that is there. It is the last in those that it is added to; where it stands already it stays */
export const saveMemberships = async (db: D1Database, handle: string, { add, remove }: Memberships): Promise<void> => {
  const [more, fewer] = [JSON.stringify(add), JSON.stringify(remove)]
  const these = 'SELECT number FROM collections WHERE handle IN (SELECT value FROM json_each(?2))'
  await db.batch([
    db.prepare(`DELETE FROM collection_handles WHERE handle = ?1 AND collection IN (${these})`).bind(handle, fewer),
    db
      .prepare(
        `DELETE FROM collection_products WHERE product = (SELECT number FROM products WHERE handle = ?1) AND collection IN (${these})`,
      )
      .bind(handle, fewer),
    db
      .prepare(
        `INSERT OR IGNORE INTO collection_handles (collection, handle, position)
         SELECT number, ?1, (SELECT coalesce(max(position), -1) + 1 FROM collection_handles WHERE collection = number)
         FROM collections WHERE handle IN (SELECT value FROM json_each(?2))`,
      )
      .bind(handle, more),
    db
      .prepare(
        `INSERT OR IGNORE INTO collection_products (collection, product, position)
         SELECT h.collection, p.number, h.position FROM collection_handles h JOIN products p ON p.handle = h.handle
         WHERE h.handle = ?1 AND p.status = 'active' AND p.shown = 1 AND h.collection IN (${these})`,
      )
      .bind(handle, more),
    changed(
      db,
      [...add, ...remove].map((collection) => `collection-${collection}`),
    ),
  ])
}
