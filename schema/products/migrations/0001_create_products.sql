-- What the shop sells: products, variants, and what lists and searches of them need to be one indexed look.

CREATE TABLE products (
  number           INTEGER PRIMARY KEY,                            -- short name inside this store; the search index knows it by this
  id               TEXT    NOT NULL UNIQUE,                        -- 'prd_…'
  handle           TEXT    NOT NULL UNIQUE CHECK (handle <> ''),   -- in the address
  status           TEXT    NOT NULL CHECK (status IN ('active', 'draft', 'archived')),
  title            TEXT    NOT NULL CHECK (title <> ''),
  description      TEXT    NOT NULL,                               -- HTML, made safe before it came here
  seo_title        TEXT    NOT NULL,
  seo_description  TEXT    NOT NULL,
  translations     TEXT    NOT NULL CHECK (json_valid(translations)), -- {"zh": {"title": …}}
  words            TEXT    NOT NULL CHECK (json_valid(words)),     -- {"zh": {"Glaze": "釉色"}}
  vendor           TEXT    NOT NULL,
  type             TEXT    NOT NULL,
  category         TEXT    NOT NULL,
  tags             TEXT    NOT NULL CHECK (json_valid(tags)),      -- ["kitchen", …]
  options          TEXT    NOT NULL CHECK (json_valid(options)),   -- [{"name": …, "values": […]}]
  pictures         TEXT    NOT NULL CHECK (json_valid(pictures)),  -- [{"src": …, "alt": …, "width": px, "height": px}]
  availability     TEXT    NOT NULL CHECK (availability IN ('in-stock', 'low', 'sold-out')), -- the best word of its variants
  version          INTEGER NOT NULL CHECK (version > 0),           -- counts the changes
  created_at       INTEGER NOT NULL,                               -- ms since the epoch, UTC
  updated_at       INTEGER NOT NULL                                -- ms since the epoch, UTC
) STRICT;

CREATE INDEX products_for_sale ON products (created_at, number) WHERE status = 'active';
CREATE INDEX products_by_title ON products (title COLLATE NOCASE, number);
CREATE INDEX products_by_update ON products (updated_at, number);

CREATE TABLE variants (
  id                    TEXT    PRIMARY KEY,                       -- 'var_…', the item's id in the inventory
  product               INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  position              INTEGER NOT NULL,                          -- from 0
  options               TEXT    NOT NULL CHECK (json_valid(options)), -- one value for each option of the product
  sku                   TEXT    NOT NULL,                          -- a label: real exports repeat it
  barcode               TEXT    NOT NULL,
  prices                TEXT    NOT NULL CHECK (json_valid(prices)),     -- [{"amount": minor units, "currency": "EUR"}]
  compare_at            TEXT    NOT NULL CHECK (json_valid(compare_at)), -- the price before, above the price
  grams                 INTEGER NOT NULL CHECK (grams >= 0),
  requires_shipping     INTEGER NOT NULL CHECK (requires_shipping IN (0, 1)),
  taxable               INTEGER NOT NULL CHECK (taxable IN (0, 1)),
  tracked               INTEGER NOT NULL CHECK (tracked IN (0, 1)),      -- whether stock is counted at all
  oversell              INTEGER NOT NULL CHECK (oversell IN (0, 1)),     -- sell on when nothing is left
  picture               TEXT,
  availability          TEXT    NOT NULL DEFAULT 'sold-out' CHECK (availability IN ('in-stock', 'low', 'sold-out')), -- as the inventory last said
  availability_version  INTEGER NOT NULL DEFAULT 0                 -- of that word: an older one is not taken
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX variants_by_product ON variants (product, options);
CREATE INDEX variants_by_sku ON variants (sku) WHERE sku <> '';

-- The lowest and highest price of a product in each currency, so that a list sorts without reading variants.
CREATE TABLE product_prices (
  product   INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  currency  TEXT    NOT NULL CHECK (length(currency) = 3),
  lowest    INTEGER NOT NULL CHECK (lowest >= 0),                  -- minor units
  highest   INTEGER NOT NULL CHECK (highest >= lowest),            -- minor units
  was       INTEGER CHECK (was > lowest),                          -- minor units: the price before of the variant with the lowest
  PRIMARY KEY (product, currency)
) STRICT, WITHOUT ROWID;

CREATE INDEX product_prices_by_lowest ON product_prices (currency, lowest, product);

-- Which values of which options a product has, so that a list filters and counts without reading variants.
CREATE TABLE product_options (
  product     INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  name        TEXT    NOT NULL,
  value       TEXT    NOT NULL,
  name_text   TEXT    NOT NULL CHECK (json_valid(name_text)),      -- {"en": "Glaze", "zh": "釉色"}
  value_text  TEXT    NOT NULL CHECK (json_valid(value_text)),
  PRIMARY KEY (product, name, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX product_options_by_value ON product_options (name, value, product);

CREATE TABLE collections (
  number        INTEGER PRIMARY KEY,
  id            TEXT    NOT NULL UNIQUE,                           -- 'col_…'
  handle        TEXT    NOT NULL UNIQUE CHECK (handle <> ''),
  title         TEXT    NOT NULL CHECK (title <> ''),
  description   TEXT    NOT NULL,                                  -- HTML, made safe before it came here
  translations  TEXT    NOT NULL CHECK (json_valid(translations)),
  picture       TEXT,
  rules         TEXT    CHECK (json_valid(rules)),                 -- {"match": "all", "rules": […]}; absent: by hand
  position      INTEGER NOT NULL                                   -- in the menu, lowest first
) STRICT;

-- By hand: what the merchant listed, also before the product is there.
CREATE TABLE collection_handles (
  collection  INTEGER NOT NULL REFERENCES collections (number) ON DELETE CASCADE,
  handle      TEXT    NOT NULL,                                    -- of a product
  position    INTEGER NOT NULL,                                    -- from 0
  PRIMARY KEY (collection, handle)
) STRICT, WITHOUT ROWID;

CREATE INDEX collection_handles_by_handle ON collection_handles (handle);

-- What belongs to a collection now: kept up whenever a product or a collection is saved.
CREATE TABLE collection_products (
  collection  INTEGER NOT NULL REFERENCES collections (number) ON DELETE CASCADE,
  product     INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  position    INTEGER NOT NULL,                                    -- by hand: as listed; by rule: as the shop grew
  PRIMARY KEY (collection, product)
) STRICT, WITHOUT ROWID;

CREATE INDEX collection_products_in_order ON collection_products (collection, position, product);
CREATE INDEX collection_products_by_product ON collection_products (product);

-- What a file last said about stock: the same statement again is not counted again, for the shop has sold since.
CREATE TABLE stated_stock (
  variant   TEXT    NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
  location  TEXT    NOT NULL,
  units     INTEGER NOT NULL CHECK (units >= 0),
  stated    INTEGER NOT NULL CHECK (stated > 0),                   -- counts the changed statements: part of the count's id
  applied   INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0, 1)),  -- whether the inventory has heard of it
  PRIMARY KEY (variant, location)
) STRICT, WITHOUT ROWID;

-- Search: the words are kept, the texts are not. `han` holds Chinese as pairs of characters.
CREATE VIRTUAL TABLE product_search USING fts5 (
  title, labels, body, han,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
