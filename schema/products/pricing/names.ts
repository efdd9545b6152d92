/** Collections and products as people call them, and by their ids. */
export type CalledThing = { readonly id: string; readonly handle: string }

/** @param names ids and handles @returns those that there are */
export const thingsCalled = async (
  db: D1Database,
  type: 'products' | 'collections',
  names: readonly string[],
): Promise<readonly CalledThing[]> => {
  if (names.length === 0) return []
  const wanted = '(SELECT value FROM json_each(?1))'
  const { results } = await db
    .prepare(`SELECT id, handle FROM ${type} WHERE id IN ${wanted} OR handle IN ${wanted}`)
    .bind(JSON.stringify(names))
    .all<CalledThing>()
  return results
}
