/** What staff find goods by, written anew for goods that were saved by a Stoa that folded otherwise. */
import { productFoundBy, variantFoundBy } from '#domain/catalog/found-by'
import type { Product } from '#domain/catalog/product'
import { inParts } from './parts.ts'

const PRODUCTS = `
  UPDATE products SET found_by = v.value ->> 'foundBy' FROM json_each(?1) v
  WHERE products.id = v.value ->> 'id' AND products.version = v.value ->> 'version'`

const VARIANTS = `
  UPDATE variants SET found_by = v.value ->> 'foundBy' FROM json_each(?1) v WHERE variants.id = v.value ->> 'id'`

/** A product that has changed meanwhile was written by its change. */
export const foundByStatements = (db: D1Database, products: readonly Product[]): D1PreparedStatement[] => {
  const goods = products.map((product) => ({ ...nameOf(product), foundBy: productFoundBy(product) }))
  const items = products.flatMap((product) =>
    product.variants.map((variant) => ({ id: variant.id, foundBy: variantFoundBy(product, variant) })),
  )
  return [
    ...inParts(goods, (rows) => db.prepare(PRODUCTS).bind(rows)),
    ...inParts(items, (rows) => db.prepare(VARIANTS).bind(rows)),
  ]
}

const nameOf = ({ id, version }: Product) => ({ id, version })
