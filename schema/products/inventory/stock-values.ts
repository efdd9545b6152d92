/** What the stock was worth at cost, day by day. */
import type { VariantId } from '#domain/ids'
import type { Valued } from '#domain/inventory/stock-value'
import type { Money } from '#domain/money'

export type StockValue = Valued & { readonly day: string }

export const isValued = async (db: D1Database, day: string): Promise<boolean> =>
  (await db.prepare('SELECT 1 AS there FROM stock_values WHERE day = ?1 LIMIT 1').bind(day).first()) !== null

/** Once for each day: what was said first holds. */
export const saveStockValues = async (db: D1Database, day: string, values: readonly Valued[]): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO stock_values (day, location, currency, units, value)
       SELECT ?1, value ->> 'location', value ->> 'currency', value ->> 'units', value ->> 'value' FROM json_each(?2)
       WHERE true ON CONFLICT DO NOTHING`,
    )
    .bind(day, JSON.stringify(values))
    .run()
}

/** The latest days first. */
export const stockValuesBetween = async (db: D1Database, from: string, until: string): Promise<StockValue[]> =>
  (
    await db
      .prepare(
        `SELECT day, location, currency, units, value FROM stock_values WHERE day BETWEEN ?1 AND ?2
         ORDER BY day DESC, location, currency`,
      )
      .bind(from, until)
      .all<StockValue>()
  ).results

/** What one unit of each costs, by currency; what is in the catalogue no more is missing. */
export const costsOf = async (db: D1Database, ids: readonly VariantId[]): Promise<Map<VariantId, readonly Money[]>> => {
  const { results } = await db
    .prepare('SELECT id, cost FROM variants WHERE id IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(ids))
    .all<{ id: VariantId; cost: string }>()
  return new Map(results.map(({ id, cost }) => [id, JSON.parse(cost) as Money[]]))
}
