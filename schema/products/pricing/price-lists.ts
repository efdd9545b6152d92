/** Price lists, as staff keep them. What they say of single variants stands in list-prices.ts. */
import type { PriceList, PriceListId } from '#domain/pricing/price-list'
import { dueOf } from './follow.ts'

type Row = Omit<PriceList, 'audience' | 'pricing'> & { readonly audience: string; readonly pricing: string }

const COLUMNS = `id, name, kind, audience, currency, begins_at AS "from", ends_at AS until, time_zone AS timeZone, priority, pricing,
  state, version`

const listIn = ({ audience, pricing, ...row }: Row): PriceList => ({
  ...row,
  audience: JSON.parse(audience),
  pricing: JSON.parse(pricing),
})

export const priceListBy = async (db: D1Database, id: PriceListId): Promise<PriceList | undefined> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM price_lists WHERE id = ?1`).bind(id).first<Row>()
  return row ? listIn(row) : undefined
}

/** `variants`: with a price of their own in it. */
export type ListedPriceList = PriceList & { readonly number: number; readonly variants: number }

/** The latest first. @param before a number, where the page before has ended @param found letters of a name; empty: all */
export const priceListsListed = async (
  db: D1Database,
  { found, before, most }: { readonly found: string; readonly before: number | null; readonly most: number },
): Promise<ListedPriceList[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, number,
         (SELECT count(DISTINCT variant) FROM price_list_prices f WHERE f.list = price_lists.number) AS variants
       FROM price_lists WHERE (?1 IS NULL OR number < ?1) AND (?2 = '' OR instr(lower(name), lower(?2)) > 0)
       ORDER BY number DESC LIMIT ?3`,
    )
    .bind(before, found, most)
    .all<Row & { readonly number: number; readonly variants: number }>()
  return results.map((row) => ({ ...listIn(row), number: row.number, variants: row.variants }))
}

/** What some are called; those that are gone are left out. */
export const listNames = async (
  db: D1Database,
  ids: readonly PriceListId[],
): Promise<ReadonlyMap<PriceListId, string>> => {
  const { results } = await db
    .prepare('SELECT id, name FROM price_lists WHERE id IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(ids))
    .all<{ id: PriceListId; name: string }>()
  return new Map(results.map(({ id, name }) => [id, name]))
}

export const countPriceLists = async (db: D1Database): Promise<number> =>
  (await db.prepare('SELECT count(*) AS lists FROM price_lists').first<number>('lists')) ?? 0

const valuesOf = ({ name, kind, audience, currency, from, until, timeZone, priority, pricing, state }: PriceList) => [
  name,
  kind,
  JSON.stringify(audience),
  currency,
  from,
  until,
  timeZone,
  priority,
  JSON.stringify(pricing),
  state,
]

/** The same again is the same: whoever sends it twice has made one. */
export const addPriceList = async (db: D1Database, list: PriceList, now: number): Promise<void> => {
  await db.batch([
    db
      .prepare(
        `INSERT INTO price_lists (name, kind, audience, currency, begins_at, ends_at, time_zone, priority, pricing, state, id, version,
           created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1, ?12, ?12) ON CONFLICT (id) DO NOTHING`,
      )
      .bind(...valuesOf(list), list.id, now),
    dueOf(db, list.id, now),
  ])
}

/**
 * What it was about and what it is about now are both looked through again.
 * @returns whether it still was the version that was seen
 */
export const changePriceList = async (
  db: D1Database,
  list: PriceList,
  version: number,
  now: number,
): Promise<boolean> => {
  const [, changed] = await db.batch([
    dueOf(db, list.id, now),
    db
      .prepare(
        `UPDATE price_lists SET name = ?1, kind = ?2, audience = ?3, currency = ?4, begins_at = ?5, ends_at = ?6, time_zone = ?7,
           priority = ?8, pricing = ?9, state = ?10, version = version + 1, updated_at = ?13
         WHERE id = ?11 AND version = ?12`,
      )
      .bind(...valuesOf(list), list.id, version, now),
    dueOf(db, list.id, now),
  ])
  return (changed?.meta.changes ?? 0) > 0
}

/** Whether anything stands in it. */
export const hasPrices = async (db: D1Database, id: PriceListId): Promise<boolean> =>
  (await db
    .prepare(
      'SELECT 1 AS one FROM price_list_prices WHERE list = (SELECT number FROM price_lists WHERE id = ?1) LIMIT 1',
    )
    .bind(id)
    .first<number>('one')) !== null

export const deletePriceList = async (db: D1Database, id: PriceListId, now: number): Promise<void> => {
  await db.batch([
    dueOf(db, id, now),
    // The history of what it said is ended by each of its prices, at this moment.
    db.prepare('UPDATE price_lists SET updated_at = ?2 WHERE id = ?1').bind(id, now),
    db.prepare('DELETE FROM price_list_prices WHERE list = (SELECT number FROM price_lists WHERE id = ?1)').bind(id),
    db.prepare('DELETE FROM price_lists WHERE id = ?1').bind(id),
  ])
}
