/** What everyone has paid for a variant, and what lists for some have said: as it was written down, the latest first. */
import type { ProductId, VariantId } from '#domain/ids'
import type { Currency } from '#domain/money'
import type { PriceListId } from '#domain/pricing/price-list'

export type KeptPrice = {
  readonly seq: number
  readonly variant: VariantId
  readonly currency: Currency
  /** Null: the regular price. */
  readonly list: PriceListId | null
  /** As it is called now; null: it is gone, or there is none. */
  readonly listName: string | null
  /** Whether everyone paid it. */
  readonly public: boolean
  readonly units: number
  /** Minor units; null: from then on it was not sold so. */
  readonly amount: number | null
  readonly reduced: boolean
  /** ms since the epoch: from when on. */
  readonly at: number
}

type Row = Omit<KeptPrice, 'list' | 'public' | 'reduced'> & {
  readonly list: string
  readonly public: number
  readonly reduced: number
}

/** @param before a number, where the page before has ended */
export const priceHistoryOf = async (
  db: D1Database,
  product: ProductId,
  {
    variant,
    before,
    most,
  }: { readonly variant: VariantId | null; readonly before: number | null; readonly most: number },
): Promise<KeptPrice[]> => {
  const { results } = await db
    .prepare(
      `SELECT h.seq, h.variant, h.currency, h.list, l.name AS listName, h.public, h.units, h.amount, h.reduced, h.at
       FROM variants v CROSS JOIN price_history h ON h.variant = v.id LEFT JOIN price_lists l ON l.id = h.list
       WHERE v.product = (SELECT number FROM products WHERE id = ?1) AND (?2 IS NULL OR v.id = ?2) AND (?3 IS NULL OR h.seq < ?3)
       ORDER BY h.seq DESC LIMIT ?4`,
    )
    .bind(product, variant, before, most)
    .all<Row>()
  return results.map((row) => ({
    ...row,
    list: row.list === '' ? null : (row.list as PriceListId),
    public: row.public === 1,
    reduced: row.reduced === 1,
  }))
}
