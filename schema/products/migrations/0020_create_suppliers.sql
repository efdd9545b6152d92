-- Who sells to the shop. Firms and whom to reach there, no customers.
CREATE TABLE suppliers (
  id         TEXT    PRIMARY KEY,                                  -- 'sup_…'
  name       TEXT    NOT NULL,
  contact    TEXT    NOT NULL,
  email      TEXT    NOT NULL,
  phone      TEXT    NOT NULL,
  address    TEXT    NOT NULL,                                     -- as it is written on a letter
  currency   TEXT    NOT NULL CHECK (length(currency) = 3),        -- ISO 4217
  lead_days  INTEGER NOT NULL CHECK (lead_days >= 0),              -- from an order to its arrival
  note       TEXT    NOT NULL,
  archived   INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  version    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX suppliers_by_name ON suppliers (name COLLATE NOCASE);
