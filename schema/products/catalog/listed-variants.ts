/**
 * What lists know of single variants: their values, whether they can be bought and for how much; and what follows of it for
 * each value of their product and for its prices.
 *
 * Written anew from the variants as they stand, in the transaction that changes them or their stock; rows that stay as they
 * are are not written. Words of stock are compared as texts: 'in-stock' < 'low' < 'sold-out', so the least is the best.
 */

/** Of products that are named by their ids, by ids of some of their variants, or by numbers. */
export type Named = 'product' | 'variant' | 'number'

export const NUMBERS: Readonly<Record<Named, string>> = {
  product: 'SELECT number FROM products WHERE id IN (SELECT value FROM json_each(?1))',
  variant: 'SELECT product FROM variants WHERE id IN (SELECT value FROM json_each(?1))',
  number: 'SELECT value FROM json_each(?1)',
}

/** What is not counted, or sold on without stock, is in stock. @see SUMMARY in ./catalog.ts, of a whole product */
const WORD = `CASE WHEN v.tracked = 0 OR v.oversell = 1 THEN 'in-stock' ELSE v.availability END`

const value = (place: number) =>
  `(SELECT number FROM option_values WHERE name = g.name${place} AND value = v.options ->> ${place})`

/** Those that products have lost; of a product that is not for sale all. */
const FORGET = (numbers: string) => `
  DELETE FROM listed_variants WHERE (product, position) IN (
    SELECT l.product, l.position
    FROM (SELECT product, count(*) * (product IN (SELECT product FROM listed)) AS many
      FROM variants WHERE product IN (${numbers}) GROUP BY product) n
    CROSS JOIN listed_variants l ON l.product = n.product AND l.position >= n.many)`

/** Prices stand where those of a product differ; else they are the product's. */
const LIST = (numbers: string) => `
  WITH goods AS MATERIALIZED (
    SELECT p.number, p.options ->> '$[0].name' AS name0, p.options ->> '$[1].name' AS name1, p.options ->> '$[2].name' AS name2,
      (SELECT count(DISTINCT shown_prices) FROM variants WHERE product = p.number) > 1 AS differ
    FROM listed l CROSS JOIN products p ON p.number = l.product WHERE l.product IN (${numbers}))
  INSERT INTO listed_variants (product, position, value1, value2, value3, availability, prices)
  SELECT g.number, v.position, ${value(0)}, ${value(1)}, ${value(2)}, ${WORD}, iif(g.differ,
    (SELECT json_group_object(value ->> 'currency', value ->> 'amount') FROM json_each(v.shown_prices)), NULL)
  FROM goods g CROSS JOIN variants v ON v.product = g.number WHERE true
  ON CONFLICT (product, position) DO UPDATE SET value1 = excluded.value1, value2 = excluded.value2,
    value3 = excluded.value3, availability = excluded.availability, prices = excluded.prices
  WHERE (value1, value2, value3, availability, prices)
    IS NOT (excluded.value1, excluded.value2, excluded.value3, excluded.availability, excluded.prices)`

/** Each of the values of `v`, a listed variant; NULL where it has fewer than three. */
export const PLACES = `json_each('[1,2,3]') k`
export const VALUE = `CASE k.value WHEN 1 THEN v.value1 WHEN 2 THEN v.value2 ELSE v.value3 END`

/** Of each value the best word of the variants that have it. */
const LIST_VALUES = (numbers: string) => `
  INSERT INTO listed_options (product, value, availability)
  SELECT product, value, min(availability) FROM (
    SELECT v.product, ${VALUE} AS value, v.availability FROM listed_variants v CROSS JOIN ${PLACES}
    WHERE v.product IN (${numbers}))
  WHERE value IS NOT NULL GROUP BY product, value
  ON CONFLICT (product, value) DO UPDATE SET availability = excluded.availability
  WHERE availability IS NOT excluded.availability`

/** The price of `v`, a listed variant, of which `r` are the prices of its product in one currency; NULL where it has none. */
export const AMOUNT = `iif(v.prices IS NULL, r.lowest, v.prices ->> r.currency)`

/** As domain/catalog/price-steps.ts has them: by the number of digits, and what of 1, 2, 3 and 5 it begins at. */
export const heapOf = (amount: string) => {
  const first = `CAST(substr(${amount}, 1, 1) AS INTEGER)`
  return `length(${amount}) * 10 + CASE WHEN ${first} >= 5 THEN 5 WHEN ${first} >= 3 THEN 3 ELSE ${first} END`
}

/** What variants that can be bought cost, in each currency, and how many of them have no price in it. */
const RANGES = (numbers: string) => `
  UPDATE product_prices SET cheapest = n.cheapest, dearest = n.dearest, heaps = n.heaps, unpriced = n.unpriced
  FROM (
    SELECT product, currency, min(least) AS cheapest, max(most) AS dearest,
      json_group_array(before * 1000 + heap ORDER BY heap) FILTER (WHERE heap IS NOT NULL) AS heaps,
      sum(unpriced) AS unpriced
    FROM (
      SELECT product, currency, heap, least, most, unpriced,
        coalesce(lag(heap) OVER (PARTITION BY product, currency ORDER BY heap), 0) AS before
      FROM (
        SELECT product, currency, ${heapOf('amount')} AS heap, min(amount) AS least, max(amount) AS most,
          sum(is_there AND amount IS NULL) AS unpriced
        FROM (
          SELECT r.product, r.currency, v.product IS NOT NULL AS is_there, iif(v.product IS NULL, NULL, ${AMOUNT}) AS amount
          FROM product_prices r
          LEFT JOIN listed_variants v ON v.product = r.product AND v.availability <> 'sold-out'
          WHERE r.product IN (${numbers}))
        GROUP BY product, currency, 3))
    GROUP BY product, currency) n
  WHERE product_prices.product = n.product AND product_prices.currency = n.currency
    AND (product_prices.cheapest, product_prices.dearest, product_prices.heaps, product_prices.unpriced)
      IS NOT (n.cheapest, n.dearest, n.heaps, n.unpriced)`

/** Those that lie between the cheapest and the dearest. */
const between = (numbers: string) => `
  SELECT r.product, r.currency, ${AMOUNT} AS amount FROM product_prices r
  CROSS JOIN listed_variants v ON v.product = r.product AND v.availability <> 'sold-out'
  WHERE r.product IN (${numbers}) AND r.cheapest < r.dearest AND amount > r.cheapest AND amount < r.dearest`

const FORGET_BETWEEN = (numbers: string) => `
  DELETE FROM listed_prices WHERE product IN (${numbers}) AND (product, currency, amount) NOT IN (${between(numbers)})`

const LIST_BETWEEN = (numbers: string) => `
  INSERT OR IGNORE INTO listed_prices (product, currency, amount) ${between(numbers)}`

/** Behind whatever writes variants, values of options, prices of products or words of stock. */
export const listVariants = (db: D1Database, named: Named, ids: readonly (string | number)[]): D1PreparedStatement[] =>
  [FORGET, LIST, LIST_VALUES, RANGES, FORGET_BETWEEN, LIST_BETWEEN].map((text) =>
    db.prepare(text(NUMBERS[named])).bind(JSON.stringify(ids)),
  )
