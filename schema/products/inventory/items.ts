/** What staff look through: every variant as an item of the inventory, by title. */
import { choiceOf, type Availability } from '#domain/catalog/product'
import { wordsToFind } from '#domain/folding'
import type { LocationId, VariantId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import { rowsIn, type Reading } from '../catalog/reading.ts'
import { pageOf, sense, STAFF_PAGE, zhOf, type StaffCursor, type StaffPage } from '../catalog/staff-lists.ts'

export type Item = {
  readonly id: VariantId
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

const ITEM_COLUMNS = `v.id, p.handle, p.title, p.translations, p.words, v.options, v.sku, v.barcode, p.vendor,
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
export type ItemFilter = { readonly view: ItemView; readonly search: string; readonly vendor: string }

/** Of a view that holds few its index is looked through first: the store has no figures of its own to choose by. */
const VIEWS: Readonly<Record<ItemView, string>> = {
  all: '',
  'sold-out': `AND v.availability = 'sold-out' AND v.tracked = 1`,
  low: `AND v.availability = 'low' AND v.tracked = 1`,
  incoming: 'AND v.id IN (SELECT variant FROM stock_lines WHERE coming > 0)',
}

const FOUND = `AND NOT EXISTS (
  SELECT 1 FROM json_each(?2) typed WHERE NOT instr(p.found_by, typed.value) AND NOT instr(v.found_by, typed.value))`

export const itemsReading = (
  db: D1Database,
  { view, search, vendor }: ItemFilter,
  cursor: StaffCursor<VariantId> | null,
): Reading<StaffPage<Item>> => {
  const { than, order } = sense(cursor)
  const words = wordsToFind(search)
  const beyond = cursor
    ? `AND (p.title COLLATE NOCASE, p.number, v.position) ${than} (SELECT products.title, products.number, variants.position
         FROM variants JOIN products ON products.number = variants.product WHERE variants.id = ?4)`
    : ''
  const statement = db
    .prepare(
      `SELECT ${ITEM_COLUMNS} FROM products p JOIN variants v ON v.product = p.number
       WHERE (?1 = '' OR p.vendor = ?1 COLLATE NOCASE) AND ?2 <> '' ${words.length > 0 ? FOUND : ''} ${VIEWS[view]} ${beyond}
       ORDER BY p.title COLLATE NOCASE ${order}, p.number ${order}, v.position ${order} LIMIT ?3`,
    )
    .bind(vendor, JSON.stringify(words), STAFF_PAGE + 1, ...(cursor ? [cursor.id] : []))
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
