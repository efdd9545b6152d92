-- What lists of the shop look through: one narrow row for each product that is for sale, so that counting fifty thousand
-- of them reads neither texts nor pictures. Triggers keep it up, so nobody who writes a product can forget it.
CREATE TABLE listed (
  product       INTEGER PRIMARY KEY REFERENCES products (number) ON DELETE CASCADE,
  title         TEXT    NOT NULL,
  vendor        TEXT    NOT NULL,
  type          TEXT    NOT NULL,
  availability  TEXT    NOT NULL,
  rating_sum    INTEGER NOT NULL,                                -- whole stars
  rating_count  INTEGER NOT NULL,
  created_at    INTEGER NOT NULL,                                -- ms since the epoch, UTC
  -- Whole stars of the average; NULL without reviews.
  stars         INTEGER GENERATED ALWAYS AS (rating_sum / nullif(rating_count, 0)) VIRTUAL,
  -- The average as if five more had given three stars: one review of five stars is not the best of all.
  esteem        REAL    GENERATED ALWAYS AS (CASE rating_count WHEN 0 THEN NULL ELSE (rating_sum + 15.0) / (rating_count + 5) END) VIRTUAL
) STRICT;

-- Each holds what the others ask for, so that counting reads the index alone.
CREATE INDEX listed_by_vendor ON listed (vendor, type, availability, stars);
CREATE INDEX listed_by_type ON listed (type, vendor, availability, stars);
CREATE INDEX listed_by_state ON listed (availability, stars);
CREATE INDEX listed_by_title ON listed (title COLLATE NOCASE);
CREATE INDEX listed_by_age ON listed (created_at);
CREATE INDEX listed_by_esteem ON listed (esteem DESC);

CREATE TRIGGER product_listed AFTER INSERT ON products WHEN NEW.status = 'active'
BEGIN
  INSERT INTO listed (product, title, vendor, type, availability, rating_sum, rating_count, created_at)
  VALUES (NEW.number, NEW.title, NEW.vendor, NEW.type, NEW.availability, NEW.rating_sum, NEW.rating_count, NEW.created_at);
END;

CREATE TRIGGER product_listed_anew
AFTER UPDATE OF status, title, vendor, type, availability, rating_sum, rating_count, created_at ON products WHEN NEW.status = 'active'
BEGIN
  INSERT INTO listed (product, title, vendor, type, availability, rating_sum, rating_count, created_at)
  VALUES (NEW.number, NEW.title, NEW.vendor, NEW.type, NEW.availability, NEW.rating_sum, NEW.rating_count, NEW.created_at)
  ON CONFLICT (product) DO UPDATE SET title = excluded.title, vendor = excluded.vendor, type = excluded.type,
    availability = excluded.availability, rating_sum = excluded.rating_sum, rating_count = excluded.rating_count,
    created_at = excluded.created_at;
END;

CREATE TRIGGER product_unlisted AFTER UPDATE OF status ON products WHEN NEW.status <> 'active'
BEGIN
  DELETE FROM listed WHERE product = NEW.number;
END;

INSERT INTO listed (product, title, vendor, type, availability, rating_sum, rating_count, created_at)
SELECT number, title, vendor, type, availability, rating_sum, rating_count, created_at FROM products WHERE status = 'active';

-- Prices in coarse heaps, by their number of digits and the first of them: 2000 to 2999 is heap 42.
ALTER TABLE product_prices ADD COLUMN listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1));  -- whether the product is for sale
ALTER TABLE product_prices ADD COLUMN heap INTEGER GENERATED ALWAYS AS (length(lowest) * 10 + substr(lowest, 1, 1)) VIRTUAL;

UPDATE product_prices SET listed = 1 WHERE product IN (SELECT product FROM listed);

CREATE INDEX product_prices_by_heap ON product_prices (currency, heap, lowest) WHERE listed = 1;

-- The values of options have numbers; a product that is for sale has a short row for each of its values.
CREATE TABLE option_values (
  number      INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL,
  value       TEXT    NOT NULL,
  name_text   TEXT    NOT NULL CHECK (json_valid(name_text)),      -- {"en": "Glaze", "zh": "釉色"}
  value_text  TEXT    NOT NULL CHECK (json_valid(value_text)),
  UNIQUE (name, value)
) STRICT;

INSERT INTO option_values (name, value, name_text, value_text)
SELECT name, value, max(name_text), max(value_text) FROM product_options GROUP BY name, value;

CREATE TABLE listed_options (
  product  INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  value    INTEGER NOT NULL REFERENCES option_values (number),
  PRIMARY KEY (product, value)
) STRICT, WITHOUT ROWID;

INSERT INTO listed_options (product, value)
SELECT o.product, v.number FROM product_options o JOIN option_values v ON v.name = o.name AND v.value = o.value
JOIN products p ON p.number = o.product AND p.status = 'active';

CREATE INDEX listed_options_by_value ON listed_options (value, product);

DROP TABLE product_options;
