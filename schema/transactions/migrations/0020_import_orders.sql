-- Which order of another shop is which of this one: written down before the order is, so that the same file makes no second one.
CREATE TABLE imported_orders (
  source           TEXT    NOT NULL,                             -- whose file it was
  former_id        TEXT    NOT NULL,                             -- what the shop before knew it by
  order_id         TEXT    NOT NULL UNIQUE,
  run              TEXT    NOT NULL,                             -- the import that has written it last
  removed_version  INTEGER NOT NULL DEFAULT 0,                   -- of the order when its import was taken back; 0: it was not
  PRIMARY KEY (source, former_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX imported_orders_by_run ON imported_orders (run, order_id);

-- Few orders of a shop have come from another, or nearly all of its first year: those alone are indexed.
CREATE INDEX orders_imported ON orders (placed_at, id) WHERE "order" ->> '$.imported.id' IS NOT NULL;
