-- What one waiting room remembers: who has joined its line, how far people were let in, and who has gone in.

CREATE TABLE line (
  id               INTEGER PRIMARY KEY CHECK (id = 1),           -- there is one line
  drop_version     INTEGER NOT NULL,                             -- of the drop that was told last
  told             TEXT    NOT NULL,                             -- JSON: what is known of the drop
  tuned            INTEGER          CHECK (tuned > 0),           -- people a minute that the shards bear; NULL: not told yet
  joined           INTEGER NOT NULL DEFAULT 0 CHECK (joined    >= 0),
  unchecked        INTEGER NOT NULL DEFAULT 0 CHECK (unchecked >= 0),  -- joined while nobody could be asked whether they are people
  started_with     INTEGER          CHECK (started_with >= 0),   -- how many had come when it started; NULL: it has not
  lot              TEXT,                                         -- JSON: the key of their order
  sold_out         INTEGER NOT NULL DEFAULT 0 CHECK (sold_out IN (0, 1)),
  outflow          TEXT    NOT NULL,                             -- JSON: the front, the open turns, the last entries
  CHECK ((started_with IS NULL) = (lot IS NULL))
) STRICT;

CREATE TABLE joins (
  visitor    TEXT    PRIMARY KEY,                                -- the hash of the visitor's secret
  asked      TEXT    NOT NULL,                                   -- to notice another request under one key
  number     INTEGER NOT NULL,                                   -- 0 is who came first
  joined_at  INTEGER NOT NULL,                                   -- ms since the epoch, UTC
  early      INTEGER NOT NULL CHECK (early IN (0, 1)),           -- came before the start
  unchecked  INTEGER NOT NULL CHECK (unchecked IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  number      INTEGER PRIMARY KEY,                               -- of the ticket: it opens one cart
  cart        TEXT    NOT NULL,
  claimed_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT;
