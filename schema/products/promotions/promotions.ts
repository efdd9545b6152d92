/** Promotions and their codes. A change counts on the version that it was made from, and what was said before is kept. */
import { foldedCode } from '#domain/promotions/code'
import type { Promotion, PromotionId } from '#domain/promotions/promotion'
import type { Phase } from '#domain/promotions/phase'
import { readAlone, rowsIn } from '../catalog/reading.ts'
import { PHASE } from './listed.ts'

type Row = {
  readonly document: string
  readonly version: number
  readonly created_at: number
  readonly updated_at: number
}

export type StoredPromotion = Promotion & { readonly createdAt: number; readonly updatedAt: number }

const promotionOf = ({ document, version, created_at, updated_at }: Row): StoredPromotion => ({
  ...(JSON.parse(document) as Promotion),
  version,
  createdAt: created_at,
  updatedAt: updated_at,
})

const COLUMNS = 'document, version, created_at, updated_at'

/** Those that carts are judged by: active, and not over. Such that begin later are among them, so that nobody is late. */
export const runningPromotions = async (db: D1Database, now: number, limit: number): Promise<StoredPromotion[]> =>
  readAlone(db, {
    statements: [
      db
        .prepare(
          `SELECT ${COLUMNS} FROM promotions WHERE state = 'active' AND (ends_at IS NULL OR ends_at > ?1)
           ORDER BY created_at, id LIMIT ?2`,
        )
        .bind(now, limit),
    ],
    read: ([found]) => rowsIn<Row>(found).map(promotionOf),
  })

/** How many carts are judged by now, besides this one. */
export const countRunning = async (db: D1Database, now: number, besides: PromotionId): Promise<number> =>
  (await db
    .prepare(
      `SELECT count(*) AS n FROM promotions WHERE state = 'active' AND (ends_at IS NULL OR ends_at > ?1) AND id <> ?2`,
    )
    .bind(now, besides)
    .first<number>('n')) ?? 0

/** Those that give a present and are not over, the newest first, besides this one. */
export const givingPresents = async (
  db: D1Database,
  now: number,
  besides: PromotionId,
  limit: number,
): Promise<StoredPromotion[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM promotions WHERE state <> 'ended' AND (ends_at IS NULL OR ends_at > ?1) AND id <> ?2
         AND document ->> '$.effect.type' = 'gift' ORDER BY created_at DESC, id DESC LIMIT ?3`,
    )
    .bind(now, besides, limit)
    .all<Row>()
  return results.map(promotionOf)
}

export const promotionById = async (db: D1Database, id: string): Promise<StoredPromotion | undefined> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM promotions WHERE id = ?1`).bind(id).first<Row>()
  return row ? promotionOf(row) : undefined
}

type Writing = { readonly promotion: Promotion; readonly who: string; readonly at: number }

/** @returns whether it counted: not when somebody changed it meanwhile */
export const savePromotion = async (db: D1Database, { promotion, who, at }: Writing): Promise<boolean> => {
  const { id, state, method, name, period, version } = promotion
  const document = JSON.stringify(promotion)
  const values = [id, promotion.class, state, method, name, period.from, period.until, document, version, at] as const
  const write =
    version === 1
      ? `INSERT INTO promotions (id, class, state, method, name, starts_at, ends_at, document, version, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) ON CONFLICT DO NOTHING RETURNING id`
      : `UPDATE promotions SET class = ?2, state = ?3, method = ?4, name = ?5, starts_at = ?6, ends_at = ?7, document = ?8,
           version = ?9, updated_at = ?10 WHERE id = ?1 AND version = ?9 - 1 RETURNING id`
  const [written] = await db.batch<{ id: string }>([
    db.prepare(write).bind(...values),
    db
      .prepare(
        `INSERT INTO promotion_versions (promotion, version, document, who, at)
         SELECT id, version, document, ?3, ?4 FROM promotions WHERE id = ?1 AND version = ?2 AND updated_at = ?4
         ON CONFLICT DO NOTHING`,
      )
      .bind(id, version, who, at),
  ])
  return (written?.results.length ?? 0) > 0
}

export type PromotionVersion = {
  readonly version: number
  readonly promotion: Promotion
  readonly who: string
  readonly at: number
}

/** What it said then; undefined: there was no such version. */
export const versionOf = async (db: D1Database, id: PromotionId, version: number): Promise<Promotion | undefined> => {
  const document = await db
    .prepare('SELECT document FROM promotion_versions WHERE promotion = ?1 AND version = ?2')
    .bind(id, version)
    .first<string>('document')
  return document === null ? undefined : (JSON.parse(document) as Promotion)
}

/** Newest first. */
export const versionsOf = async (db: D1Database, id: PromotionId, limit: number): Promise<PromotionVersion[]> => {
  const { results } = await db
    .prepare(
      'SELECT version, document, who, at FROM promotion_versions WHERE promotion = ?1 ORDER BY version DESC LIMIT ?2',
    )
    .bind(id, limit)
    .all<{ version: number; document: string; who: string; at: number }>()
  return results.map(({ document, ...rest }) => ({ ...rest, promotion: JSON.parse(document) as Promotion }))
}

type Named = {
  readonly products: readonly string[]
  readonly variants: readonly string[]
  readonly collections: readonly string[]
}

/** Those among them that there are not. */
export const unknownMembers = async (db: D1Database, named: Named): Promise<ReadonlySet<string>> => {
  const kinds = ['products', 'variants', 'collections'] as const
  const wanted = kinds.filter((kind) => named[kind].length > 0)
  if (wanted.length === 0) return new Set()
  const found = await db.batch<{ id: string }>(
    wanted.map((kind) =>
      db
        .prepare(`SELECT value AS id FROM json_each(?1) WHERE value NOT IN (SELECT id FROM ${kind})`)
        .bind(JSON.stringify(named[kind])),
    ),
  )
  return new Set(found.flatMap(({ results }) => results.map(({ id }) => id)))
}

export type PromotionSort = { readonly at: number; readonly id: string }

type Listing = {
  /** Null: all of them. */
  readonly state: string | null
  readonly phase?: Phase | null
  /** In a name, or the whole of a code; empty: whatever they are called. */
  readonly q?: string
  /** Of these alone; absent: of all. */
  readonly among?: readonly PromotionId[]
  readonly now: number
  readonly before: PromotionSort
  readonly limit: number
}

/** Newest first. */
export const promotionsBefore = async (
  db: D1Database,
  { state, phase = null, q = '', among, now, before, limit }: Listing,
): Promise<StoredPromotion[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM promotions WHERE (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR ${PHASE} = ?3)
         AND (?4 = '' OR instr(lower(name), lower(?4)) OR id IN (SELECT promotion FROM promotion_codes WHERE folded = ?9))
         AND (?8 IS NULL OR id IN (SELECT value FROM json_each(?8))) AND (created_at, id) < (?5, ?6)
       ORDER BY created_at DESC, id DESC LIMIT ?7`,
    )
    .bind(now, state, phase, q, before.at, before.id, limit, among ? JSON.stringify(among) : null, foldedCode(q))
    .all<Row>()
  return results.map(promotionOf)
}
