/** Documents are saved, deleted and brought back; what they were is kept. */
import type { ContentDocument } from '#domain/content/document'
import { VERSIONS_MAX, type By, type ProductVersion } from '#domain/catalog/history'
import { ok, refuse, type Result } from '#domain/result'
import { same } from '#domain/same'
import { isConflict, standBack } from '../catalog/conflict.ts'
import { packed, unpacked } from '../catalog/packed.ts'
import { asRead, documentById, savingDocument } from './documents.ts'

export type ContentUnknown = { readonly code: 'content-unknown'; readonly id: string }
/** Somebody has deleted it meanwhile: sent again with that version, it is there anew. */
export type ContentDeleted = { readonly code: 'content-deleted'; readonly id: string; readonly version: number }
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

/** What it is to say, by what is there; undefined: there is none, and maybe never was. */
export type DecideContent<R> = (there: ContentDocument | undefined) => Result<ContentDocument, R>

/**
 * Read, decided and written, and begun again when somebody else has written meanwhile.
 *
 * @param basedOn the version that was changed; 0: there was none yet. Of one that was deleted meanwhile the version of the
 *   deletion: then it is there anew
 */
export const saveDocument = async <R>(
  db: D1Database,
  id: string,
  { basedOn, decide }: { readonly basedOn: number; readonly decide: DecideContent<R> },
  by: By,
  now: number,
  attempt = 1,
): Promise<
  Result<
    { readonly document: ContentDocument; readonly changed: boolean },
    R | ContentUnknown | ContentDeleted | ContentHandleTaken
  >
> => {
  const there = await documentById(db, id)
  const last = there?.version ?? (await documentVersions(db, id, 1))[0]?.version ?? 0
  if (!there && last !== basedOn)
    return refuse(last > 0 ? { code: 'content-deleted', id, version: last } : { code: 'content-unknown', id })
  const decided = decide(there)
  if (!decided.ok) return decided
  const next = { ...decided.value, version: last + 1, updatedAt: now }
  if (there && isSame(next, there)) return ok({ document: there, changed: false })
  try {
    await db.batch([...keeping(db, id, last, there ?? null, by, now), savingDocument(db, next, now)])
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'content-handle-taken', handle: next.handle })
    await standBack(fault, attempt, id)
    return saveDocument(db, id, { basedOn, decide }, by, now, attempt + 1)
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
  return row?.document ? asRead(unpacked<ContentDocument>(row.document)) : undefined
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
  return row ? asRead(JSON.parse(row.document) as ContentDocument) : undefined
}
