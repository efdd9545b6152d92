-- By which class of the settings a product is taxed: books, food. Empty: standard, as everything was.
ALTER TABLE products ADD COLUMN tax_class TEXT NOT NULL DEFAULT '';
