/** Codes of promotions: found by what somebody typed, in whatever spelling. */
import { foldedCode } from '#domain/promotions/code'
import type { PromotionId } from '#domain/promotions/promotion'

export type PromotionCode = {
  /** As it was made. */
  readonly code: string
  readonly promotion: PromotionId
  /** Orders with it; null: as often as the promotion. */
  readonly uses: number | null
  /** Whom alone it is for. */
  readonly customer: string | null
  readonly batch: string
  readonly revokedAt: number | null
  readonly createdAt: number
}

const COLUMNS = 'code, promotion, uses, customer, batch, revoked_at AS revokedAt, created_at AS createdAt'

/** Those that there are. @param folded codes, as the answer is asked for them */
export const codesNamed = async (db: D1Database, folded: readonly string[]): Promise<Map<string, PromotionCode>> => {
  if (folded.length === 0) return new Map()
  const { results } = await db
    .prepare(`SELECT folded, ${COLUMNS} FROM promotion_codes WHERE folded IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(folded))
    .all<PromotionCode & { readonly folded: string }>()
  return new Map(results.map(({ folded: by, ...found }) => [by, found]))
}

export type NewCodes = Pick<PromotionCode, 'promotion' | 'uses' | 'customer' | 'batch'> & {
  readonly codes: readonly string[]
  readonly at: number
}

/** All, or none where one is another's: made again in the same batch they are the same. @returns those that are taken */
export const addCodes = async (
  db: D1Database,
  { codes, promotion, uses, customer, batch, at }: NewCodes,
): Promise<string[]> => {
  const json = JSON.stringify(codes.map((code) => [foldedCode(code), code]))
  const others = `SELECT code FROM promotion_codes WHERE folded IN (SELECT value ->> 0 FROM json_each(?1))
    AND (promotion <> ?2 OR batch <> ?3)`
  const [, taken] = await db.batch<{ code: string }>([
    db
      .prepare(
        `INSERT INTO promotion_codes (folded, code, promotion, uses, customer, batch, created_at)
         SELECT value ->> 0, value ->> 1, ?2, ?4, ?5, ?3, ?6 FROM json_each(?1) WHERE NOT EXISTS (${others}) ON CONFLICT DO NOTHING`,
      )
      .bind(json, promotion, batch, uses, customer, at),
    db.prepare(others).bind(json, promotion, batch),
  ])
  return (taken?.results ?? []).map(({ code }) => code)
}

/** In the order in which they were made. @param after the last one that was seen */
export const codesOf = async (
  db: D1Database,
  promotion: PromotionId,
  after: { readonly createdAt: number; readonly code: string },
  limit: number,
): Promise<PromotionCode[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM promotion_codes WHERE promotion = ?1 AND (created_at, code) > (?2, ?3)
       ORDER BY created_at, code LIMIT ?4`,
    )
    .bind(promotion, after.createdAt, after.code, limit)
    .all<PromotionCode>()
  return results
}

/** From then on nobody may give it. @returns whether there was one to be revoked */
export const revokeCode = async (
  db: D1Database,
  promotion: PromotionId,
  code: string,
  now: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare('UPDATE promotion_codes SET revoked_at = coalesce(revoked_at, ?3) WHERE promotion = ?1 AND folded = ?2')
    .bind(promotion, foldedCode(code), now)
    .run()
  return meta.changes > 0
}
