/** What the copy of orders knows of those before one: for whoever has to judge it. */
import type { Order } from '#domain/orders/order'
import type { RiskHistory } from '#domain/orders/risk'

/** More than these are not looked at: what was fraud long ago is in other hands. */
const CANCELLED_LOOKED_AT = 2_000
const TOTALS_LOOKED_AT = 200
/** Somebody who has more is known. */
const BEFORE_MAX = 1_000

/** One round trip. Of the order itself nothing is counted. */
export const riskHistoryOf = async (
  db: D1Database,
  { id, customerId, email, address, currency, placedAt }: Order,
): Promise<RiskHistory> => {
  const [own, there, latest] = await db.batch([
    db
      .prepare(
        `SELECT count(*) AS orders, total(fraud) AS fraud FROM (
           SELECT "order" ->> 'cancelReason' = 'fraud' AS fraud FROM orders
           WHERE coalesce("order" ->> '$.customerId', lower(email)) = ?1 AND placed_at <= ?2 AND id <> ?3 LIMIT ?4)`,
      )
      .bind(customerId ?? email.toLowerCase(), placedAt, id, BEFORE_MAX),
    db
      .prepare(
        `SELECT count(*) AS fraud FROM (
           SELECT id, "order" FROM orders WHERE status = 'cancelled' ORDER BY placed_at DESC, id DESC LIMIT ?1)
         WHERE "order" ->> 'cancelReason' = 'fraud' AND id <> ?2 AND ?3 <> ''
           AND lower("order" ->> '$.address.street') = lower(?3) AND "order" ->> '$.address.postcode' = ?4
           AND "order" ->> '$.address.country' = ?5`,
      )
      .bind(CANCELLED_LOOKED_AT, id, address?.street ?? '', address?.postcode ?? '', address?.country ?? ''),
    db
      .prepare(
        `SELECT total FROM (SELECT id, total, currency FROM orders ORDER BY placed_at DESC, id DESC LIMIT ?1)
         WHERE currency = ?2 AND id <> ?3`,
      )
      .bind(TOTALS_LOOKED_AT, currency, id),
  ])
  const [before] = (own?.results ?? []) as { orders: number; fraud: number }[]
  const [same] = (there?.results ?? []) as { fraud: number }[]
  return {
    before: before?.orders ?? 0,
    fraudBefore: before?.fraud ?? 0,
    fraudThere: same?.fraud ?? 0,
    totals: ((latest?.results ?? []) as { total: number }[]).map(({ total }) => total),
  }
}
