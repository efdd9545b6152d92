-- How often passwords were tried lately. Counted in one statement, so that many at once are many; a row is worth nothing after its period.
CREATE TABLE attempts (
  key    TEXT    PRIMARY KEY,                                    -- what is counted, and a hash of whom: no mail address stands here
  since  INTEGER NOT NULL,                                       -- ms since the epoch, UTC: of the first of this period
  times  INTEGER NOT NULL CHECK (times > 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_by_since ON attempts (since);
