-- What reviews say of a product: all stars that were given, and by how many. Both are 0 where nobody has reviewed.
ALTER TABLE products ADD COLUMN rating_sum INTEGER NOT NULL DEFAULT 0 CHECK (rating_sum >= 0);      -- whole stars
ALTER TABLE products ADD COLUMN rating_count INTEGER NOT NULL DEFAULT 0 CHECK (rating_count >= 0 AND rating_sum <= 5 * rating_count);
