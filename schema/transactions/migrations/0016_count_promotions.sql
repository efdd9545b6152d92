-- Which promotions an order was priced by: a copy, made with that of the order and made anew with it.
CREATE TABLE order_promotions (
  promotion  TEXT    NOT NULL,
  day        TEXT    NOT NULL CHECK (day GLOB '????-??-??'), -- placed, UTC
  order_id   TEXT    NOT NULL,
  code       TEXT    NOT NULL DEFAULT '' COLLATE NOCASE,     -- '': it counts by itself
  buyer      TEXT    NOT NULL,                               -- an account, a mail address, or the order where neither is known
  currency   TEXT    NOT NULL CHECK (length(currency) = 3),  -- ISO 4217
  given      INTEGER NOT NULL CHECK (given >= 0),            -- minor units, of what was not cancelled
  revenue    INTEGER NOT NULL CHECK (revenue >= 0),          -- minor units: the order, less what went back
  counts     INTEGER NOT NULL CHECK (counts IN (0, 1)),      -- 0: the order was cancelled
  version    INTEGER NOT NULL,                               -- of the order
  PRIMARY KEY (promotion, day, order_id)
) STRICT, WITHOUT ROWID;
