/** Statistics listens: each placed or cancelled order counts once for its day. */
import type { Event } from '#domain/events'
import { salesIn } from '#domain/statistics/sales'
import { countSales } from '#schema/statistics/orders/sales'

export const statistics = (events: readonly Event[], env: { readonly STATISTICS_DB: D1Database }): Promise<void> =>
  countSales(env.STATISTICS_DB, salesIn(events), Date.now())
