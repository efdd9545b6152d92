-- What staff look for before goods go out: what is missing of a product or of its variants, and what it says in its options and in
-- the fields of the shop. A filter reads an index, and no product but those that a page shows.

-- Bits: 1 no picture, 2 no description, 4 no Chinese title, 8 nothing is said of its safety. An index over what they are made of
-- answers alone; over the generated column of before it reads every row. The column stays for the code of before.
DROP INDEX products_in_list;
CREATE INDEX products_in_list ON products (title COLLATE NOCASE, number, status, vendor, type, availability,
  ((pictures = '[]') + 2 * (description = '') + 4 * (coalesce(translations ->> '$.zh.title', '') = '') + 8 * (safety IS NULL)),
  published_from, published_until, tags, found_by);
CREATE INDEX products_by_creation ON products (created_at, number);

-- Bits: 1 no barcode, 2 no SKU, 4 no cost in any currency; of what is shipped 8 no HS code, 16 no country of origin, 32 no weight.
-- What is saved by the code of before, while the new one is uploaded, `npm run reindex` looks at.
ALTER TABLE variants ADD COLUMN lacks INTEGER NOT NULL DEFAULT 0;
UPDATE variants SET lacks = (barcode = '') + 2 * (sku = '') + 4 * (cost = '[]')
  + iif(requires_shipping, 8 * (hs_code = '') + 16 * (origin = '') + 32 * (grams = 0), 0);
DROP INDEX variants_without_barcode;
CREATE INDEX variants_lacking ON variants (product, lacks) WHERE lacks <> 0;

-- Words of variants, and what their SKUs are, without their rows.
DROP INDEX variants_found_by;
CREATE INDEX variants_found_by ON variants (product, found_by, sku);

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
