-- What people ask of the shop about what it knows of them: a file of all of it, or that they are forgotten.

CREATE TABLE data_exports (
  id           TEXT    PRIMARY KEY,                                -- 26 random characters, by which the file is named
  customer_id  TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  asked_by     TEXT    NOT NULL CHECK (asked_by IN ('customer', 'staff')),
  asked_at     INTEGER NOT NULL,                                   -- ms since the epoch, UTC
  ready_at     INTEGER                                             -- ms since the epoch, UTC
) STRICT;

CREATE INDEX data_exports_by_customer ON data_exports (customer_id, asked_at);
CREATE INDEX data_exports_by_age ON data_exports (asked_at);

-- Who is to be forgotten, until the last step is done. It names no customer by a reference, as it outlives them.
CREATE TABLE erasures (
  customer_id   TEXT    PRIMARY KEY,
  person        TEXT    NOT NULL CHECK (json_valid(person)),       -- JSON: by what they are found (domain/customers/privacy.ts)
  asked_by      TEXT    NOT NULL CHECK (asked_by IN ('customer', 'staff')),
  asked_at      INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  confirmed_at  INTEGER,                                           -- ms since the epoch, UTC; NULL: not confirmed by mail yet
  erased_at     INTEGER,                                           -- ms since the epoch, UTC: all but what was on its way is gone
  look_at       INTEGER NOT NULL                                   -- ms since the epoch, UTC: when it is gone on with
) STRICT, WITHOUT ROWID;

CREATE INDEX erasures_due ON erasures (look_at);

-- Words of somebody who is gone leave the index with their row, and not some day later.
INSERT INTO customer_words (customer_words, rank) VALUES ('secure-delete', 1);
