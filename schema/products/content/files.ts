/** Pictures of the shop that belong to no product, by their addresses. */

export type ShopFile = {
  readonly path: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly addedAt: number
}

/** The same file again is the same one; one that was deleted is there again. */
export const keepFile = async (
  db: D1Database,
  { path, name, width, height }: Omit<ShopFile, 'addedAt'>,
  now: number,
) => {
  await db
    .prepare(
      `INSERT INTO files (path, name, width, height, added_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (path) DO UPDATE SET name = excluded.name, added_at = excluded.added_at, deleted_at = NULL`,
    )
    .bind(path, name, width, height, now)
    .run()
}

/** The latest first. @param page from 1 @returns one more than a page has, where there is one */
export const filesOf = async (
  db: D1Database,
  { page, most }: { readonly page: number; readonly most: number },
): Promise<ShopFile[]> => {
  const { results } = await db
    .prepare(
      `SELECT path, name, width, height, added_at AS addedAt FROM files WHERE deleted_at IS NULL
       ORDER BY added_at DESC, path LIMIT ?1 OFFSET ?2`,
    )
    .bind(most + 1, (page - 1) * most)
    .all<ShopFile>()
  return results
}

/** @returns whether it was there, or away, before */
export const setDeleted = async (db: D1Database, path: string, at: number | null): Promise<boolean> => {
  const { meta } = await db
    .prepare('UPDATE files SET deleted_at = ?2 WHERE path = ?1 AND (deleted_at IS NULL) = (?2 IS NOT NULL)')
    .bind(path, at)
    .run()
  return meta.changes > 0
}
