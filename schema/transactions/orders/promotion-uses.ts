/** How often promotions were used, by the copy of orders: each order once, as it is now, and none that was cancelled. */
import type { Currency } from '#domain/money'
import type { Order } from '#domain/orders/order'
import type { PromotionId } from '#domain/promotions/promotion'
import { promotionUsesOf } from '#domain/statistics/promotion-uses'
import { insertRows } from '#schema/insert-rows'

/** A change of an order that says nothing new of its promotions, such as a parcel that was sent, writes nothing. */
const COPYING = [
  `INSERT INTO order_promotions (promotion, day, order_id, code, buyer, currency, given, revenue, counts, version) VALUES`,
  `ON CONFLICT (promotion, day, order_id) DO UPDATE SET buyer = excluded.buyer, given = excluded.given,
     revenue = excluded.revenue, counts = excluded.counts, version = excluded.version
   WHERE excluded.version > order_promotions.version
     AND (excluded.buyer, excluded.given, excluded.revenue, excluded.counts) IS NOT
       (order_promotions.buyer, order_promotions.given, order_promotions.revenue, order_promotions.counts)`,
] as const

/** Nothing for orders without promotions. */
export const copyingUses = (db: D1Database, orders: readonly Order[]): D1PreparedStatement[] => {
  const rows = orders
    .flatMap(promotionUsesOf)
    .map(({ promotion, day, order, code, buyer, currency, given, revenue, counts, version }) => [
      promotion,
      day,
      order,
      code,
      buyer,
      currency,
      given,
      revenue,
      Number(counts),
      version,
    ])
  return rows.length === 0 ? [] : insertRows(db, COPYING, rows)
}

export const forgettingUses = (db: D1Database): D1PreparedStatement => db.prepare('DELETE FROM order_promotions')

/** Of one currency: a sum of two would be none. Minor units. */
export type UsesSum = {
  readonly currency: Currency
  /** Orders. */
  readonly uses: number
  readonly buyers: number
  readonly given: number
  readonly revenue: number
}

const SUMS = 'currency, count(*) AS uses, count(DISTINCT buyer) AS buyers, sum(given) AS given, sum(revenue) AS revenue'

/** Days as `2026-11-22`, the first and the last among them. */
export type Days = { readonly from: string; readonly until: string }

/** Of each promotion that was used: one sum for each currency. */
export const usesOf = async (
  db: D1Database,
  promotions: readonly PromotionId[],
  { from, until }: Days,
): Promise<ReadonlyMap<PromotionId, readonly UsesSum[]>> => {
  if (promotions.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT promotion, ${SUMS} FROM order_promotions
       WHERE promotion IN (SELECT value FROM json_each(?1)) AND day BETWEEN ?2 AND ?3 AND counts = 1
       GROUP BY promotion, currency ORDER BY promotion, uses DESC, currency`,
    )
    .bind(JSON.stringify(promotions), from, until)
    .all<UsesSum & { promotion: PromotionId }>()
  const of = new Map<PromotionId, UsesSum[]>()
  for (const { promotion, ...sum } of results) of.set(promotion, [...(of.get(promotion) ?? []), sum])
  return of
}

/** Of one currency, each order once, however many promotions it had. Minor units. */
export type DiscountsSum = Omit<UsesSum, 'uses' | 'buyers'> & { readonly orders: number }

/** Which promotions there are is read by one look for each; of them only the days that are asked for. */
const DISCOUNTED = `
  WITH RECURSIVE used (promotion) AS (
    SELECT min(promotion) FROM order_promotions
    UNION ALL SELECT (SELECT min(promotion) FROM order_promotions WHERE promotion > used.promotion)
      FROM used WHERE used.promotion IS NOT NULL)
  SELECT currency, count(*) AS orders, sum(given) AS given, sum(revenue) AS revenue FROM (
    SELECT currency, sum(given) AS given, max(revenue) AS revenue FROM order_promotions
    WHERE promotion IN (SELECT promotion FROM used WHERE promotion IS NOT NULL)
      AND day BETWEEN ?1 AND ?2 AND counts = 1 GROUP BY order_id, currency)
  GROUP BY currency ORDER BY orders DESC, currency`

/** Of the whole shop, the currency with the most orders first. */
export const discountsOf = async (db: D1Database, { from, until }: Days): Promise<DiscountsSum[]> =>
  (await db.prepare(DISCOUNTED).bind(from, until).all<DiscountsSum>()).results

export type UsesOfDay = UsesSum & { readonly day: string }
export type UsesOfCode = UsesSum & { readonly code: string }

export type UsesShown = {
  readonly sums: readonly UsesSum[]
  /** Those on which it was used, in their order. */
  readonly days: readonly UsesOfDay[]
  /** The ones that were used most. */
  readonly codes: readonly UsesOfCode[]
}

export const usesShown = async (
  db: D1Database,
  promotion: PromotionId,
  { from, until }: Days,
  codesMax: number,
): Promise<UsesShown> => {
  const grouped = (of: string, order: string) =>
    db
      .prepare(
        `SELECT ${of}${SUMS} FROM order_promotions WHERE promotion = ?1 AND day BETWEEN ?2 AND ?3 AND counts = 1
         GROUP BY ${of}currency ORDER BY ${order} LIMIT ?4`,
      )
      .bind(promotion, from, until, of === 'code, ' ? codesMax : -1)
  const [sums, days, codes] = await db.batch([
    grouped('', 'uses DESC, currency'),
    grouped('day, ', 'day, currency'),
    grouped('code, ', 'uses DESC, code, currency'),
  ])
  return {
    sums: (sums?.results ?? []) as UsesSum[],
    days: (days?.results ?? []) as UsesOfDay[],
    codes: ((codes?.results ?? []) as UsesOfCode[]).filter(({ code }) => code !== ''),
  }
}

/** What each code did on each day: for a file. @param after the last row of the page before */
export type UsesRow = UsesSum & { readonly day: string; readonly code: string }

export const usesByDayAndCode = async (
  db: D1Database,
  promotion: PromotionId,
  { from, until }: Days,
  page: { readonly skip: number; readonly limit: number },
): Promise<UsesRow[]> => {
  const { results } = await db
    .prepare(
      `SELECT day, code, ${SUMS} FROM order_promotions WHERE promotion = ?1 AND day BETWEEN ?2 AND ?3 AND counts = 1
       GROUP BY day, code, currency ORDER BY day, code, currency LIMIT ?4 OFFSET ?5`,
    )
    .bind(promotion, from, until, page.limit, page.skip)
    .all<UsesRow>()
  return results
}
