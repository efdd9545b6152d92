/** Variants by what files call them: their SKU, or their own id. */
import type { ProductId, VariantId } from '#domain/ids'

export type NamedVariant = {
  readonly name: string
  readonly product: ProductId
  readonly variant: VariantId
  readonly byId: boolean
  /** Of the product. */
  readonly category: string
}

/** More than one of a SKU that several share: who asks decides. */
export const variantsNamed = async (db: D1Database, names: readonly string[]): Promise<NamedVariant[]> => {
  const { results } = await db
    .prepare(
      `SELECT n.value AS name, p.id AS product, v.id AS variant, p.category, 0 AS byId
       FROM json_each(?1) n JOIN variants v ON v.sku = n.value AND v.sku <> '' JOIN products p ON p.number = v.product
       UNION ALL
       SELECT n.value, p.id, v.id, p.category, 1
       FROM json_each(?1) n JOIN variants v ON v.id = n.value JOIN products p ON p.number = v.product`,
    )
    .bind(JSON.stringify(names))
    .all<Omit<NamedVariant, 'byId'> & { byId: number }>()
  return results.map((row) => ({ ...row, byId: row.byId === 1 }))
}

/** So many of a number that several goods share: enough to choose from. */
const SHARED_MAX = 5

export type NumberedVariant = { readonly sku: string; readonly variant: VariantId }

/** Variants by their numbers as shoppers write them, whatever the case of their letters; of one number some at most. */
export const variantsNumbered = async (db: D1Database, skus: readonly string[]): Promise<NumberedVariant[]> => {
  if (skus.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT sku, variant FROM (
         SELECT n.value AS sku, v.id AS variant, row_number() OVER (PARTITION BY n.value ORDER BY p.status <> 'active', v.id) AS place
         FROM json_each(?1) n JOIN variants v ON v.sku = n.value COLLATE NOCASE AND v.sku <> ''
         JOIN products p ON p.number = v.product)
       WHERE place <= ?2`,
    )
    .bind(JSON.stringify(skus), SHARED_MAX)
    .all<NumberedVariant>()
  return results
}

/** What the products of variants are called. */
export const productsOfVariants = async (
  db: D1Database,
  variants: readonly VariantId[],
): Promise<ReadonlyMap<VariantId, { readonly id: ProductId; readonly title: string }>> => {
  const { results } = await db
    .prepare(
      `SELECT v.id AS variant, p.id, p.title FROM json_each(?1) n JOIN variants v ON v.id = n.value
       JOIN products p ON p.number = v.product`,
    )
    .bind(JSON.stringify(variants))
    .all<{ variant: VariantId; id: ProductId; title: string }>()
  return new Map(results.map(({ variant, ...product }) => [variant, product]))
}
