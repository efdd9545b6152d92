-- What the stock was worth at cost, day by day: kept by the clock, never changed afterwards.
CREATE TABLE stock_values (
  day       TEXT    NOT NULL CHECK (day GLOB '????-??-??'),        -- UTC: as it began
  location  TEXT    NOT NULL,
  currency  TEXT    NOT NULL,                                      -- ISO 4217; '' of what says no cost
  units     INTEGER NOT NULL,                                      -- on hand
  value     INTEGER NOT NULL,                                      -- minor units
  PRIMARY KEY (day, location, currency)
) STRICT, WITHOUT ROWID;

-- At whom a variant was ordered last, and for how much.
CREATE INDEX stock_lines_by_variant ON stock_lines (variant);
