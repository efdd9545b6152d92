/** The clock puts goods up for sale and takes them down: what is due is found by its moment, and lists follow. */
import { asListed, isForSale } from '#domain/catalog/for-sale'
import type { ProductId } from '#domain/ids'
import { productsBy } from './catalog.ts'
import { memberStatements, rulesOf } from './membership.ts'
import { optionStatements } from './option-statements.ts'
import { searchStatements } from './search/search-index.ts'

/** So many at once: a transaction stays far below D1's 30 seconds. */
const CHUNK = 25

/**
 * Some of the products whose moment has come, or is over: their lists say so afterwards. Their version stays: nobody has changed them.
 * @throws when one of them is saved meanwhile: nothing is written then, and the next minute finds them again
 * @returns their handles; none when nothing is due
 */
export const followClock = async (db: D1Database, now: number): Promise<string[]> => {
  const { results } = await db.prepare(DUE).bind(now, CHUNK).all<{ id: ProductId }>()
  if (results.length === 0) return []
  const products = await productsBy(
    db,
    'id',
    results.map(({ id }) => id),
  )
  const listed = products.map((product) => asListed(product, now))
  const shown = JSON.stringify(
    products.map((product) => ({ id: product.id, version: product.version, shown: Number(isForSale(product, now)) })),
  )
  await db.batch([
    ...[SHOW, PRICES].map((text) => db.prepare(text).bind(shown)),
    ...optionStatements(db, listed),
    ...searchStatements(db, listed),
    ...memberStatements(db, products, await rulesOf(db)),
  ])
  return products.map(({ handle }) => handle)
}

/** The indexes are named: lists of staff have others that begin with the status, and would be gone through each minute. */
export const DUE = `
  SELECT id FROM products INDEXED BY products_due
  WHERE status = 'active' AND shown = 0 AND published_from <= ?1 AND (published_until IS NULL OR published_until > ?1)
  UNION ALL
  SELECT id FROM products INDEXED BY products_over
  WHERE status = 'active' AND shown = 1 AND published_until IS NOT NULL AND published_until <= ?1
  LIMIT ?2`

/** What somebody has saved since it was read must not be found by what it was: version 0, which the table refuses. */
const SHOW = `
  UPDATE products SET shown = n.shown, version = CASE WHEN products.version = n.version THEN n.version ELSE 0 END
  FROM (SELECT value ->> 'id' AS id, value ->> 'version' AS version, value ->> 'shown' AS shown FROM json_each(?1)) n
  WHERE products.id = n.id`

const PRICES = `
  UPDATE product_prices SET listed = n.shown
  FROM (SELECT p.number, value ->> 'shown' AS shown FROM json_each(?1) JOIN products p ON p.id = value ->> 'id') n
  WHERE product_prices.product = n.number`
