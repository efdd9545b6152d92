-- Price lists, what everyone pays as lists of goods have it, and what everyone has ever paid.

CREATE TABLE price_lists (
  number      INTEGER PRIMARY KEY,                                 -- in the order in which they were made
  id          TEXT    NOT NULL UNIQUE,                             -- 'prl_…'
  name        TEXT    NOT NULL CHECK (name <> ''),                 -- for staff
  kind        TEXT    NOT NULL CHECK (kind IN ('sale', 'buyers')),
  audience    TEXT    NOT NULL CHECK (json_valid(audience)),       -- {"type": "everyone"}, {"type": "tags", "names": ["trade"]}
  currency    TEXT    NOT NULL CHECK (length(currency) = 3),
  begins_at   INTEGER,                                             -- ms since the epoch, UTC; NULL: ever since
  ends_at     INTEGER CHECK (begins_at IS NULL OR ends_at > begins_at), -- the first moment at which it is over; NULL: never
  time_zone   TEXT    NOT NULL,                                    -- in which its moments are written
  priority    INTEGER NOT NULL,
  pricing     TEXT    NOT NULL CHECK (json_valid(pricing)),        -- {"type": "percent", "value": 2000, "of": {"type": "all", "names": []}}
  state       TEXT    NOT NULL CHECK (state IN ('draft', 'published')),
  version     INTEGER NOT NULL CHECK (version > 0),                -- counts the changes
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX price_lists_published ON price_lists (number) WHERE state = 'published';

-- What a list of fixed prices says. Of a variant that is gone it stays, as the variant may be brought back.
CREATE TABLE price_list_prices (
  variant  TEXT    NOT NULL,                                       -- 'var_…'
  list     INTEGER NOT NULL REFERENCES price_lists (number) ON DELETE CASCADE,
  units    INTEGER NOT NULL CHECK (units > 0),                     -- from so many of a line on
  amount   INTEGER NOT NULL CHECK (amount >= 0),                   -- minor units of the list's currency
  PRIMARY KEY (variant, list, units)
) STRICT, WITHOUT ROWID;

CREATE INDEX price_list_prices_by_list ON price_list_prices (list, variant, units);

-- What everyone pays for a variant, as it was reckoned last, in the form of `prices`: what lists, facets and orders of lists go by.
ALTER TABLE variants ADD COLUMN shown_prices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(shown_prices));
-- By currency what is noted with it: {"EUR": {"list": "prl_…", "sale": 1, "was": minor units, "prior": minor units}}.
ALTER TABLE variants ADD COLUMN price_marks TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(price_marks));
-- From when on it is so, ms since the epoch, UTC.
ALTER TABLE variants ADD COLUMN priced_at INTEGER NOT NULL DEFAULT 0;

UPDATE variants SET shown_prices = prices, priced_at = (SELECT updated_at FROM products WHERE number = variants.product);

-- Of the variant with the lowest price, the lowest of the thirty days before its reduction began; NULL: none is known, or no reduction.
ALTER TABLE product_prices ADD COLUMN prior INTEGER;                -- minor units

-- Products whose prices have to be reckoned anew, and from which moment on: by the clock, or because something of them has changed.
CREATE TABLE price_due (
  product  INTEGER PRIMARY KEY REFERENCES products (number) ON DELETE CASCADE,
  at       INTEGER NOT NULL                                        -- ms since the epoch, UTC
) STRICT;

CREATE INDEX price_due_in_order ON price_due (at);

INSERT INTO price_due (product, at) SELECT DISTINCT product, 0 FROM variants WHERE compare_at <> '[]';

CREATE TRIGGER variant_priced_when_added AFTER INSERT ON variants
WHEN new.compare_at <> '[]' OR EXISTS (SELECT 1 FROM price_lists WHERE state = 'published')
BEGIN
  INSERT INTO price_due (product, at) VALUES (new.product, new.priced_at)
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

