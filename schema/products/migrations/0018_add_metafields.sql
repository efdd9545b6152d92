-- Fields that the merchant adds to products, and that files of other shops bring: {"custom.care": {"type": …, "value": …}}.
-- What they are called the settings say.
ALTER TABLE products ADD COLUMN metafields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(metafields));
