/** Variants that cost less than before, as the store has noted them: taken in their order, crossed off when they were told. */
import type { VariantId } from '#domain/ids'
import type { Money } from '#domain/money'

export type PriceDrop = { readonly variant: VariantId; readonly seq: number; readonly prices: readonly Money[] }

/** Told together. */
const TOLD_MAX = 200

export const priceDrops = async (db: D1Database): Promise<PriceDrop[]> => {
  const { results } = await db
    .prepare(
      `SELECT d.variant, d.seq, v.shown_prices AS prices FROM price_drops d JOIN variants v ON v.id = d.variant ORDER BY d.seq LIMIT ?1`,
    )
    .bind(TOLD_MAX)
    .all<Omit<PriceDrop, 'prices'> & { readonly prices: string }>()
  return results.map((row) => ({ ...row, prices: JSON.parse(row.prices) as Money[] }))
}

/** One that has fallen again meanwhile stays. So does nothing of variants that are gone. */
export const crossOffPriceDrops = async (db: D1Database, drops: readonly PriceDrop[]): Promise<void> => {
  await db
    .prepare(
      `DELETE FROM price_drops WHERE NOT EXISTS (SELECT 1 FROM variants WHERE id = price_drops.variant)
         OR (variant, seq) IN (SELECT value ->> 'variant', value ->> 'seq' FROM json_each(?1))`,
    )
    .bind(JSON.stringify(drops.map(({ variant, seq }) => ({ variant, seq }))))
    .run()
}
