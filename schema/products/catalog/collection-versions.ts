/** What collections were: written by the transaction that changes them, read by whoever looks back. */
import type { WholeCollection } from '#domain/catalog/collection'
import { VERSIONS_MAX, type By, type ProductVersion } from '#domain/catalog/history'
import type { CollectionId } from '#domain/ids'
import { wholeCollection } from './collections.ts'
import { packed, unpacked } from './packed.ts'

/** A version that is kept already is a conflict: two have changed the same one. @param document null: there was none */
export const keepStatements = (
  db: D1Database,
  id: CollectionId,
  version: number,
  document: WholeCollection | null,
  { who, cause }: By,
  now: number,
): D1PreparedStatement[] => [
  db
    .prepare(
      `INSERT INTO collection_versions (collection, version, at, who, cause, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
    )
    .bind(id, version, now, who, cause, document && packed(document)),
  db
    .prepare('DELETE FROM collection_versions WHERE collection = ?1 AND version <= ?2')
    .bind(id, version - VERSIONS_MAX),
]

/** Versions and how they came to be, the latest first. @param before a version, to read on behind it */
export const collectionVersions = async (
  db: D1Database,
  id: CollectionId,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<ProductVersion[]> => {
  const { results } = await db
    .prepare(
      `SELECT version + 1 AS version, at, who, cause FROM collection_versions
       WHERE collection = ?1 AND version + 1 < ?2 ORDER BY collection_versions.version DESC LIMIT ?3`,
    )
    .bind(id, before, limit)
    .all<ProductVersion>()
  return results
}

/** As it was, or is, in that version; undefined: never, no longer known, or there was none then. */
export const collectionAt = async (
  db: D1Database,
  id: CollectionId,
  version: number,
): Promise<WholeCollection | undefined> => {
  const [row, current] = await Promise.all([
    db
      .prepare('SELECT document FROM collection_versions WHERE collection = ?1 AND version = ?2')
      .bind(id, version)
      .first<{ document: string | null }>(),
    wholeCollection(db, id),
  ])
  if (current?.version === version) return current
  return row?.document ? unpacked<WholeCollection>(row.document) : undefined
}

/** The number of its latest version, also of one that was deleted; undefined: there never was such a collection. */
export const latestCollectionVersion = async (db: D1Database, id: CollectionId): Promise<number | undefined> =>
  (await collectionVersions(db, id, { before: Number.MAX_SAFE_INTEGER, limit: 1 }))[0]?.version
