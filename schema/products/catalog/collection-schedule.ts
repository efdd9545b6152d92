/** Collections whose moment has come, or is over: whatever shows them is made anew. Pages judge by the exact time themselves. */

/** @returns their handles */
export const followCollections = async (db: D1Database, now: number): Promise<string[]> => {
  const { results } = await db.prepare(FOLLOW).bind(now).all<{ handle: string }>()
  return results.map(({ handle }) => handle)
}

const IS_THERE =
  '((published_from IS NULL OR published_from <= ?1) AND (published_until IS NULL OR published_until > ?1))'

const FOLLOW = `UPDATE collections SET shown = ${IS_THERE} WHERE shown <> ${IS_THERE} RETURNING handle`
