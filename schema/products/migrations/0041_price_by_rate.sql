-- Prices by a rate: what stands in the shop's own currency is reckoned in others, where nobody has typed a price in them.

-- The rates of the settings once more, where whoever reads variants finds them; no row: there are none.
CREATE TABLE price_rates (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  value  TEXT    NOT NULL CHECK (json_valid(value))                -- {"base": "EUR", "rates": […]}: domain/pricing/conversion.ts
) STRICT;

-- Another rate, or another own currency: everything is reckoned anew.
CREATE TRIGGER rates_follow_settings AFTER INSERT ON settings
WHEN new.document = 'markets'
  AND iif(coalesce(json_array_length(new.value, '$.rates'), 0) > 0,
    json_object('base', new.value ->> '$.currencies[0]', 'rates', json(new.value -> '$.rates')), NULL)
    IS NOT (SELECT value FROM price_rates)
BEGIN
  DELETE FROM price_rates;
  INSERT INTO price_rates (only, value)
    SELECT 1, json_object('base', new.value ->> '$.currencies[0]', 'rates', json(new.value -> '$.rates'))
    WHERE coalesce(json_array_length(new.value, '$.rates'), 0) > 0;
  INSERT INTO price_due (product, at) SELECT number, new.saved_at FROM products WHERE true
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

DROP TRIGGER variant_priced_when_added;
CREATE TRIGGER variant_priced_when_added AFTER INSERT ON variants
WHEN new.compare_at <> '[]' OR EXISTS (SELECT 1 FROM price_lists WHERE state = 'published') OR EXISTS (SELECT 1 FROM price_rates)
BEGIN
  INSERT INTO price_due (product, at) VALUES (new.product, new.priced_at)
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

DROP TRIGGER variant_priced_when_changed;
CREATE TRIGGER variant_priced_when_changed AFTER UPDATE OF prices, compare_at ON variants
WHEN (new.prices <> old.prices OR new.compare_at <> old.compare_at)
  AND (new.compare_at <> '[]' OR old.compare_at <> '[]' OR new.shown_prices = old.shown_prices
    OR EXISTS (SELECT 1 FROM price_lists WHERE state = 'published') OR EXISTS (SELECT 1 FROM price_rates))
BEGIN
  INSERT INTO price_due (product, at) VALUES (new.product,
      iif(new.priced_at <> old.priced_at, new.priced_at, CAST(unixepoch('subsec') * 1000 AS INTEGER)))
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

-- What a price by a rate was before stands beside it in price_marks, {"JPY": {"rate": 1, "sale": 1, "was": minor units}}, and nowhere else.
DROP TRIGGER price_kept_when_changed;
CREATE TRIGGER price_kept_when_changed AFTER UPDATE OF shown_prices, price_marks, compare_at ON variants
WHEN new.shown_prices <> old.shown_prices OR new.price_marks <> old.price_marks OR new.compare_at <> old.compare_at
BEGIN
  INSERT INTO price_history (variant, currency, list, public, amount, reduced, at)
  WITH now AS (
      SELECT p.value ->> 'currency' AS currency, p.value ->> 'amount' AS amount,
        coalesce(m.value ->> 'list', '') AS list,
        iif(coalesce(m.value ->> 'list', m.value ->> 'rate') IS NULL, EXISTS (SELECT 1 FROM json_each(new.compare_at) c
          WHERE c.value ->> 'currency' = p.value ->> 'currency' AND c.value ->> 'amount' > p.value ->> 'amount'),
          coalesce(m.value ->> 'sale', 0)) AS reduced
      FROM json_each(new.shown_prices) p LEFT JOIN json_each(new.price_marks) m ON m.key = p.value ->> 'currency'),
    before AS (
      SELECT p.value ->> 'currency' AS currency, p.value ->> 'amount' AS amount,
        coalesce(m.value ->> 'list', '') AS list,
        iif(coalesce(m.value ->> 'list', m.value ->> 'rate') IS NULL, EXISTS (SELECT 1 FROM json_each(old.compare_at) c
          WHERE c.value ->> 'currency' = p.value ->> 'currency' AND c.value ->> 'amount' > p.value ->> 'amount'),
          coalesce(m.value ->> 'sale', 0)) AS reduced
      FROM json_each(old.shown_prices) p LEFT JOIN json_each(old.price_marks) m ON m.key = p.value ->> 'currency')
  SELECT new.id, now.currency, now.list, 1, now.amount, now.reduced, new.priced_at
  FROM now LEFT JOIN before ON before.currency = now.currency
  WHERE (now.amount, now.list, now.reduced) IS NOT (before.amount, before.list, before.reduced)
  UNION ALL
  SELECT new.id, before.currency, '', 1, NULL, 0, new.priced_at
  FROM before WHERE before.currency NOT IN (SELECT currency FROM now);
END;
