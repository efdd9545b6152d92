-- A copy of the orders that staff search. The order shards hold the truth; `npm run rebuild` makes this anew.

CREATE TABLE orders (
  sequence   INTEGER PRIMARY KEY,                                -- names the row to the word index; no order by time
  id         TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL,                                   -- what people say on the telephone
  status     TEXT    NOT NULL CHECK (status IN ('placed', 'part-shipped', 'shipped', 'cancelled')),
  payment    TEXT    NOT NULL CHECK (payment IN ('paid', 'refund-due', 'refunded')),
  email      TEXT    NOT NULL,
  customer   TEXT    NOT NULL,                                   -- the name in the address
  country    TEXT    NOT NULL,                                   -- ISO 3166-1 alpha-2
  delivery   TEXT    NOT NULL,
  total      INTEGER NOT NULL,                                   -- minor units
  currency   TEXT    NOT NULL CHECK (length(currency) = 3),      -- ISO 4217
  units      INTEGER NOT NULL CHECK (units > 0),                 -- of all lines
  placed_at  INTEGER NOT NULL,                                   -- ms since the epoch, UTC
  version    INTEGER NOT NULL CHECK (version > 0),               -- a fact is only taken when it is newer
  changed_at INTEGER NOT NULL,                                   -- of the order at that version, ms since the epoch, UTC
  copied_at  INTEGER NOT NULL,                                   -- ms since the epoch, UTC
  words      TEXT    NOT NULL,                                   -- what it is found by (domain/orders/search.ts)
  "order"    TEXT    NOT NULL CHECK (json_valid("order"))        -- JSON (domain/orders/order.ts)
) STRICT;

CREATE INDEX orders_by_time    ON orders (placed_at, id);
CREATE INDEX orders_by_status  ON orders (status, placed_at, id);
CREATE INDEX orders_by_payment ON orders (payment, placed_at, id);
CREATE INDEX orders_by_state   ON orders (status, payment);
CREATE INDEX orders_by_copy    ON orders (copied_at);

CREATE VIRTUAL TABLE order_words USING fts5 (words, content = 'orders', content_rowid = 'sequence');

CREATE TRIGGER orders_found AFTER INSERT ON orders
BEGIN
  INSERT INTO order_words (rowid, words) VALUES (new.sequence, new.words);
END;

CREATE TRIGGER orders_lost AFTER DELETE ON orders
BEGIN
  INSERT INTO order_words (order_words, rowid, words) VALUES ('delete', old.sequence, old.words);
END;

CREATE TRIGGER orders_renamed AFTER UPDATE OF words ON orders WHEN old.words <> new.words
BEGIN
  INSERT INTO order_words (order_words, rowid, words) VALUES ('delete', old.sequence, old.words);
  INSERT INTO order_words (rowid, words) VALUES (new.sequence, new.words);
END;
