-- What lists ask of one and the same variant: its values, whether it can be bought, and for how much. The words of stock are
-- compared as texts: 'in-stock' < 'low' < 'sold-out', so the least is the best.
CREATE TABLE listed_variants (
  product       INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  position      INTEGER NOT NULL,                                    -- as in variants
  value1        INTEGER REFERENCES option_values (number),           -- one for each option of the product
  value2        INTEGER REFERENCES option_values (number),
  value3        INTEGER REFERENCES option_values (number),
  availability  TEXT    NOT NULL CHECK (availability IN ('in-stock', 'low', 'sold-out')), -- what is not counted is in stock
  prices        TEXT    CHECK (json_valid(prices)),                  -- {"EUR": minor units}; NULL: all variants cost the same
  PRIMARY KEY (product, position)
) STRICT, WITHOUT ROWID;

INSERT INTO listed_variants (product, position, value1, value2, value3, availability, prices)
WITH goods AS MATERIALIZED (
  SELECT p.number, p.options ->> '$[0].name' AS name1, p.options ->> '$[1].name' AS name2, p.options ->> '$[2].name' AS name3,
    (SELECT count(DISTINCT prices) FROM variants WHERE product = p.number) > 1 AS differ
  FROM listed l CROSS JOIN products p ON p.number = l.product)
SELECT g.number, v.position,
  (SELECT number FROM option_values WHERE name = g.name1 AND value = v.options ->> 0),
  (SELECT number FROM option_values WHERE name = g.name2 AND value = v.options ->> 1),
  (SELECT number FROM option_values WHERE name = g.name3 AND value = v.options ->> 2),
  CASE WHEN v.tracked = 0 OR v.oversell = 1 THEN 'in-stock' ELSE v.availability END,
  iif(g.differ, (SELECT json_group_object(value ->> 'currency', value ->> 'amount') FROM json_each(v.prices)), NULL)
FROM goods g CROSS JOIN variants v ON v.product = g.number;

-- The best word of the variants that have the value; NULL: a field of the merchant's own, which no variant has.
ALTER TABLE listed_options ADD COLUMN availability TEXT;

INSERT INTO listed_options (product, value, availability)
SELECT product, value, min(availability) FROM (
  SELECT v.product, CASE k.value WHEN 1 THEN v.value1 WHEN 2 THEN v.value2 ELSE v.value3 END AS value, v.availability
  FROM listed_variants v CROSS JOIN json_each('[1,2,3]') k)
WHERE value IS NOT NULL GROUP BY product, value
ON CONFLICT (product, value) DO UPDATE SET availability = excluded.availability;

DROP INDEX listed_options_by_value;
CREATE INDEX listed_options_by_value ON listed_options (value, product, availability);

-- What variants that can be bought cost. Heaps are coarser now, by the number of digits and what of 1, 2, 3 and 5 they begin at:
-- 2000 to 2999 is heap 42, 5000 to 9999 is 45. A product is in several, each noted with the one below it of the same product:
-- [42, 42045]. So a range of heaps counts a product once, at its first one in there.
-- The column of before stays, as the code of before reads it while the new one is uploaded; nothing is written for it.
DROP INDEX product_prices_by_heap;
ALTER TABLE product_prices ADD COLUMN cheapest INTEGER;                              -- minor units; NULL: none can be bought
ALTER TABLE product_prices ADD COLUMN dearest INTEGER;
ALTER TABLE product_prices ADD COLUMN heaps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(heaps));

UPDATE product_prices SET cheapest = n.cheapest, dearest = n.dearest, heaps = n.heaps
FROM (
  SELECT product, currency, min(least) AS cheapest, max(most) AS dearest,
    json_group_array(before * 1000 + heap ORDER BY heap) FILTER (WHERE heap IS NOT NULL) AS heaps
  FROM (
    SELECT product, currency, heap, least, most, coalesce(lag(heap) OVER (PARTITION BY product, currency ORDER BY heap), 0) AS before
    FROM (
      SELECT product, currency, length(amount) * 10 + CASE WHEN first >= 5 THEN 5 WHEN first >= 3 THEN 3 ELSE first END AS heap,
        min(amount) AS least, max(amount) AS most
      FROM (
        SELECT product, currency, amount, CAST(substr(amount, 1, 1) AS INTEGER) AS first
        FROM (
          SELECT r.product, r.currency, iif(v.prices IS NULL, r.lowest, v.prices ->> r.currency) AS amount FROM product_prices r
          CROSS JOIN listed_variants v ON v.product = r.product AND v.availability <> 'sold-out'))
      WHERE amount IS NOT NULL GROUP BY product, currency, 3))
  GROUP BY product, currency) n
WHERE product_prices.product = n.product AND product_prices.currency = n.currency;

CREATE INDEX product_prices_by_heaps ON product_prices (currency, heaps, cheapest, dearest) WHERE listed = 1;
CREATE INDEX product_prices_in_range ON product_prices (currency, cheapest, dearest);

-- Of what can be bought the prices between the cheapest and the dearest.
CREATE TABLE listed_prices (
  product   INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  currency  TEXT    NOT NULL CHECK (length(currency) = 3),
  amount    INTEGER NOT NULL,                                        -- minor units
  PRIMARY KEY (product, currency, amount)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO listed_prices (product, currency, amount)
SELECT r.product, r.currency, v.prices ->> r.currency AS amount FROM product_prices r
CROSS JOIN listed_variants v ON v.product = r.product AND v.availability <> 'sold-out'
WHERE r.cheapest < r.dearest AND amount > r.cheapest AND amount < r.dearest;

-- Lists can be narrowed to one variant: a word of any of them may change one.
DROP TRIGGER variants_told_when_changed;
CREATE TRIGGER variants_told_when_changed AFTER UPDATE OF availability ON variants WHEN new.availability <> old.availability BEGIN
  INSERT INTO changes (tag, seq)
    VALUES ('product-' || (SELECT handle FROM products WHERE number = new.product), (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('products', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;