-- Whoever writes prices and not what everyone pays, has it reckoned.
CREATE TRIGGER variant_priced_when_changed AFTER UPDATE OF prices, compare_at ON variants
WHEN (new.prices <> old.prices OR new.compare_at <> old.compare_at)
  AND (new.compare_at <> '[]' OR old.compare_at <> '[]' OR new.shown_prices = old.shown_prices
    OR EXISTS (SELECT 1 FROM price_lists WHERE state = 'published'))
BEGIN
  INSERT INTO price_due (product, at) VALUES (new.product,
      iif(new.priced_at <> old.priced_at, new.priced_at, CAST(unixepoch('subsec') * 1000 AS INTEGER)))
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

-- A list may be about a tag, a maker or a collection.
CREATE TRIGGER product_priced_when_changed AFTER UPDATE OF tags, vendor ON products
WHEN (new.tags <> old.tags OR new.vendor <> old.vendor) AND EXISTS (SELECT 1 FROM price_lists WHERE state = 'published')
BEGIN
  INSERT INTO price_due (product, at) VALUES (new.number, new.updated_at)
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

CREATE TRIGGER member_priced_when_added AFTER INSERT ON collection_products
WHEN EXISTS (SELECT 1 FROM price_lists WHERE state = 'published' AND pricing ->> '$.of.type' = 'collections')
BEGIN
  INSERT INTO price_due (product, at) VALUES (new.product, CAST(unixepoch('subsec') * 1000 AS INTEGER))
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

CREATE TRIGGER member_priced_when_removed AFTER DELETE ON collection_products
WHEN EXISTS (SELECT 1 FROM price_lists WHERE state = 'published' AND pricing ->> '$.of.type' = 'collections')
  AND EXISTS (SELECT 1 FROM products WHERE number = old.product)
BEGIN
  INSERT INTO price_due (product, at) VALUES (old.product, CAST(unixepoch('subsec') * 1000 AS INTEGER))
    ON CONFLICT (product) DO UPDATE SET at = min(at, excluded.at);
END;

-- What everyone paid, from when on, and what lists for some have said: only ever added to. Outlives variants and lists.
CREATE TABLE price_history (
  seq       INTEGER PRIMARY KEY,
  variant   TEXT    NOT NULL,                                      -- 'var_…'
  currency  TEXT    NOT NULL CHECK (length(currency) = 3),
  list      TEXT    NOT NULL,                                      -- 'prl_…' that has priced it; '': the regular price
  public    INTEGER NOT NULL CHECK (public IN (0, 1)),             -- whether everyone paid it; 0: whom the list is for
  units     INTEGER NOT NULL DEFAULT 1 CHECK (units > 0),          -- from so many of a line on
  amount    INTEGER CHECK (amount >= 0),                           -- minor units; NULL: from then on it was not sold so
  reduced   INTEGER NOT NULL CHECK (reduced IN (0, 1)),            -- whether it was announced as a reduction
  at        INTEGER NOT NULL                                       -- ms since the epoch, UTC: from when on
) STRICT;

CREATE INDEX price_history_of_variant ON price_history (variant, public, currency, at, seq);

CREATE TRIGGER price_history_is_not_changed BEFORE UPDATE ON price_history BEGIN
  SELECT RAISE(ABORT, 'the history of prices is only added to');
END;

CREATE TRIGGER price_history_is_not_taken_away BEFORE DELETE ON price_history BEGIN
  SELECT RAISE(ABORT, 'the history of prices is only added to');
END;

INSERT INTO price_history (variant, currency, list, public, amount, reduced, at)
SELECT v.id, p.value ->> 'currency', '', 1, p.value ->> 'amount', EXISTS (
    SELECT 1 FROM json_each(v.compare_at) c
    WHERE c.value ->> 'currency' = p.value ->> 'currency' AND c.value ->> 'amount' > p.value ->> 'amount'), v.priced_at
FROM variants v JOIN json_each(v.prices) p;

