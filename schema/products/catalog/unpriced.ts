/** How many products that are up for sale have no price in a currency of the shop. */
import type { Currency } from '#domain/money'

/** Counted by two indexes for each currency, and none of a product's texts: a large shop is asked as fast as a small one. */
export const unpricedIn = async (
  db: D1Database,
  currencies: readonly Currency[],
): Promise<readonly { readonly currency: Currency; readonly products: number }[]> => {
  const counted = await db.batch<{ products: number }>(
    currencies.map((currency) =>
      db
        .prepare(
          `SELECT (SELECT count(*) FROM listed)
             - (SELECT count(*) FROM product_prices WHERE currency = ?1 AND listed = 1) AS products`,
        )
        .bind(currency),
    ),
  )
  return currencies
    .map((currency, index) => ({ currency, products: counted[index]?.results[0]?.products ?? 0 }))
    .filter(({ products }) => products > 0)
}
