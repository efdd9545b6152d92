-- When an active product is for sale, and whether lists hold it at the moment: the clock changes that, not the merchant.
ALTER TABLE products ADD COLUMN published_from INTEGER;                                       -- ms since the epoch, UTC; NULL: always
ALTER TABLE products ADD COLUMN published_until INTEGER;                                      -- the first moment at which it is not
ALTER TABLE products ADD COLUMN shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1));     -- whether its moment is now, as lists have it

-- What is due in a minute is found without a look at the others.
CREATE INDEX products_due ON products (published_from) WHERE status = 'active' AND shown = 0;
CREATE INDEX products_over ON products (published_until) WHERE status = 'active' AND shown = 1 AND published_until IS NOT NULL;

DROP TRIGGER product_listed;
DROP TRIGGER product_listed_anew;
DROP TRIGGER product_unlisted;

CREATE TRIGGER product_listed AFTER INSERT ON products WHEN NEW.status = 'active' AND NEW.shown = 1
BEGIN
  INSERT INTO listed (product, title, vendor, type, availability, rating_sum, rating_count, created_at)
  VALUES (NEW.number, NEW.title, NEW.vendor, NEW.type, NEW.availability, NEW.rating_sum, NEW.rating_count, NEW.created_at);
END;

CREATE TRIGGER product_listed_anew
AFTER UPDATE OF status, shown, title, vendor, type, availability, rating_sum, rating_count, created_at ON products
WHEN NEW.status = 'active' AND NEW.shown = 1
BEGIN
  INSERT INTO listed (product, title, vendor, type, availability, rating_sum, rating_count, created_at)
  VALUES (NEW.number, NEW.title, NEW.vendor, NEW.type, NEW.availability, NEW.rating_sum, NEW.rating_count, NEW.created_at)
  ON CONFLICT (product) DO UPDATE SET title = excluded.title, vendor = excluded.vendor, type = excluded.type,
    availability = excluded.availability, rating_sum = excluded.rating_sum, rating_count = excluded.rating_count,
    created_at = excluded.created_at;
END;

CREATE TRIGGER product_unlisted AFTER UPDATE OF status, shown ON products WHEN NEW.status <> 'active' OR NEW.shown = 0
BEGIN
  DELETE FROM listed WHERE product = NEW.number;
END;
