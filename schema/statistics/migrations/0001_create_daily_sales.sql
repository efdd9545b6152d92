-- Sales, rolled up by day; never personal.

CREATE TABLE daily_sales (
  day              TEXT    NOT NULL CHECK (day GLOB '????-??-??'), -- UTC
  currency         TEXT    NOT NULL CHECK (length(currency) = 3),  -- ISO 4217
  orders           INTEGER NOT NULL DEFAULT 0,                     -- placed that day
  units            INTEGER NOT NULL DEFAULT 0,
  total            INTEGER NOT NULL DEFAULT 0,                     -- minor units, delivery and tax in it
  cancelled        INTEGER NOT NULL DEFAULT 0,                     -- orders cancelled that day, whenever placed
  cancelled_total  INTEGER NOT NULL DEFAULT 0,                     -- minor units
  PRIMARY KEY (day, currency)
) STRICT, WITHOUT ROWID;

-- Facts that have been counted: one that arrives again changes nothing.
CREATE TABLE counted_events (
  id  TEXT    PRIMARY KEY,
  at  INTEGER NOT NULL                                             -- when it was counted, ms since the epoch, UTC
) STRICT, WITHOUT ROWID;
