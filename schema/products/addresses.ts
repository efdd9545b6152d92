/** Which products have a page, for maps of the shop. */

export type Address = { readonly handle: string; readonly updatedAt: number }

/** The newest changes first, so that a map that is full leaves out what is known already. */
export const addressesOf = async (db: D1Database, limit: number): Promise<Address[]> => {
  const { results } = await db
    .prepare(
      `SELECT handle, updated_at AS updatedAt FROM products WHERE status = 'active'
       ORDER BY updated_at DESC, number LIMIT ?1`,
    )
    .bind(limit)
    .all<Address>()
  return results
}
