/** What staff look through: every variant as an item of the inventory, by title. */
import { choiceOf, type Availability } from '#domain/catalog/product'
import { wordsToFind } from '#domain/folding'
import type { LocationId, ProductId, VariantId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import { rowsIn, type Reading } from '../catalog/reading.ts'
import { pageOf, sense, STAFF_PAGE, zhOf, type StaffCursor, type StaffPage } from '../catalog/staff-lists.ts'

export type Item = {
  readonly id: VariantId
  readonly product: ProductId
  readonly handle: string
  readonly title: Translated
  /** Empty for a product without choices. */
  readonly choice: Translated
  readonly sku: string
  readonly barcode: string
  readonly vendor: string
  readonly picture: string | null
  readonly tracked: boolean
  /** From how many units on a few are left; null: as the shop has it. */
  readonly lowStock: number | null
  /** As the inventory last told the catalogue. */
  readonly availability: Availability
  /** Units that are on their way there, from a supplier or from another place. */
  readonly incoming: Readonly<Record<LocationId, number>>
}

type ItemRow = Omit<Item, 'title' | 'choice' | 'tracked' | 'incoming'> & {
  readonly title: string
  readonly translations: string
  readonly words: string
  readonly options: string
  readonly tracked: number
  readonly incoming: string
}

const ITEM_COLUMNS = `v.id, p.id AS product, p.handle, p.title, p.translations, p.words, v.options, v.sku, v.barcode, p.vendor,
  coalesce(v.picture, p.pictures->>'$[0].src') AS picture, v.tracked, v.low_stock AS lowStock, v.availability,
  (SELECT json_group_object(location, units) FROM (SELECT location, sum(coming) AS units FROM stock_lines
     WHERE variant = v.id AND coming > 0 GROUP BY location)) AS incoming`

const itemOf = ({ title, translations, words, options, tracked, incoming, ...row }: ItemRow): Item => ({
  ...row,
  title: { en: title, ...zhOf(translations) },
  choice: choiceOf({ words: JSON.parse(words) }, { options: JSON.parse(options) }),
  tracked: tracked === 1,
  incoming: JSON.parse(incoming),
})

export const ITEM_VIEWS = ['all', 'sold-out', 'low', 'incoming'] as const
export type ItemView = (typeof ITEM_VIEWS)[number]
export type ItemFilter = {
  readonly view: ItemView
  readonly search: string
  readonly vendor: string
  /** Of this product alone. */
  readonly product?: ProductId | undefined
}

/** Where items of a view are looked for: of few in the index of their word, of many in the order of titles, until a page is full. */
const BY_TITLE = 'products p CROSS JOIN variants v ON v.product = p.number'
const BY_WORD = 'variants v INDEXED BY variants_by_availability CROSS JOIN products p ON p.number = v.product'
const BY_COMING = 'variants v CROSS JOIN products p ON p.number = v.product'
/** So many are put in order by title in some milliseconds. */
const FEW_MAX = 5_000

const wordIs = (word: 'low' | 'sold-out', few: boolean) => ({
  from: few ? BY_WORD : BY_TITLE,
  where: `${few ? '' : '+'}v.availability = '${word}' AND v.tracked = 1`,
})

const viewOf = (view: ItemView, among: number): { readonly from: string; readonly where: string } => {
  if (view === 'all') return { from: BY_TITLE, where: 'true' }
  if (view !== 'incoming') return wordIs(view, among <= FEW_MAX)
  return { from: BY_COMING, where: 'v.id IN (SELECT variant FROM stock_lines WHERE coming > 0)' }
}

/** Products that have the word, or a variant that has it, are found in two narrow indexes; only their variants are looked at. */
const hasWord = (_: string, at: number): string => {
  const word = `json_extract(?2, '$[${at}]')`
  return `+p.number IN (SELECT number FROM products INDEXED BY products_in_list WHERE instr(found_by, ${word})
      UNION SELECT product FROM variants INDEXED BY variants_found_by WHERE instr(found_by, ${word}))
    AND (instr(p.found_by, ${word}) OR instr(v.found_by, ${word}))`
}

/**
 * Which items are on the page is found in indexes alone; only their rows are read, from the page on: a CROSS JOIN keeps
 * that order where the database has no figures of its tables.
 *
 * @param among how many the view holds in all
 */
export const itemsReading = (
  db: D1Database,
  { view, search, vendor, product }: ItemFilter,
  cursor: StaffCursor<VariantId> | null,
  among = 0,
): Reading<StaffPage<Item>> => {
  const { than, order } = sense(cursor)
  const words = wordsToFind(search)
  const { from, where } = viewOf(view, among)
  const asked = [where, ...(product ? ['p.id = ?4'] : []), ...words.map(hasWord)]
  // Where the row that it lies beside is gone meanwhile, the list begins anew; backwards it begins at its end, behind every text.
  const edge = than === '>' ? `''` : `x'ff'`
  const beyond = cursor
    ? `AND (p.title COLLATE NOCASE, p.number, v.position) ${than} (SELECT products.title, products.number, variants.position
         FROM variants JOIN products ON products.number = variants.product WHERE variants.id = ?5
         UNION ALL SELECT ${edge}, -1, -1 LIMIT 1)`
    : ''
  const inOrder = (row: string, position: string) =>
    `ORDER BY ${row}.title COLLATE NOCASE ${order}, ${row}.number ${order}, ${position}.position ${order}`
  const statement = db
    .prepare(
      `WITH page AS MATERIALIZED (SELECT v.id, p.title, p.number, v.position FROM ${from}
         WHERE ${asked.join(' AND ')} AND (?1 = '' OR p.vendor = ?1 COLLATE NOCASE) AND ?2 <> '' ${beyond}
         ${inOrder('p', 'v')} LIMIT ?3)
       SELECT ${ITEM_COLUMNS} FROM page CROSS JOIN variants v ON v.id = page.id CROSS JOIN products p ON p.number = page.number
       ${inOrder('page', 'page')}`,
    )
    .bind(
      vendor,
      JSON.stringify(words),
      STAFF_PAGE + 1,
      ...(product || cursor ? [product ?? ''] : []),
      ...(cursor ? [cursor.id] : []),
    )
  return { statements: [statement], read: ([found]) => pageOf(rowsIn<ItemRow>(found).map(itemOf), cursor) }
}

export const itemsBy = async (db: D1Database, ids: readonly VariantId[]): Promise<Map<VariantId, Item>> => {
  if (ids.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT ${ITEM_COLUMNS} FROM variants v JOIN products p ON p.number = v.product
       WHERE v.id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids))
    .all<ItemRow>()
  return new Map(results.map((row) => [row.id, itemOf(row)]))
}

