-- One order shard: carts, the orders they become, and the answers already given.

CREATE TABLE carts (
  id          TEXT    PRIMARY KEY,
  key         TEXT    NOT NULL,                                  -- what proves whose it is
  cart        TEXT    NOT NULL,                                  -- JSON (domain/orders/cart.ts)
  quote       TEXT,                                              -- JSON: what the attempt under way agreed to pay
  attempts    INTEGER NOT NULL DEFAULT 0,                        -- attempts to pay so far
  check_at    INTEGER,                                           -- when an attempt without an end must be looked at
  updated_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX carts_to_check ON carts (check_at) WHERE check_at IS NOT NULL;

CREATE TABLE orders (
  id      TEXT PRIMARY KEY,
  cart    TEXT NOT NULL UNIQUE REFERENCES carts (id),            -- one cart becomes one order
  status  TEXT NOT NULL CHECK (status IN ('placed', 'part-shipped', 'shipped', 'cancelled')),
  "order" TEXT NOT NULL                                          -- JSON (domain/orders/order.ts), as sold
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
  key      TEXT    NOT NULL,                                     -- the idempotency key
  scope    TEXT    NOT NULL,                                     -- the cart or order that it was given for
  request  TEXT    NOT NULL,                                     -- hash of what was asked
  answer   TEXT    NOT NULL,                                     -- JSON of what was answered
  at       INTEGER NOT NULL,                                     -- ms since the epoch, UTC
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX answers_by_age ON answers (at);
