/** Daily sales. Each fact is counted once, however often it is heard. */
import type { Sale } from '#domain/statistics/sales'

/** Counts and remembers in one transaction: a crash between the two cannot count twice or forget. */
export const countSales = async (db: D1Database, sales: readonly Sale[], now: number): Promise<void> => {
  const once = [...new Map(sales.map((sale) => [sale.event, sale])).values()]
  if (once.length === 0) return
  const rows = JSON.stringify(once)
  await db.batch([
    db
      .prepare(
        `INSERT INTO daily_sales (day, currency, orders, units, total, cancelled, cancelled_total)
         SELECT value->>'$.day', value->>'$.currency', sum(value->>'$.orders'), sum(value->>'$.units'),
                sum(value->>'$.total'), sum(value->>'$.cancelled'), sum(value->>'$.cancelledTotal')
         FROM json_each(?1)
         WHERE NOT EXISTS (SELECT 1 FROM counted_events WHERE id = value->>'$.event')
         GROUP BY 1, 2
         ON CONFLICT (day, currency) DO UPDATE SET
           orders = orders + excluded.orders, units = units + excluded.units, total = total + excluded.total,
           cancelled = cancelled + excluded.cancelled, cancelled_total = cancelled_total + excluded.cancelled_total`,
      )
      .bind(rows),
    db
      .prepare(
        `INSERT INTO counted_events (id, at) SELECT value->>'$.event', ?2 FROM json_each(?1)
         WHERE true ON CONFLICT (id) DO NOTHING`,
      )
      .bind(rows, now),
  ])
}