export const itemBy = async (db: D1Database, id: VariantId): Promise<Item | null> =>
  (await itemsBy(db, [id])).get(id) ?? null

/** What a person typed or a scanner read: a SKU or a barcode, in whatever capitals. Two of one SKU are both meant. */
export const itemsCalled = async (db: D1Database, code: string): Promise<Item[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${ITEM_COLUMNS} FROM variants v JOIN products p ON p.number = v.product
       WHERE v.id IN (SELECT id FROM variants WHERE sku = ?1 COLLATE NOCASE AND sku <> ''
         UNION SELECT id FROM variants WHERE barcode = ?1 AND barcode <> '') LIMIT 5`,
    )
    .bind(code)
    .all<ItemRow>()
  return results.map(itemOf)
}

export type Called = { readonly id: VariantId; readonly many: number }

/** Of many codes at once: which variant each is of, and of how many. */
export const variantsCalled = async (db: D1Database, codes: readonly string[]): Promise<Map<string, Called>> => {
  if (codes.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT code, min(id) AS id, count(*) AS many FROM (
         SELECT value AS code, v.id FROM json_each(?1) CROSS JOIN variants v ON v.sku = value COLLATE NOCASE AND v.sku <> ''
         UNION SELECT value, v.id FROM json_each(?1) CROSS JOIN variants v ON v.barcode = value AND v.barcode <> '')
       GROUP BY code`,
    )
    .bind(JSON.stringify([...new Set(codes)]))
    .all<Called & { readonly code: string }>()
  return new Map(results.map(({ code, ...called }) => [code, called]))
}

export type ItemCounts = Readonly<Record<ItemView, number>>

export const itemCountsReading = (db: D1Database): Reading<ItemCounts> => ({
  statements: [
    db.prepare(
      `SELECT availability, tracked, count(*) AS items FROM variants GROUP BY availability, tracked
       UNION ALL SELECT 'incoming', 1, count(DISTINCT variant) FROM stock_lines WHERE coming > 0`,
    ),
  ],
  read: ([found]) => {
    const rows = rowsIn<{ availability: Availability | 'incoming'; tracked: number; items: number }>(found)
    const of = (word: Availability | 'incoming') =>
      rows.find(({ availability, tracked }) => availability === word && tracked === 1)?.items ?? 0
    const all = rows.reduce((sum, { availability, items }) => sum + (availability === 'incoming' ? 0 : items), 0)
    return { all, 'sold-out': of('sold-out'), low: of('low'), incoming: of('incoming') }
  },
})

/** Units of everything that is on its way somewhere. */
export const unitsComing = async (db: D1Database): Promise<Map<VariantId, number>> => {
  const { results } = await db
    .prepare('SELECT variant, sum(coming) AS units FROM stock_lines WHERE coming > 0 GROUP BY variant')
    .all<{ variant: VariantId; units: number }>()
  return new Map(results.map(({ variant, units }) => [variant, units]))
}

/** Items that are sold out or low, as the inventory last said. */
export const itemsRunningOut = async (db: D1Database, limit: number): Promise<VariantId[]> =>
  (
    await db
      .prepare(
        `SELECT id FROM variants WHERE availability IN ('low', 'sold-out') AND tracked = 1 AND product IN
           (SELECT number FROM products WHERE status = 'active') LIMIT ?1`,
      )
      .bind(limit)
      .all<{ id: VariantId }>()
  ).results.map(({ id }) => id)
