/** Which products belong to which collections, kept so that a list is one look into an index. */
import type { RuleField, RuleSet } from '#domain/catalog/collection'
import { belongs, type Shelves } from '#domain/catalog/collection-rules'
import { askedFor, madeOfIt } from '#domain/catalog/rule-faults'
import type { Product } from '#domain/catalog/product'
import type { CollectionId } from '#domain/ids'
import { changed } from '../changes.ts'
import { selectedBy } from './candidates.ts'
import { inParts } from './parts.ts'

export type RuleCollection = {
  readonly number: number
  readonly id: CollectionId
  readonly handle: string
  readonly rules: RuleSet
}

export type Rules = { readonly collections: readonly RuleCollection[]; readonly shelves: Shelves }

/** The collections by rule, some dozens in a shop; and of those by hand what they list, where a rule asks for them. */
export const rulesOf = async (db: D1Database): Promise<Rules> => {
  const { results } = await db
    .prepare('SELECT number, id, handle, rules FROM collections WHERE rules IS NOT NULL')
    .all<Omit<RuleCollection, 'rules'> & { rules: string }>()
  const collections = results.map(({ rules, ...row }): RuleCollection => ({ ...row, rules: JSON.parse(rules) }))
  return { collections, shelves: await shelvesOf(db, collections) }
}

export const shelvesOf = async (
  db: D1Database,
  collections: readonly Pick<RuleCollection, 'id' | 'rules'>[],
): Promise<Shelves> => {
  const asked = [...new Set(collections.flatMap(({ rules }) => askedFor(rules)))]
  const { results } =
    asked.length === 0
      ? { results: [] }
      : await db
          .prepare(
            `SELECT c.id, h.handle FROM collection_handles h JOIN collections c ON c.number = h.collection
             WHERE c.id IN (SELECT value FROM json_each(?1))`,
          )
          .bind(JSON.stringify(asked))
          .all<{ id: CollectionId; handle: string }>()
  const listed = new Set(results.map(({ id, handle }) => `${id} ${handle}`))
  const rules = new Map(collections.map((one) => [one.id, one.rules]))
  return { lists: (id, handle) => listed.has(`${id} ${handle}`), rulesOf: (id) => rules.get(id) }
}

/** Looks through the collections again for some products that are in the store already. Only those that are for sale belong. */
export const memberStatements = (
  db: D1Database,
  products: readonly Product[],
  { collections, shelves }: Rules,
): D1PreparedStatement[] => {
  const active = products.filter((product) => product.status === 'active')
  const byRule = active.flatMap((product) =>
    collections
      .filter((collection) => belongs(collection.rules, product, shelves))
      .map((collection) => ({ collection: collection.number, id: product.id })),
  )
  return [
    db
      .prepare(
        `DELETE FROM collection_products WHERE product IN
           (SELECT number FROM products WHERE id IN (SELECT value FROM json_each(?1)))`,
      )
      .bind(JSON.stringify(products.map((product) => product.id))),
    db
      .prepare(
        `INSERT INTO collection_products (collection, product, position)
         SELECT h.collection, p.number, h.position FROM collection_handles h JOIN products p ON p.handle = h.handle
         WHERE p.shown = 1 AND p.id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(active.map((product) => product.id))),
    db
      .prepare(
        `INSERT INTO collection_products (collection, product, position)
         SELECT value ->> 'collection', p.number, p.number FROM json_each(?1) JOIN products p ON p.id = value ->> 'id' AND p.shown = 1`,
      )
      .bind(JSON.stringify(byRule)),
  ]
}

/** The merchant's list, and what it holds of products that are there and active. @param collection its id */
export const listStatements = (db: D1Database, collection: CollectionId, handles: readonly string[]) => [
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

const NUMBER = '(SELECT number FROM collections WHERE id = ?1)'

/** Looks through the whole shop for what belongs to a collection by rule. */
const gather = async (db: D1Database, { id, rules, handle }: RuleCollection, shelves: Shelves): Promise<void> => {
  const { numbers } = await selectedBy(db, rules, shelves)
  await db.batch([
    db.prepare(`DELETE FROM collection_products WHERE collection = ${NUMBER}`).bind(id),
    ...inParts(numbers, (part) =>
      db
        .prepare(
          `INSERT OR IGNORE INTO collection_products (collection, product, position)
           SELECT ${NUMBER}, value, value FROM json_each(?2) WHERE EXISTS (SELECT 1 FROM products WHERE number = value)`,
        )
        .bind(id, part),
    ),
    changed(db, [`collection-${handle}`]),
  ])
}

/** After a collection has changed what it holds: it, where it is by rule, and all whose rules ask for it. */
export const gatherAgain = async (db: D1Database, ids: readonly CollectionId[]): Promise<void> => {
  const { collections, shelves } = await rulesOf(db)
  const all = new Map(collections.map((one) => [one.id, one.rules]))
  const touched = new Set(ids.flatMap((id) => [id, ...madeOfIt(id, all)]))
  for (const one of collections) if (touched.has(one.id)) await gather(db, one, shelves)
}

/** Whether what a product says there moves it between collections. */
export const asksFor = ({ collections }: Rules, field: RuleField) =>
  collections.some(({ rules }) => rules.rules.some((rule) => rule.field === field))
