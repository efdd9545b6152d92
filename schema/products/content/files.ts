/** Files of the shop that belong to no product, by their addresses: found by name and kind, and where each is used. */
import type { FileKind } from '#domain/catalog/shop-file'
import { folded, wordsToFind } from '#domain/folding'
import type { Text } from '#domain/settings/text'
import { rowsIn } from '../catalog/reading.ts'

export type ShopFile = {
  readonly path: string
  readonly name: string
  readonly kind: FileKind
  /** 0: it came before they were counted. */
  readonly bytes: number
  /** In pixels; of what is no picture 0. */
  readonly width: number
  readonly height: number
  readonly addedAt: number
}

/** What shows a file, and how it is called. */
export type FileUse = {
  readonly kind: 'product' | 'content' | 'collection' | 'settings'
  /** Its id; of settings the group. */
  readonly holder: string
  /** undefined: it has none, as the first page and settings. */
  readonly title: string | Text | undefined
}

/** The first few, and how many there are. */
export type FileUses = { readonly uses: readonly FileUse[]; readonly count: number }

export type UsedFile = ShopFile & FileUses

/** The same file again is the same one; one that was deleted is there again. */
export const keepFile = async (db: D1Database, file: Omit<ShopFile, 'addedAt'>, now: number) => {
  const { path, name, kind, bytes, width, height } = file
  await db
    .prepare(
      `INSERT INTO files (path, name, kind, bytes, width, height, added_at, found_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
       ON CONFLICT (path) DO UPDATE SET name = excluded.name, found_by = excluded.found_by, bytes = excluded.bytes,
         added_at = excluded.added_at, deleted_at = NULL`,
    )
    .bind(path, name, kind, bytes, width, height, now, folded(name))
    .run()
}

export const FILE_ORDERS = ['newest', 'name', 'largest'] as const
export type FileOrder = (typeof FILE_ORDERS)[number]

const ORDER_BY: Readonly<Record<FileOrder, string>> = {
  newest: 'added_at DESC, path',
  name: 'found_by, path',
  largest: 'bytes DESC, path',
}

export type FilesAsked = {
  /** Undefined: every kind. */
  readonly kind: FileKind | undefined
  readonly search: string
  readonly order: FileOrder
  /** From 1. */
  readonly page: number
  readonly most: number
}

const COLUMNS = 'path, name, kind, bytes, width, height, added_at AS addedAt'

const listed = ({ kind, search, order, page, most }: FilesAsked) => ({
  sql: `FROM files WHERE deleted_at IS NULL ${kind === undefined ? '' : 'AND kind = ?4'}
    AND NOT EXISTS (SELECT 1 FROM json_each(?1) typed WHERE NOT instr(found_by, typed.value))
    ORDER BY ${ORDER_BY[order]} LIMIT ?2 OFFSET ?3`,
  values: [JSON.stringify(wordsToFind(search)), most + 1, (page - 1) * most, ...(kind === undefined ? [] : [kind])],
})

/** @returns one more than a page has, where there is one */
export const filesOf = async (db: D1Database, asked: FilesAsked): Promise<ShopFile[]> => {
  const { sql, values } = listed(asked)
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} ${sql}`)
    .bind(...values)
    .all<ShopFile>()
  return results
}

/** Of each file so many of its uses are named, and the rest is counted. */
const USES_NAMED = 5

type UseRow = {
  readonly path: string
  readonly kind: FileUse['kind']
  readonly holder: string
  readonly title: string | null
  readonly count: number
}

/** @param paths a statement that says which */
const usesOf = (paths: string): string => `
  SELECT path, kind, holder, title, count FROM (
    SELECT u.path, u.kind, u.holder, coalesce(p.title, k.title, c.document ->> 'title') AS title,
      count(*) OVER (PARTITION BY u.path) AS count,
      row_number() OVER (PARTITION BY u.path ORDER BY u.kind, u.holder) AS place
    FROM (${paths}) f CROSS JOIN file_uses u ON u.path = f.path
    LEFT JOIN products p ON u.kind = 'product' AND p.id = u.holder
    LEFT JOIN collections k ON u.kind = 'collection' AND k.id = u.holder
    LEFT JOIN content c ON u.kind = 'content' AND c.id = u.holder)
  WHERE place <= ${USES_NAMED}`

const useOf = ({ kind, holder, title }: UseRow): FileUse => ({
  kind,
  holder,
  title: title === null ? undefined : kind === 'content' ? (JSON.parse(title) as Text) : title,
})

/** With what shows each: one round trip. @returns one more than a page has, where there is one */
export const usedFilesOf = async (db: D1Database, asked: FilesAsked): Promise<UsedFile[]> => {
  const { sql, values } = listed(asked)
  const [files, used] = await db.batch([
    db.prepare(`SELECT ${COLUMNS} ${sql}`).bind(...values),
    db.prepare(usesOf(`SELECT path ${sql}`)).bind(...values),
  ])
  const uses = Map.groupBy(rowsIn<UseRow>(used), ({ path }) => path)
  return rowsIn<ShopFile>(files).map((file) => {
    const own = uses.get(file.path) ?? []
    return { ...file, uses: own.map(useOf), count: own[0]?.count ?? 0 }
  })
}

/** One that is there, with what shows it. */
export const usedFile = async (db: D1Database, path: string): Promise<UsedFile | undefined> => {
  const [files, used] = await db.batch([
    db.prepare(`SELECT ${COLUMNS} FROM files WHERE path = ?1 AND deleted_at IS NULL`).bind(path),
    db.prepare(usesOf('SELECT ?1 AS path')).bind(path),
  ])
  const [file] = rowsIn<ShopFile>(files)
  const own = rowsIn<UseRow>(used)
  return file && { ...file, uses: own.map(useOf), count: own[0]?.count ?? 0 }
}

/** Everything that shows it. @returns one more than so many, where there is one */
export const holdersOf = async (db: D1Database, path: string, most: number): Promise<Omit<FileUse, 'title'>[]> => {
  const { results } = await db
    .prepare('SELECT kind, holder FROM file_uses WHERE path = ?1 ORDER BY kind, holder LIMIT ?2')
    .bind(path, most + 1)
    .all<Omit<FileUse, 'title'>>()
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
