-- Which slots this shard keeps, as far as that differs from what its name said at first, and what is on its way from or to it.
CREATE TABLE slots (
  slot     INTEGER PRIMARY KEY CHECK (slot BETWEEN 0 AND 1023),
  state    TEXT    NOT NULL CHECK (state IN ('kept', 'leaving', 'frozen', 'gone', 'arriving', 'ready')),
  version  INTEGER NOT NULL,                                     -- of the topology that said so
  move     TEXT,                                                 -- the move that it last took part in
  epoch    INTEGER NOT NULL DEFAULT 0,                           -- which freeze of that move
  until    INTEGER,                                              -- frozen: thaws by itself then, ms since the epoch
  keeper   TEXT                                                  -- gone: JSON of the place that it went to
) STRICT;

-- Slots that are leaving: while a slot is here, every row of it that changes is written down in changed_rows.
CREATE TABLE departures (
  slot  INTEGER PRIMARY KEY,
  text  TEXT    NOT NULL                                         -- how ids of this slot begin, behind their prefix
) STRICT;

CREATE TABLE changed_rows (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  slot      INTEGER NOT NULL,
  name      TEXT    NOT NULL,                                    -- the table
  key       TEXT    NOT NULL                                     -- JSON: the row's key in it
) STRICT;

CREATE INDEX changed_rows_by_slot ON changed_rows (slot, sequence);

-- How far a move has come at the shard that it goes to: a batch that comes twice is unpacked once.
CREATE TABLE arrivals (
  move    TEXT    PRIMARY KEY,
  parcel  INTEGER NOT NULL,                                      -- the number of the last one
  cursor  TEXT    NOT NULL                                       -- JSON: where the next one begins
) STRICT, WITHOUT ROWID;

-- An event keeps its identity for ever: one that came with a slot carries it, one of this shard has its own name and number.
ALTER TABLE events ADD COLUMN id TEXT;
CREATE UNIQUE INDEX events_by_id ON events (id) WHERE id IS NOT NULL;
