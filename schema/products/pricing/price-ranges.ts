/** From what price products are sold, as lists of goods have it: written anew from what everyone pays for their variants. */
import { NUMBERS, type Named } from '../catalog/listed-variants.ts'

/** What a sale has taken `s`, a shown price of `v`, down from; beside a regular one what staff say it was, or that by a rate. */
const WAS = `iif(coalesce(v.price_marks ->> ('$.' || (s.value ->> 'currency') || '.list'),
    v.price_marks ->> ('$.' || (s.value ->> 'currency') || '.rate')) IS NULL,
  (SELECT c.value ->> 'amount' FROM json_each(v.compare_at) c WHERE c.value ->> 'currency' = s.value ->> 'currency'),
  v.price_marks ->> ('$.' || (s.value ->> 'currency') || '.was'))`

const PRIOR = `v.price_marks ->> ('$.' || (s.value ->> 'currency') || '.prior')`

/** Of variants that cost the same the first counts. A price before that is not above is none. */
const SAVE = (numbers: string) => `
  INSERT INTO product_prices (product, currency, lowest, highest, was, prior, listed)
  SELECT product, currency, min(amount), max(amount), max(iif(place = 1 AND was > amount, was, NULL)),
    max(iif(place = 1 AND prior > amount, prior, NULL)), product IN (SELECT product FROM listed)
  FROM (
    SELECT v.product, s.value ->> 'currency' AS currency, s.value ->> 'amount' AS amount, ${WAS} AS was, ${PRIOR} AS prior,
      row_number() OVER (PARTITION BY v.product, s.value ->> 'currency' ORDER BY s.value ->> 'amount', v.position) AS place
    FROM variants v JOIN json_each(v.shown_prices) s WHERE v.product IN (${numbers}))
  GROUP BY product, currency`

const FORGET = (numbers: string) => `DELETE FROM product_prices WHERE product IN (${numbers})`

/** Behind whatever writes variants, and before what lists know of them. */
export const rangeStatements = (db: D1Database, named: Named, ids: readonly (string | number)[]) =>
  [FORGET, SAVE].map((text) => db.prepare(text(NUMBERS[named])).bind(JSON.stringify(ids)))
