/** Collections by hand, as one run changes them for many products: what it has done is kept until it is undone. */
import type { Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import { changed } from '../changes.ts'
import type { Memberships } from './by-hand.ts'

/** The first two answer which products of them it moves; those that stand as they shall stay, with what is kept of them. */
export const membershipStatements = (
  db: D1Database,
  run: string,
  products: readonly Product[],
  { add, remove }: Memberships,
): D1PreparedStatement[] => {
  const goods = JSON.stringify(products.map(({ id, handle }) => ({ id, handle })))
  const [more, fewer] = [JSON.stringify(add), JSON.stringify(remove)]
  return [
    db.prepare(KEEP_REMOVED).bind(run, goods, fewer),
    db.prepare(KEEP_ADDED).bind(run, goods, more),
    db.prepare(REMOVE).bind(goods, fewer),
    db.prepare(ADD).bind(goods, more),
    db.prepare(MOVE_ON).bind(run, goods),
    changed(
      db,
      [...add, ...remove].map((collection) => `collection-${collection}`),
    ),
  ]
}

const KEEP_REMOVED = `
  INSERT OR IGNORE INTO run_memberships (run, product, collection, position)
  SELECT ?1, g.value ->> 'id', h.collection, h.position
  FROM json_each(?2) g JOIN collection_handles h ON h.handle = g.value ->> 'handle'
  JOIN collections c ON c.number = h.collection WHERE c.handle IN (SELECT value FROM json_each(?3))
  RETURNING product`

const KEEP_ADDED = `
  INSERT OR IGNORE INTO run_memberships (run, product, collection, position)
  SELECT ?1, g.value ->> 'id', c.number, NULL
  FROM json_each(?2) g JOIN collections c ON c.handle IN (SELECT value FROM json_each(?3))
  WHERE NOT EXISTS (SELECT 1 FROM collection_handles WHERE collection = c.number AND handle = g.value ->> 'handle')
  RETURNING product`

const REMOVE = `
  DELETE FROM collection_handles WHERE handle IN (SELECT value ->> 'handle' FROM json_each(?1))
  AND collection IN (SELECT number FROM collections WHERE handle IN (SELECT value FROM json_each(?2)))`

/** They are the last in it, in their own order. */
const ADD = `
  INSERT OR IGNORE INTO collection_handles (collection, handle, position)
  SELECT c.number, g.value ->> 'handle',
    (SELECT coalesce(max(position), -1) + 1 FROM collection_handles WHERE collection = c.number) + g.key
  FROM json_each(?1) g JOIN collections c ON c.handle IN (SELECT value FROM json_each(?2))`

/** Whoever has the list of such a collection open is told that it is another one, and does not write over it. */
const MOVE_ON = `
  UPDATE collections SET version = version + 1 WHERE number IN
    (SELECT collection FROM run_memberships WHERE run = ?1 AND product IN (SELECT value ->> 'id' FROM json_each(?2)))`

/** Handles of the collections in which the run has moved any of them. */
export const collectionsOfRun = async (db: D1Database, run: string, ids: readonly ProductId[]): Promise<string[]> => {
  const { results } = await db
    .prepare(`SELECT handle FROM collections WHERE number IN (SELECT m.collection FROM ${MOVED})`)
    .bind(run, JSON.stringify(ids))
    .all<{ handle: string }>()
  return results.map(({ handle }) => handle)
}

/** Puts them where they stood, where nobody has moved them since. @returns statements before those of the products themselves */
export const undoMembershipStatements = (
  db: D1Database,
  run: string,
  ids: readonly ProductId[],
): D1PreparedStatement[] => {
  const these = JSON.stringify(ids)
  return [UNDO_ADDED, UNDO_REMOVED, MOVE_BACK, TELL, FORGET].map((text) => db.prepare(text).bind(run, these))
}

const MOVED = `
  run_memberships m JOIN products p ON p.id = m.product
  WHERE m.run = ?1 AND m.product IN (SELECT value FROM json_each(?2))`

const UNDO_ADDED = `
  DELETE FROM collection_handles WHERE (collection, handle) IN
    (SELECT m.collection, p.handle FROM ${MOVED} AND m.position IS NULL)`

const UNDO_REMOVED = `
  INSERT OR IGNORE INTO collection_handles (collection, handle, position)
  SELECT m.collection, p.handle, m.position FROM ${MOVED} AND m.position IS NOT NULL`

const MOVE_BACK = `
  UPDATE collections SET version = version + 1 WHERE number IN (SELECT m.collection FROM ${MOVED})`

const TELL = `
  INSERT INTO changes (tag, seq)
  SELECT 'collection-' || c.handle, (SELECT coalesce(max(seq), 0) FROM changes) + row_number() OVER ()
  FROM collections c WHERE c.number IN (SELECT m.collection FROM ${MOVED})
  ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq`

const FORGET = `DELETE FROM run_memberships WHERE run = ?1 AND product IN (SELECT value FROM json_each(?2))`
