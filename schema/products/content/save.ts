/** Documents are saved, deleted and brought back; what they were is kept. */
import type { ContentDocument } from '#domain/content/document'
import { VERSIONS_MAX, type By, type ProductVersion } from '#domain/catalog/history'
import { ok, refuse, type Result } from '#domain/result'
import { same } from '#domain/same'
import { isConflict, standBack } from '../catalog/conflict.ts'
import { packed, unpacked } from '../catalog/packed.ts'
import { documentById, savingDocument } from './documents.ts'

export type ContentUnknown = { readonly code: 'content-unknown'; readonly id: string }
export type ContentChanged = { readonly code: 'content-changed'; readonly version: number }
export type ContentHandleTaken = { readonly code: 'content-handle-taken'; readonly handle: string }
export type VersionUnknown = { readonly code: 'version-unknown'; readonly version: number }

const keeping = (
  db: D1Database,
  id: string,
  version: number,
  document: ContentDocument | null,
  by: By,
  now: number,
) => [
  db
    .prepare('INSERT INTO content_versions (id, version, at, who, cause, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6)')
    .bind(id, version, now, by.who, by.cause, document && packed(document)),
  db.prepare('DELETE FROM content_versions WHERE id = ?1 AND version <= ?2').bind(id, version - VERSIONS_MAX),
]

const isHandleTaken = (fault: unknown): boolean => String(fault).includes('content.handle')

/** Whether they say the same, however often either was changed. */
const isSame = (one: ContentDocument, other: ContentDocument): boolean =>
  same({ ...one, version: other.version, updatedAt: other.updatedAt }, other)

/** @param basedOn the version that was changed; 0: there was none yet */
export const saveDocument = async (
  db: D1Database,
  document: ContentDocument,
  basedOn: number,
  by: By,
  now: number,
): Promise<
  Result<
    { readonly document: ContentDocument; readonly changed: boolean },
    ContentUnknown | ContentChanged | ContentHandleTaken
  >
> => {
  const there = await documentById(db, document.id)
  const version = there?.version ?? 0
  const next = { ...document, version: version + 1, updatedAt: now }
  if (there && isSame(next, there)) return ok({ document: there, changed: false })
  if (version !== basedOn)
    return refuse(there ? { code: 'content-changed', version } : { code: 'content-unknown', id: document.id })
  try {
    await db.batch([...keeping(db, document.id, version, there ?? null, by, now), savingDocument(db, next, now)])
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'content-handle-taken', handle: document.handle })
    if (isConflict(fault)) return refuse({ code: 'content-changed', version: version + 1 })
    throw fault
  }
  return ok({ document: next, changed: true })
}

export const deleteDocument = async (
  db: D1Database,
  id: string,
  version: number,
  by: By,
  now: number,
): Promise<Result<ContentDocument, ContentUnknown | ContentChanged>> => {
  const there = await documentById(db, id)
  if (!there) return refuse({ code: 'content-unknown', id })
  if (there.version !== version) return refuse({ code: 'content-changed', version: there.version })
  try {
    await db.batch([
      ...keeping(db, id, version, there, by, now),
      db.prepare('DELETE FROM content WHERE id = ?1').bind(id),
    ])
  } catch (fault) {
    if (isConflict(fault)) return refuse({ code: 'content-changed', version: version + 1 })
    throw fault
  }
  return ok(there)
}

/** A former version is the latest again; of one that was deleted, with its id. Restored by two at once it is restored once. */
export const restoreDocument = async (
  db: D1Database,
  id: string,
  version: number,
  by: By,
  now: number,
  attempt = 1,
): Promise<Result<ContentDocument, ContentUnknown | ContentHandleTaken | VersionUnknown>> => {
  const [past, there, [last]] = await Promise.all([
    documentAt(db, id, version),
    documentById(db, id),
    documentVersions(db, id, 1),
  ])
  if (!there && !last) return refuse({ code: 'content-unknown', id })
  if (!past) return refuse({ code: 'version-unknown', version })
  const base = there?.version ?? last?.version ?? version
  const next = { ...past, version: base + 1, updatedAt: now }
  if (there && isSame(past, there)) return ok(there)
  try {
    await db.batch([...keeping(db, id, base, there ?? null, by, now), savingDocument(db, next, now)])
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'content-handle-taken', handle: past.handle })
    await standBack(fault, attempt, id)
    return restoreDocument(db, id, version, by, now, attempt + 1)
  }
  return ok(next)
}

/** The latest first. */
export const documentVersions = async (db: D1Database, id: string, limit: number): Promise<ProductVersion[]> => {
  const { results } = await db
    .prepare(
      `SELECT version + 1 AS version, at, who, cause FROM content_versions WHERE id = ?1
       ORDER BY content_versions.version DESC LIMIT ?2`,
    )
    .bind(id, limit)
    .all<ProductVersion>()
  return results
}

export const documentAt = async (db: D1Database, id: string, version: number): Promise<ContentDocument | undefined> => {
  const [row, there] = await Promise.all([
    db
      .prepare('SELECT document FROM content_versions WHERE id = ?1 AND version = ?2')
      .bind(id, version)
      .first<{ document: string | null }>(),
    documentById(db, id),
  ])
  if (there?.version === version) return there
  return row?.document ? unpacked<ContentDocument>(row.document) : undefined
}

/** As long as somebody may want to show a draft around, in ms. */
const PREVIEW_MS = 14 * 24 * 60 * 60_000

export const keepPreview = async (
  db: D1Database,
  token: string,
  document: ContentDocument,
  now: number,
): Promise<void> => {
  await db.batch([
    db.prepare('DELETE FROM content_previews WHERE made_at < ?1').bind(now - PREVIEW_MS),
    db
      .prepare('INSERT INTO content_previews (token, document, made_at) VALUES (?1, ?2, ?3)')
      .bind(token, JSON.stringify(document), now),
  ])
}

export const previewAt = async (db: D1Database, token: string, now: number): Promise<ContentDocument | undefined> => {
  const row = await db
    .prepare('SELECT document FROM content_previews WHERE token = ?1 AND made_at >= ?2')
    .bind(token, now - PREVIEW_MS)
    .first<{ document: string }>()
  return row ? (JSON.parse(row.document) as ContentDocument) : undefined
}
