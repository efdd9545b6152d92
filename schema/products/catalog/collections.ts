/** Collections as they are read: for every page, for one page, for the staff. */
import type { Collection, WholeCollection } from '#domain/catalog/collection'
import { wordsToFind } from '#domain/folding'
import type { CollectionId } from '#domain/ids'
import type { collections } from '../tables.ts'
import { readAlone, rowsIn, type Reading } from './reading.ts'

/** As SQL names the columns; a column of JSON is still text. */
export type CollectionRow = Omit<typeof collections.$inferSelect, 'translations' | 'rules' | 'number' | 'shown'> & {
  readonly translations: string
  readonly rules: string | null
}

export const COLUMNS = `id, handle, title, description, seo_title AS seoTitle, seo_description AS seoDescription, translations,
  picture, rules, sort, published_from AS publishedFrom, published_until AS publishedUntil, position, version, updated_at AS updatedAt`

export const collectionOf = ({ translations, rules, ...row }: CollectionRow): Collection => ({
  ...row,
  translations: JSON.parse(translations),
  rules: rules === null ? null : JSON.parse(rules),
})

/** All collections, in the order of the menu, also those whose moment is not now. */
export const collectionsReading = (db: D1Database): Reading<Collection[]> => ({
  // Put in order here: the store would read each of them twice for it.
  statements: [db.prepare(`SELECT ${COLUMNS} FROM collections ORDER BY number`)],
  read: ([found]) => inOrder(rowsIn<CollectionRow>(found)).map(collectionOf),
})

const inOrder = (rows: readonly CollectionRow[]) => rows.toSorted((one, other) => one.position - other.position)

export const collectionReading = (db: D1Database, handle: string): Reading<Collection | undefined> => ({
  statements: [db.prepare(`SELECT ${COLUMNS} FROM collections WHERE handle = ?1`).bind(handle)],
  read: ([found]) => rowsIn<CollectionRow>(found).map(collectionOf)[0],
})

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

/** Whole, with what it lists by hand. One round trip. @param name an id or a handle */
export const wholeCollection = async (db: D1Database, name: string): Promise<WholeCollection | undefined> =>
  readAlone(db, {
    statements: [
      db.prepare(`SELECT ${COLUMNS} FROM collections WHERE id = ?1 OR handle = ?1 ORDER BY id = ?1 DESC`).bind(name),
      db
        .prepare(
          `SELECT handle FROM collection_handles WHERE collection =
             (SELECT number FROM collections WHERE id = ?1 OR handle = ?1 ORDER BY id = ?1 DESC LIMIT 1) ORDER BY position`,
        )
        .bind(name),
    ],
    read: ([found, listed]) => {
      const collection = rowsIn<CollectionRow>(found).map(collectionOf)[0]
      const products = rowsIn<{ handle: string }>(listed).map(({ handle }) => handle)
      return collection && { ...collection, products }
    },
  })

export type CollectionLine = Collection & {
  /** For sale, and in it now. */
  readonly products: number
}

/** So many on one page of the staff. */
export const COLLECTIONS_PAGE = 50

/** By title. @param page from 1 @returns one more than a page has, where there is one */
export const collectionLines = async (
  db: D1Database,
  { search, page }: { readonly search: string; readonly page: number },
): Promise<CollectionLine[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, (SELECT count(*) FROM collection_products WHERE collection = c.number) AS products
       FROM collections c WHERE NOT EXISTS (
         SELECT 1 FROM json_each(?1) typed WHERE NOT instr(lower(c.title || ' ' || c.handle || ' ' || c.translations), typed.value))
       ORDER BY c.title COLLATE NOCASE, c.number LIMIT ${COLLECTIONS_PAGE + 1} OFFSET ?2`,
    )
    .bind(JSON.stringify(wordsToFind(search)), (page - 1) * COLLECTIONS_PAGE)
    .all<CollectionRow & { readonly products: number }>()
  return results.map(({ products, ...row }) => ({ ...collectionOf(row), products }))
}

/** What a list of goods needs of each: for whoever puts them in order by hand. */
export type ListedProduct = {
  readonly handle: string
  readonly id: string
  readonly title: string
  readonly titleZh: string | null
  readonly picture: string | null
  readonly status: string
}

const LISTED = `p.handle, p.id, p.title, p.translations ->> '$.zh.title' AS titleZh, p.pictures ->> '$[0].src' AS picture, p.status`

/** In the order in which they are named; those that are not there are left out. */
export const listedProducts = async (db: D1Database, handles: readonly string[]): Promise<ListedProduct[]> => {
  if (handles.length === 0) return []
  const { results } = await db
    .prepare(`SELECT ${LISTED} FROM json_each(?1) n CROSS JOIN products p ON p.handle = n.value ORDER BY n.key`)
    .bind(JSON.stringify(handles))
    .all<ListedProduct>()
  return results
}

/** Products that fit what was typed, by title. */
export const productsFitting = async (db: D1Database, typed: string, most: number): Promise<ListedProduct[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${LISTED} FROM products p WHERE p.status <> 'archived' AND NOT EXISTS (
         SELECT 1 FROM json_each(?1) typed WHERE NOT instr(p.found_by, typed.value)
           AND NOT EXISTS (SELECT 1 FROM variants v WHERE v.product = p.number AND instr(v.found_by, typed.value)))
       ORDER BY p.title COLLATE NOCASE, p.number LIMIT ?2`,
    )
    .bind(JSON.stringify(wordsToFind(typed)), most)
    .all<ListedProduct>()
  return results
}

/** Words that products say already, the commonest first: offered to whoever writes a rule. */
export type RuleWords = Readonly<Record<'type' | 'vendor' | 'tag' | 'category' | 'option', readonly string[]>>

const WORDS_OFFERED = 100

export const ruleWords = async (db: D1Database): Promise<RuleWords> => {
  const commonest = (of: string, from = 'products') =>
    db.prepare(
      `SELECT ${of} AS word FROM ${from} WHERE ${of} <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${WORDS_OFFERED}`,
    )
  const [type, vendor, category, tag, option] = await db.batch<{ word: string }>([
    commonest('type', 'listed'),
    commonest('vendor', 'listed'),
    commonest('category'),
    commonest('t.value', 'products, json_each(products.tags) t'),
    commonest('name', 'option_values'),
  ])
  const words = (result: D1Result<{ word: string }> | undefined) => (result?.results ?? []).map(({ word }) => word)
  return { type: words(type), vendor: words(vendor), category: words(category), tag: words(tag), option: words(option) }
}

/** What every rule that asks for a collection may name. */
export const collectionNames = async (
  db: D1Database,
): Promise<
  { readonly id: CollectionId; readonly handle: string; readonly title: string; readonly rules: Collection['rules'] }[]
> => {
  const { results } = await db
    .prepare('SELECT id, handle, title, rules FROM collections ORDER BY title COLLATE NOCASE, number')
    .all<{ id: CollectionId; handle: string; title: string; rules: string | null }>()
  return results.map(({ rules, ...row }) => ({ ...row, rules: rules === null ? null : JSON.parse(rules) }))
}
