-- What people would like to have. A list belongs to a customer, or to whoever holds its id in a cookie.
CREATE TABLE wish_lists (
  id           TEXT    PRIMARY KEY,                                -- 26 random characters
  customer_id  TEXT    UNIQUE REFERENCES customers (id) ON DELETE CASCADE, -- none: a guest's
  share        TEXT    UNIQUE,                                     -- 26 random characters of its link; none: it is not shared
  changed_at   INTEGER NOT NULL                                    -- ms since the epoch, UTC
) STRICT;

CREATE INDEX wish_lists_of_guests ON wish_lists (changed_at) WHERE customer_id IS NULL;

CREATE TABLE wishes (
  list     TEXT    NOT NULL REFERENCES wish_lists (id) ON DELETE CASCADE,
  product  TEXT    NOT NULL,
  variant  TEXT,                                                   -- as it was chosen; none: any of it
  title    TEXT    NOT NULL,                                       -- as it was called then: said of what is gone
  at       INTEGER NOT NULL,                                       -- ms since the epoch, UTC
  PRIMARY KEY (list, product)
) STRICT, WITHOUT ROWID;
