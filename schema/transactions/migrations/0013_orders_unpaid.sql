-- An order may be placed before it is paid: what of it is still to come. Few orders are unpaid, and those are indexed.
ALTER TABLE orders ADD COLUMN due INTEGER NOT NULL DEFAULT 0 CHECK (due >= 0); -- minor units

CREATE INDEX orders_unpaid ON orders (placed_at, id) WHERE due > 0;
