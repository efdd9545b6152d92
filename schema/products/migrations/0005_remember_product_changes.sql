-- What was answered to whoever changed a product under a key: the same key again gets it again, and changes nothing more.
CREATE TABLE product_changes (
  key      TEXT    PRIMARY KEY,                            -- a hash of who asked and the key that they chose
  request  TEXT    NOT NULL,                               -- a hash of what was asked
  answer   TEXT    NOT NULL CHECK (json_valid(answer)),
  at       INTEGER NOT NULL                                -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX product_changes_by_time ON product_changes (at);
