/** What is known of goods by whoever packs, sends and clears them. */
import type { VariantId } from '#domain/ids'

export type ParcelGoods = {
  readonly id: VariantId
  readonly sku: string
  /** EAN, UPC or another; empty where nobody has said one. */
  readonly barcode: string
  /** Of one unit; 0: nobody knows. */
  readonly grams: number
  readonly hsCode: string
  readonly origin: string
  readonly vendor: string
}

/** Goods that have gone from the catalogue are missing. */
export const parcelGoods = async (
  db: D1Database,
  variants: readonly VariantId[],
): Promise<ReadonlyMap<VariantId, ParcelGoods>> => {
  const { results } = await db
    .prepare(
      `SELECT v.id, v.sku, v.barcode, v.grams, v.hs_code AS hsCode, v.origin, p.vendor
       FROM json_each(?1) n JOIN variants v ON v.id = n.value JOIN products p ON p.number = v.product`,
    )
    .bind(JSON.stringify([...new Set(variants)]))
    .all<ParcelGoods>()
  return new Map(results.map((one) => [one.id, one]))
}
