-- All counts of this object in one row, so that a flood of tries is one write every two seconds and no more.
CREATE TABLE counts (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  counts    TEXT    NOT NULL CHECK (json_valid(counts)),
  is_whole  INTEGER NOT NULL CHECK (is_whole IN (0, 1))          -- 0: more was counted since, in memory alone
) STRICT;

-- Codes that were used: the second time they are none.
CREATE TABLE used (
  key    TEXT    PRIMARY KEY,
  until  INTEGER NOT NULL                                        -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX used_by_until ON used (until);
