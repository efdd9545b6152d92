-- Variants that can be bought and have no price in this currency: where there is none, a range that has the cheapest and the
-- dearest of a product has all of it, and nobody needs to look at each.
ALTER TABLE product_prices ADD COLUMN unpriced INTEGER NOT NULL DEFAULT 0;

-- Where the variants of a product cost the same none of them lacks what another has.
UPDATE product_prices SET unpriced = n.unpriced
FROM (
  SELECT r.product, r.currency, count(*) AS unpriced FROM listed_variants v CROSS JOIN product_prices r ON r.product = v.product
  WHERE v.prices IS NOT NULL AND v.availability <> 'sold-out' AND v.prices ->> r.currency IS NULL GROUP BY 1, 2) n
WHERE product_prices.product = n.product AND product_prices.currency = n.currency;
