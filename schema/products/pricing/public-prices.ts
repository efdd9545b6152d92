/** Products as everyone sees them: read with what everyone pays for them, in as many statements as without. */
import type { Product } from '#domain/catalog/product'
import type { VariantId } from '#domain/ids'
import { withRates } from '#domain/pricing/conversion'
import { asEveryoneSees, type PublicFacts } from '#domain/pricing/public-prices'
import { readAlone, rowsIn } from '../catalog/reading.ts'
import {
  PRODUCT_COLUMNS,
  productOf,
  VARIANT_COLUMNS,
  variantOf,
  type ProductRow,
  type VariantRow,
} from '../catalog/rows.ts'
import { listsIn, listsOf, STRICT } from './lists-of.ts'
import { RATES, ratesIn } from './rates-of.ts'

type Names = readonly (string | number)[]

type PricedRow = VariantRow & { readonly lists: string; readonly priceMarks: string }
type StrictRow = ProductRow & { readonly strict: number; readonly rates: string | null }

const OF_VARIANTS = VARIANT_COLUMNS.replaceAll(/(^|,\s*)(\w+)/g, '$1v.$2')

/**
 * A select of products, and one of their variants with what lists say of them.
 *
 * @param which products, of the table that is named so @param now a parameter, ms @param beside further columns of `products`
 */
export const publicSelects = (which: (table: string) => string, now: string, beside = '') => ({
  products: `SELECT ${PRODUCT_COLUMNS}, ${STRICT} AS strict, ${RATES} AS rates${beside && `, ${beside}`}
    FROM products WHERE ${which('products')}`,
  variants: `SELECT ${OF_VARIANTS}, v.price_marks AS priceMarks, ${listsOf(now, 'everyone')} AS lists
    FROM products p CROSS JOIN variants v ON v.product = p.number WHERE ${which('p')} ORDER BY v.product, v.position`,
})

/** @param found and parts of publicSelects */
export const publicIn = (found: D1Result | undefined, parts: D1Result | undefined, now: number): Product[] => {
  const parted = Map.groupBy(rowsIn<PricedRow>(parts), (row) => row.product)
  return rowsIn<StrictRow>(found).map((row) => {
    const own = parted.get(row.number) ?? []
    const facts = new Map<VariantId, PublicFacts>(
      own.map(({ id, lists, priceMarks }) => [id, { lists: listsIn(lists), marks: JSON.parse(priceMarks) }]),
    )
    const rates = ratesIn(row.rates)
    const variants = own.map((one) => withRates(variantOf(one), rates))
    return asEveryoneSees(productOf(row, variants), facts, row.strict === 1, now)
  })
}

/** In no order; names that are unknown are left out. */
export const publicProducts = async (
  db: D1Database,
  column: 'handle' | 'id',
  names: Names,
  now: number,
): Promise<Product[]> => {
  if (names.length === 0) return []
  const { products, variants } = publicSelects(
    (table) => `${table}.${column} IN (SELECT value FROM json_each(?1))`,
    '?2',
  )
  const wanted = JSON.stringify(names)
  return readAlone(db, {
    statements: [db.prepare(products).bind(wanted), db.prepare(variants).bind(wanted, now)],
    read: ([found, parts]) => publicIn(found, parts, now),
  })
}
