/** Collections: the aisles of the shop, by hand or by rule. */
import { belongs } from '#domain/catalog/collection-rules'
import type { CollectionDraft } from '#domain/catalog/draft'
import type { Collection } from '#domain/catalog/product'
import { same } from '#domain/same'
import { base32, type CollectionId } from '#domain/ids'
import { productsBy } from './catalog.ts'
import { changed } from '../changes.ts'
import { readAlone, rowsIn, type Reading } from './reading.ts'

type CollectionRow = {
  readonly id: CollectionId
  readonly handle: string
  readonly title: string
  readonly description: string
  readonly translations: string
  readonly picture: string | null
  readonly rules: string | null
  readonly position: number
}

const COLUMNS = 'id, handle, title, description, translations, picture, rules, position'

const collectionOf = ({ translations, rules, ...row }: CollectionRow): Collection => ({
  ...row,
  translations: JSON.parse(translations),
  rules: rules === null ? null : JSON.parse(rules),
})

/** All collections, in the order of the menu. */
export const collectionsReading = (db: D1Database): Reading<Collection[]> => ({
  statements: [db.prepare(`SELECT ${COLUMNS} FROM collections ORDER BY position, number`)],
  read: ([found]) => rowsIn<CollectionRow>(found).map(collectionOf),
})

export const collectionReading = (db: D1Database, handle: string): Reading<Collection | undefined> => ({
  statements: [db.prepare(`SELECT ${COLUMNS} FROM collections WHERE handle = ?1`).bind(handle)],
  read: ([found]) => rowsIn<CollectionRow>(found).map(collectionOf)[0],
})

export const collectionByHandle = async (db: D1Database, handle: string): Promise<Collection | undefined> =>
  readAlone(db, collectionReading(db, handle))

/** The collections that a product belongs to, in the order of the menu: for its crumbs. */
export const collectionsOfProductReading = (db: D1Database, handle: string): Reading<Collection[]> => {
  const statement = db
    .prepare(
      `SELECT ${COLUMNS} FROM collections WHERE number IN
         (SELECT collection FROM collection_products WHERE product = (SELECT number FROM products WHERE handle = ?1))
       ORDER BY position, number`,
    )
    .bind(handle)
  return { statements: [statement], read: ([found]) => rowsIn<CollectionRow>(found).map(collectionOf) }
}

export type SavedCollection = { readonly handle: string; readonly outcome: 'created' | 'updated' | 'unchanged' }

/** Saving the same drafts again changes nothing. */
export const saveCollections = async (
  db: D1Database,
  drafts: readonly CollectionDraft[],
): Promise<SavedCollection[]> => {
  const saved: SavedCollection[] = []
  for (const draft of drafts) saved.push({ handle: draft.handle, outcome: await saveCollection(db, draft) })
  return saved
}

const saveCollection = async (db: D1Database, draft: CollectionDraft): Promise<SavedCollection['outcome']> => {
  const existing = await collectionByHandle(db, draft.handle)
  const listed = await handlesOf(db, draft.handle)
  const collection = laid(existing, draft)
  const handles = draft.rules ? [] : [...new Set(draft.products ?? listed)]
  if (existing && same(collection, existing) && same(handles, listed)) return 'unchanged'
  await db.batch([
    db
      .prepare(
        `INSERT INTO collections (id, handle, title, description, translations, picture, rules, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (handle) DO UPDATE SET title = excluded.title, description = excluded.description,
           translations = excluded.translations, picture = excluded.picture, rules = excluded.rules,
           position = excluded.position`,
      )
      .bind(
        collection.id,
        collection.handle,
        collection.title,
        collection.description,
        JSON.stringify(collection.translations),
        collection.picture,
        collection.rules && JSON.stringify(collection.rules),
        collection.position,
      ),
    ...listStatements(db, collection.handle, handles),
  ])
  if (collection.rules) {
    await gather(db, collection.handle, collection.rules)
    await changed(db, [`collection-${collection.handle}`]).run()
  }
  return existing ? 'updated' : 'created'
}

const newId = () => `col_${base32(crypto.getRandomValues(new Uint8Array(16)))}` as CollectionId

const laid = (existing: Collection | undefined, draft: CollectionDraft): Collection => ({
  id: existing?.id ?? newId(),
  handle: draft.handle,
  title: draft.title || existing?.title || draft.handle,
  description: draft.description ?? existing?.description ?? '',
  translations: (draft.translations as Collection['translations'] | undefined) ?? existing?.translations ?? {},
  picture: draft.picture === undefined ? (existing?.picture ?? null) : draft.picture,
  rules: draft.rules === undefined ? (draft.products ? null : (existing?.rules ?? null)) : draft.rules,
  position: draft.position ?? existing?.position ?? 0,
})

const handlesOf = async (db: D1Database, collection: string): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `SELECT h.handle FROM collection_handles h JOIN collections c ON c.number = h.collection
       WHERE c.handle = ?1 ORDER BY h.position`,
    )
    .bind(collection)
    .all<{ handle: string }>()
  return results.map(({ handle }) => handle)
}

const NUMBER = '(SELECT number FROM collections WHERE handle = ?1)'

/** The merchant's list, and what it holds of products that are there and active. */
const listStatements = (db: D1Database, collection: string, handles: readonly string[]): D1PreparedStatement[] => [
  db.prepare(`DELETE FROM collection_handles WHERE collection = ${NUMBER}`).bind(collection),
  db
    .prepare(
      `INSERT INTO collection_handles (collection, handle, position)
       SELECT ${NUMBER}, value, key FROM json_each(?2)`,
    )
    .bind(collection, JSON.stringify(handles)),
  db.prepare(`DELETE FROM collection_products WHERE collection = ${NUMBER}`).bind(collection),
  db
    .prepare(
      `INSERT INTO collection_products (collection, product, position)
       SELECT h.collection, p.number, h.position FROM collection_handles h
       JOIN products p ON p.handle = h.handle AND p.status = 'active' AND p.shown = 1 WHERE h.collection = ${NUMBER}`,
    )
    .bind(collection),
]

/** So many products are looked through at once when a rule is new. */
const LOOK = 500

/** Looks through the whole shop for what belongs to a collection by rule. */
const gather = async (db: D1Database, collection: string, rules: NonNullable<Collection['rules']>): Promise<void> => {
  let after = 0
  for (;;) {
    const { results } = await db
      .prepare(
        `SELECT number FROM products WHERE number > ?1 AND status = 'active' AND shown = 1 ORDER BY number LIMIT ${LOOK}`,
      )
      .bind(after)
      .all<{ number: number }>()
    const last = results.at(-1)?.number
    if (last === undefined) return
    const products = await productsBy(
      db,
      'number',
      results.map(({ number }) => number),
    )
    const members = products.filter((product) => belongs(rules, product)).map(({ id }) => id)
    await db
      .prepare(
        `INSERT OR IGNORE INTO collection_products (collection, product, position)
         SELECT ${NUMBER}, number, number FROM products WHERE id IN (SELECT value FROM json_each(?2))`,
      )
      .bind(collection, JSON.stringify(members))
      .run()
    after = last
  }
}
