/** Which collections by hand a product stands in, said from the product's side: what it does not name stays. */
import type { By } from '#domain/catalog/history'
import type { CollectionId } from '#domain/ids'
import { ok } from '#domain/result'
import { changeCollection } from './collection-save.ts'

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

/** Handles of those that a product stands in, whether it is for sale or not. */
export const collectionsByHand = async (db: D1Database, product: string): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `SELECT c.handle FROM collection_handles h JOIN collections c ON c.number = h.collection
       WHERE h.handle = ?1 AND c.rules IS NULL ORDER BY c.position, c.number`,
    )
    .bind(product)
    .all<{ handle: string }>()
  return results.map(({ handle }) => handle)
}

/** @param handle of a product that is there. It is the last in those that it is added to; where it stands already it stays */
export const saveMemberships = async (
  db: D1Database,
  handle: string,
  { add, remove }: Memberships,
  by: By,
  now: number,
): Promise<void> => {
  const { results } = await db
    .prepare('SELECT id, handle FROM collections WHERE rules IS NULL AND handle IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify([...add, ...remove]))
    .all<{ id: CollectionId; handle: string }>()
  for (const { id, handle: collection } of results) {
    await changeCollection<never>(
      db,
      id,
      (there) => {
        const others = there.products.filter((one) => one !== handle)
        const isIn = others.length < there.products.length
        if (!add.includes(collection)) return ok({ ...there, products: others })
        return ok(isIn ? there : { ...there, products: [...others, handle] })
      },
      by,
      now,
    )
  }
}

/** Collections by their titles, else by the handles that such titles make. */
export const collectionsCalled = async (
  db: D1Database,
  names: readonly { readonly title: string; readonly handle: string }[],
): Promise<ReadonlyMap<string, { readonly handle: string; readonly byRule: boolean }>> => {
  const { results } = await db
    .prepare(
      `SELECT n.value ->> 'title' AS title, c.handle, c.rules IS NOT NULL AS byRule
       FROM json_each(?1) n JOIN collections c
         ON c.title = n.value ->> 'title' COLLATE NOCASE OR c.handle = n.value ->> 'handle'
       ORDER BY c.title = n.value ->> 'title' COLLATE NOCASE, c.position DESC, c.number DESC`,
    )
    .bind(JSON.stringify(names))
    .all<{ title: string; handle: string; byRule: number }>()
  return new Map(results.map(({ title, handle, byRule }) => [title, { handle, byRule: byRule === 1 }]))
}

/** `mug table`: which of these products stand in which collections by hand. */
export const standingIn = async (db: D1Database, products: readonly string[]): Promise<ReadonlySet<string>> => {
  const { results } = await db
    .prepare(
      `SELECT h.handle || ' ' || c.handle AS place FROM json_each(?1) n
       JOIN collection_handles h ON h.handle = n.value JOIN collections c ON c.number = h.collection`,
    )
    .bind(JSON.stringify(products))
    .all<{ place: string }>()
  return new Set(results.map(({ place }) => place))
}
