/** Tags of orders, as the copy has them: a row for each, so that a list of one is found by it. */
import type { Order } from '#domain/orders/order'

/** Nothing for orders that never had one. After the orders themselves: an older fact than the copy has changes no tag. */
export const copyingTags = (db: D1Database, orders: readonly Order[]): D1PreparedStatement[] =>
  orders
    .filter(({ tags }) => tags !== undefined)
    .flatMap(({ id, version, tags = [] }) => {
      const isThis = `EXISTS (SELECT 1 FROM orders WHERE id = ?1 AND version = ?2)`
      const given = JSON.stringify(tags)
      return [
        db
          .prepare(
            `DELETE FROM order_tags WHERE order_id = ?1 AND ${isThis} AND tag NOT IN (SELECT value FROM json_each(?3))`,
          )
          .bind(id, version, given),
        db
          .prepare(
            `INSERT INTO order_tags (tag, order_id) SELECT value, ?1 FROM json_each(?3) WHERE ${isThis} ON CONFLICT DO NOTHING`,
          )
          .bind(id, version, given),
      ]
    })

/** Before a rebuild. */
export const forgettingTags = (db: D1Database): D1PreparedStatement => db.prepare('DELETE FROM order_tags')

const OFFERED_MAX = 200

/** Those in use, for whoever chooses one: each found by a step through the index. */
export const orderTagsInUse = async (db: D1Database): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `WITH RECURSIVE step (tag) AS (
         SELECT min(tag) FROM order_tags
         UNION ALL SELECT (SELECT min(tag) FROM order_tags WHERE tag > step.tag) FROM step WHERE step.tag IS NOT NULL
       ) SELECT tag FROM step WHERE tag IS NOT NULL LIMIT ?1`,
    )
    .bind(OFFERED_MAX)
    .all<{ tag: string }>()
  return results.map(({ tag }) => tag)
}
