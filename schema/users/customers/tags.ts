/** Tags of customers: a row for each, so that a list of one is walked in its order. */
import { TAGS_MAX } from '#domain/customers/tags'
import type { CustomerId } from '#domain/ids'

/** By customer, in the order of the alphabet; nothing of those who have none. */
export const tagsOf = async (
  db: D1Database,
  ids: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, readonly string[]>> => {
  const tags = new Map<CustomerId, string[]>()
  if (ids.length === 0) return tags
  const { results } = await db
    .prepare(
      `SELECT customer_id AS id, tag FROM customer_records CROSS JOIN customer_tags USING (sequence)
       WHERE customer_id IN (SELECT value FROM json_each(?1)) ORDER BY tag`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: CustomerId; tag: string }>()
  for (const { id, tag } of results) tags.set(id, [...(tags.get(id) ?? []), tag])
  return tags
}

const OF = `FROM customer_records, json_each(?2) AS wanted WHERE customer_id IN (SELECT value FROM json_each(?1))`

/** Each of them gets those that they have not, as long as they have no more than can be. */
export const addingTags = (
  db: D1Database,
  ids: readonly CustomerId[],
  tags: readonly string[],
): D1PreparedStatement[] =>
  tags.length === 0
    ? []
    : [
        db
          .prepare(
            `INSERT INTO customer_tags (tag, sequence) SELECT wanted.value, sequence ${OF}
               AND (SELECT count(*) FROM customer_tags AS had WHERE had.sequence = customer_records.sequence) + ?3 <= ?4
             ON CONFLICT DO NOTHING`,
          )
          .bind(JSON.stringify(ids), JSON.stringify(tags), tags.length, TAGS_MAX),
      ]

export const removingTags = (
  db: D1Database,
  ids: readonly CustomerId[],
  tags: readonly string[],
): D1PreparedStatement[] =>
  tags.length === 0
    ? []
    : [
        db
          .prepare(`DELETE FROM customer_tags WHERE (tag, sequence) IN (SELECT wanted.value, sequence ${OF})`)
          .bind(JSON.stringify(ids), JSON.stringify(tags)),
      ]

const OFFERED_MAX = 200

/** Those in use, for whoever chooses one: each found by a step through the index. */
export const tagsInUse = async (db: D1Database): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `WITH RECURSIVE step (tag) AS (
         SELECT min(tag) FROM customer_tags
         UNION ALL SELECT (SELECT min(tag) FROM customer_tags WHERE tag > step.tag) FROM step WHERE step.tag IS NOT NULL
       ) SELECT tag FROM step WHERE tag IS NOT NULL LIMIT ?1`,
    )
    .bind(OFFERED_MAX)
    .all<{ tag: string }>()
  return results.map(({ tag }) => tag)
}
