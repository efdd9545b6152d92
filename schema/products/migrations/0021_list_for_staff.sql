-- What staff narrow and sort their list of products by, so that a page of it reads no product but those that it shows.

-- Bits: 1 no picture, 2 no description, 4 no Chinese title.
ALTER TABLE products ADD COLUMN lacks INTEGER GENERATED ALWAYS AS (
  (pictures = '[]') + 2 * (description = '') + 4 * (coalesce(translations ->> '$.zh.title', '') = '')) VIRTUAL;

CREATE INDEX products_in_list ON products (title COLLATE NOCASE, number, status, vendor, type, availability, lacks,
  published_from, published_until, tags, found_by);
CREATE INDEX products_by_status ON products (status);
CREATE INDEX products_by_vendor ON products (vendor);
CREATE INDEX products_by_type ON products (type);

DROP INDEX products_by_title;

-- Words of variants, read without their rows.
CREATE INDEX variants_found_by ON variants (product, found_by);
CREATE INDEX variants_without_barcode ON variants (product) WHERE barcode = '';

-- A list as somebody has narrowed, sorted and laid it out, under a name: everybody's.
CREATE TABLE product_views (
  id          TEXT    PRIMARY KEY,                 -- 'view_…'
  name        TEXT    NOT NULL UNIQUE CHECK (name <> ''),
  query       TEXT    NOT NULL,                    -- as in the address, without the question mark
  created_at  INTEGER NOT NULL                     -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;
