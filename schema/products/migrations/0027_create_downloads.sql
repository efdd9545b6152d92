-- What buyers of a variant may fetch: the file itself is in the bucket, under the id.
CREATE TABLE downloads (
  id           TEXT    PRIMARY KEY,                -- 'dl_…'
  variant      TEXT    NOT NULL,                   -- its id; a variant that is gone leaves its files to those who have bought it
  name         TEXT    NOT NULL CHECK (name <> ''),
  type         TEXT    NOT NULL,
  bytes        INTEGER NOT NULL CHECK (bytes > 0),
  added_at     INTEGER NOT NULL,                   -- ms since the epoch, UTC
  withdrawn_at INTEGER                             -- orders of before keep it
) STRICT, WITHOUT ROWID;

CREATE INDEX downloads_by_variant ON downloads (variant);
