/** Promotions as lists and pages show them: by where they stand now, found by name or code, and what they name by its name. */
import { wordsToFind } from '#domain/folding'
import type { Phase } from '#domain/promotions/phase'
import type { PromotionId } from '#domain/promotions/promotion'

/** The same as `phaseOf` of the domain, of a row at the moment `?1`. */
export const PHASE = `CASE WHEN state = 'draft' THEN 'draft' WHEN state = 'ended' OR ends_at <= ?1 THEN 'ended'
  WHEN state = 'paused' THEN 'paused' WHEN starts_at > ?1 THEN 'planned' ELSE 'running' END`

/** How many there are of each; what there is none of is missing. */
export const phaseCounts = async (db: D1Database, now: number): Promise<ReadonlyMap<Phase, number>> => {
  const { results } = await db
    .prepare(`SELECT ${PHASE} AS phase, count(*) AS count FROM promotions GROUP BY 1`)
    .bind(now)
    .all<{ phase: Phase; count: number }>()
  return new Map(results.map(({ phase, count }) => [phase, count]))
}

/** More than these are not counted: a list says `more than 1,000`. */
export const CODES_COUNTED_MAX = 1_000

export type CodesSum = { readonly promotion: PromotionId; readonly first: string; readonly count: number }

/** Of each promotion that has any: its first code, and how many there are. */
export const codesSummed = async (
  db: D1Database,
  promotions: readonly PromotionId[],
): Promise<ReadonlyMap<PromotionId, CodesSum>> => {
  if (promotions.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT n.value AS promotion,
         (SELECT code FROM promotion_codes WHERE promotion = n.value ORDER BY created_at, code LIMIT 1) AS first,
         (SELECT count(*) FROM (SELECT 1 FROM promotion_codes WHERE promotion = n.value LIMIT ?2)) AS count
       FROM json_each(?1) n`,
    )
    .bind(JSON.stringify(promotions), CODES_COUNTED_MAX + 1)
    .all<CodesSum>()
  return new Map(results.filter(({ count }) => count > 0).map((one) => [one.promotion, one]))
}

/** Those among them that nobody can use: no code was made, or all were revoked. */
export const withoutCodes = async (db: D1Database, promotions: readonly PromotionId[]): Promise<PromotionId[]> => {
  if (promotions.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT value AS id FROM json_each(?1) n WHERE NOT EXISTS
         (SELECT 1 FROM promotion_codes WHERE promotion = n.value AND revoked_at IS NULL)`,
    )
    .bind(JSON.stringify(promotions))
    .all<{ id: PromotionId }>()
  return results.map(({ id }) => id)
}

export type Called = {
  readonly id: string
  readonly title: string
  readonly titleZh: string | null
  /** Of a variant: its choice, or its number where it has none. */
  readonly choice: string | null
}

type Named = {
  readonly products: readonly string[]
  readonly variants: readonly string[]
  readonly collections: readonly string[]
}

/** What products, variants and collections are called; what is not there any more is missing. */
export const membersCalled = async (db: D1Database, { products, variants, collections }: Named): Promise<Called[]> => {
  const { results } = await db
    .prepare(
      `SELECT p.id, p.title, p.translations ->> '$.zh.title' AS titleZh, NULL AS choice
         FROM json_each(?1) n JOIN products p ON p.id = n.value
       UNION ALL
       SELECT v.id, p.title, p.translations ->> '$.zh.title', coalesce(nullif(
         (SELECT group_concat(o.value, ', ') FROM json_each(v.options) o), ''), nullif(v.sku, ''))
         FROM json_each(?2) n JOIN variants v ON v.id = n.value JOIN products p ON p.number = v.product
       UNION ALL
       SELECT c.id, c.title, c.translations ->> '$.zh.title', NULL FROM json_each(?3) n JOIN collections c ON c.id = n.value`,
    )
    .bind(JSON.stringify(products), JSON.stringify(variants), JSON.stringify(collections))
    .all<Called>()
  return results
}

/** Variants whose product or number fits what was typed, of what is not archived: by title. */
export const variantsFitting = async (db: D1Database, typed: string, most: number): Promise<Called[]> => {
  const { results } = await db
    .prepare(
      `SELECT v.id, p.title, p.translations ->> '$.zh.title' AS titleZh, coalesce(nullif(
         (SELECT group_concat(o.value, ', ') FROM json_each(v.options) o), ''), nullif(v.sku, '')) AS choice
       FROM products p JOIN variants v ON v.product = p.number
       WHERE p.status <> 'archived' AND NOT EXISTS (SELECT 1 FROM json_each(?1) typed
         WHERE NOT instr(p.found_by, typed.value) AND NOT instr(v.found_by, typed.value))
       ORDER BY p.title COLLATE NOCASE, p.number, v.position LIMIT ?2`,
    )
    .bind(JSON.stringify(wordsToFind(typed)), most)
    .all<Called>()
  return results
}
