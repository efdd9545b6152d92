-- Carts, orders and answers are some KB each. In tables that are sorted by their ids every one of them lies at a place of its own, and
-- most of it on a page of its own; in the order of their arrival those that are changed together lie together.

CREATE TABLE carts_as_they_came (
  id          TEXT    NOT NULL PRIMARY KEY,
  key         TEXT    NOT NULL,                                  -- what proves whose it is
  cart        TEXT    NOT NULL,                                  -- JSON (domain/orders/cart.ts)
  quote       TEXT,                                              -- JSON: what the attempt under way agreed to pay
  attempts    INTEGER NOT NULL DEFAULT 0,                        -- attempts to pay so far
  check_at    INTEGER,                                           -- when an attempt without an end must be looked at
  updated_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT;

CREATE TABLE orders_as_they_came (
  id      TEXT NOT NULL PRIMARY KEY,
  cart    TEXT NOT NULL UNIQUE REFERENCES carts_as_they_came (id), -- one cart becomes one order
  status  TEXT NOT NULL CHECK (status IN ('placed', 'part-shipped', 'shipped', 'cancelled')),
  "order" TEXT NOT NULL                                          -- JSON (domain/orders/order.ts), as sold
) STRICT;

CREATE TABLE answers_as_they_came (
  key      TEXT    NOT NULL,                                     -- the idempotency key
  scope    TEXT    NOT NULL,                                     -- the cart or order that it was given for
  request  TEXT    NOT NULL,                                     -- hash of what was asked
  answer   TEXT    NOT NULL,                                     -- JSON of what was answered
  at       INTEGER NOT NULL,                                     -- ms since the epoch, UTC
  PRIMARY KEY (scope, key)
) STRICT;

INSERT INTO carts_as_they_came SELECT id, key, cart, quote, attempts, check_at, updated_at FROM carts ORDER BY updated_at;
INSERT INTO orders_as_they_came SELECT id, cart, status, "order" FROM orders;
INSERT INTO answers_as_they_came SELECT key, scope, request, answer, at FROM answers ORDER BY at;

DROP TABLE answers;
DROP TABLE orders;
DROP TABLE carts;
ALTER TABLE carts_as_they_came   RENAME TO carts;
ALTER TABLE orders_as_they_came  RENAME TO orders;
ALTER TABLE answers_as_they_came RENAME TO answers;

-- Answers are forgotten in the order of their arrival, which needs no index.
CREATE INDEX carts_to_check ON carts (check_at) WHERE check_at IS NOT NULL;

-- As before: while a slot is leaving, what changes in it is written down.
CREATE TRIGGER carts_insert AFTER INSERT ON carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'carts', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER carts_update AFTER UPDATE ON carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'carts', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER orders_insert AFTER INSERT ON orders BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'orders', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER orders_update AFTER UPDATE ON orders BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'orders', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER answers_insert AFTER INSERT ON answers BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'answers', json_array(NEW.scope, NEW.key) FROM departures
    WHERE text = substr(NEW.scope, instr(NEW.scope, '_') + 1, 2);
END;

CREATE TRIGGER answers_delete AFTER DELETE ON answers BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'answers', json_array(OLD.scope, OLD.key) FROM departures
    WHERE text = substr(OLD.scope, instr(OLD.scope, '_') + 1, 2);
END;
