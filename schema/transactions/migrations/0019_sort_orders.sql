-- Staff sort orders by tags and put them away. Most have neither: then nothing of this is written.
ALTER TABLE orders ADD COLUMN archived_at INTEGER CHECK (archived_at > 0); -- ms since the epoch, UTC; NULL: not put away

CREATE INDEX orders_archived ON orders (placed_at, id) WHERE archived_at IS NOT NULL;

-- A copy of the tags of orders (domain/orders/annotations.ts), so that a list of one is found by it.
CREATE TABLE order_tags (
  tag      TEXT NOT NULL CHECK (tag <> ''),
  order_id TEXT NOT NULL,
  PRIMARY KEY (tag, order_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_tags_by_order ON order_tags (order_id);