CREATE TRIGGER price_kept_when_added AFTER INSERT ON variants BEGIN
  INSERT INTO price_history (variant, currency, list, public, amount, reduced, at)
  SELECT new.id, p.value ->> 'currency', '', 1, p.value ->> 'amount', EXISTS (
      SELECT 1 FROM json_each(new.compare_at) c
      WHERE c.value ->> 'currency' = p.value ->> 'currency' AND c.value ->> 'amount' > p.value ->> 'amount'), new.priced_at
  FROM json_each(new.shown_prices) p;
END;

CREATE TRIGGER price_kept_when_changed AFTER UPDATE OF shown_prices, price_marks, compare_at ON variants
WHEN new.shown_prices <> old.shown_prices OR new.price_marks <> old.price_marks OR new.compare_at <> old.compare_at
BEGIN
  INSERT INTO price_history (variant, currency, list, public, amount, reduced, at)
  WITH now AS (
      SELECT p.value ->> 'currency' AS currency, p.value ->> 'amount' AS amount,
        coalesce(m.value ->> 'list', '') AS list,
        iif(m.value ->> 'list' IS NULL, EXISTS (SELECT 1 FROM json_each(new.compare_at) c
          WHERE c.value ->> 'currency' = p.value ->> 'currency' AND c.value ->> 'amount' > p.value ->> 'amount'),
          coalesce(m.value ->> 'sale', 0)) AS reduced
      FROM json_each(new.shown_prices) p LEFT JOIN json_each(new.price_marks) m ON m.key = p.value ->> 'currency'),
    before AS (
      SELECT p.value ->> 'currency' AS currency, p.value ->> 'amount' AS amount,
        coalesce(m.value ->> 'list', '') AS list,
        iif(m.value ->> 'list' IS NULL, EXISTS (SELECT 1 FROM json_each(old.compare_at) c
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

-- Of lists that are not for everyone: what they say, variant by variant, as it is written. When one is in force, its own record says.
CREATE TRIGGER list_price_kept_when_added AFTER INSERT ON price_list_prices
WHEN EXISTS (SELECT 1 FROM price_lists WHERE number = new.list AND audience ->> '$.type' <> 'everyone')
BEGIN
  INSERT INTO price_history (variant, currency, list, public, units, amount, reduced, at)
  SELECT new.variant, currency, id, 0, new.units, new.amount, kind = 'sale', updated_at FROM price_lists WHERE number = new.list;
END;

CREATE TRIGGER list_price_kept_when_changed AFTER UPDATE OF amount ON price_list_prices
WHEN new.amount <> old.amount
  AND EXISTS (SELECT 1 FROM price_lists WHERE number = new.list AND audience ->> '$.type' <> 'everyone')
BEGIN
  INSERT INTO price_history (variant, currency, list, public, units, amount, reduced, at)
  SELECT new.variant, currency, id, 0, new.units, new.amount, kind = 'sale', updated_at FROM price_lists WHERE number = new.list;
END;

CREATE TRIGGER list_price_kept_when_removed AFTER DELETE ON price_list_prices
WHEN EXISTS (SELECT 1 FROM price_lists WHERE number = old.list AND audience ->> '$.type' <> 'everyone')
BEGIN
  INSERT INTO price_history (variant, currency, list, public, units, amount, reduced, at)
  SELECT old.variant, currency, id, 0, old.units, NULL, 0, updated_at FROM price_lists WHERE number = old.list;
END;

-- Who waits for a lower price hears of sales as well: what counts is what everyone pays.
DROP TRIGGER price_dropped;
CREATE TRIGGER price_dropped AFTER UPDATE OF shown_prices ON variants
WHEN new.shown_prices <> old.shown_prices AND EXISTS (
  SELECT 1 FROM json_each(new.shown_prices) AS now JOIN json_each(old.shown_prices) AS was
    ON now.value ->> 'currency' = was.value ->> 'currency'
  WHERE now.value ->> 'amount' < was.value ->> 'amount')
BEGIN
  INSERT INTO price_drops (variant, seq) VALUES (new.id, (SELECT coalesce(max(seq), 0) + 1 FROM price_drops))
  ON CONFLICT (variant) DO UPDATE SET seq = excluded.seq;
END;
