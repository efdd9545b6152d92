/** What was counted of sales, day by day: no page of the shop shows it yet. */

/** The latest first. @param since `2026-11-22` */
export const dailySales = async (db: D1Database, since: string) => {
  const { results } = await db
    .prepare(
      `SELECT day, currency, orders, units, total, cancelled, cancelled_total AS cancelledTotal
       FROM daily_sales WHERE day >= ?1 ORDER BY day DESC, currency`,
    )
    .bind(since)
    .all<Readonly<Record<string, unknown>>>()
  return results
}
