-- Orders of which something is claimed are few among many, and looked for every day.
CREATE INDEX orders_claimed ON orders (placed_at, id) WHERE "order" ->> '$.claims' IS NOT NULL;
