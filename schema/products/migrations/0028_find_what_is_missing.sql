-- What staff look for before goods go out: what is missing of a product or of its variants, and what it says in its options and in
-- the fields of the shop. A filter reads an index, and no product but those that a page shows.

-- Bits: 1 no picture, 2 no description, 4 no Chinese title, 8 nothing is said of its safety.
DROP INDEX products_in_list;
ALTER TABLE products DROP COLUMN lacks;
ALTER TABLE products ADD COLUMN lacks INTEGER GENERATED ALWAYS AS (
  (pictures = '[]') + 2 * (description = '') + 4 * (coalesce(translations ->> '$.zh.title', '') = '') + 8 * (safety IS NULL)) VIRTUAL;
CREATE INDEX products_in_list ON products (title COLLATE NOCASE, number, status, vendor, type, availability, lacks,
  published_from, published_until, tags, found_by);
CREATE INDEX products_by_creation ON products (created_at, number);

-- Bits: 1 no barcode, 2 no SKU, 4 no cost in any currency; of what is shipped 8 no HS code, 16 no country of origin, 32 no weight.
ALTER TABLE variants ADD COLUMN lacks INTEGER GENERATED ALWAYS AS (
  (barcode = '') + 2 * (sku = '') + 4 * (cost = '[]')
  + iif(requires_shipping, 8 * (hs_code = '') + 16 * (origin = '') + 32 * (grams = 0), 0)) VIRTUAL;
DROP INDEX variants_without_barcode;
CREATE INDEX variants_lacking ON variants (product, lacks);

-- Of every product, whatever its status; listed_options has those that are for sale alone, by fewer fields.
CREATE TABLE product_values (
  name     TEXT    NOT NULL,                                         -- of an option, or metafield.custom.care
  value    TEXT    NOT NULL COLLATE NOCASE,                          -- its first 255 characters
  product  INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
  PRIMARY KEY (name, value, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_values_by_product ON product_values (product);

INSERT OR IGNORE INTO product_values (name, value, product)
SELECT o.value ->> 'name', substr(v.value, 1, 255), p.number
FROM products p CROSS JOIN json_each(p.options) o CROSS JOIN json_each(o.value, '$.values') v;

INSERT OR IGNORE INTO product_values (name, value, product)
SELECT 'metafield.' || m.key, substr(v.value, 1, 255), p.number
FROM products p CROSS JOIN json_each(p.metafields) m CROSS JOIN json_each(CASE json_type(m.value, '$.value')
  WHEN 'array' THEN m.value -> '$.value' ELSE json_array(m.value ->> '$.value') END) v;
