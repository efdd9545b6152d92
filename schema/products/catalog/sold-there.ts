/** What a market does not sell, as SQL: goods of the collections that it names. */

/**
 * Whether a product stands in none of them.
 *
 * @param product its number @param without handles as JSON, as they are bound
 */
export const soldThere = (product: string, without: string): string => `(${without} = '[]' OR NOT EXISTS (
  SELECT 1 FROM collection_products m JOIN collections c ON c.number = m.collection
  WHERE m.product = ${product} AND c.handle IN (SELECT value FROM json_each(${without}))))`
