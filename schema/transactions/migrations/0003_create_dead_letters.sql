-- Facts that a listener could not act on: kept with the reason until somebody sends them again or puts them away.

CREATE TABLE dead_letters (
  sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
  listener      TEXT    NOT NULL,
  event_id      TEXT    NOT NULL,
  event         TEXT    CHECK (event IS NULL OR json_valid(event)), -- JSON; null until the fact has ended here
  reason        TEXT    NOT NULL DEFAULT '',                        -- what the last try threw
  tries         TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(tries)), -- JSON: when each try failed and why
  attempts      INTEGER NOT NULL DEFAULT 0,
  at            INTEGER NOT NULL,                                   -- of the first failure, ms since the epoch, UTC
  dead_at       INTEGER,                                            -- when the queue gave up, ms since the epoch, UTC
  replayed_at   INTEGER,                                            -- ms since the epoch, UTC
  dismissed_at  INTEGER,                                            -- ms since the epoch, UTC
  UNIQUE (listener, event_id)
) STRICT;

CREATE INDEX dead_letters_open ON dead_letters (sequence)
  WHERE dead_at IS NOT NULL AND replayed_at IS NULL AND dismissed_at IS NULL;
