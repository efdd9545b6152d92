-- The log of a shard is at once its history and its outbox: state and fact are one transaction.
CREATE TABLE events (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  subject   TEXT    NOT NULL,                                    -- the order or the item that it is about
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  fact      TEXT    NOT NULL,                                    -- JSON
  unheard   INTEGER NOT NULL,                                    -- one bit for each listener that has not confirmed it
  tells     INTEGER NOT NULL DEFAULT 0,                          -- how often it was put on the queues
  tell_at   INTEGER NOT NULL                                     -- when to tell it (again), ms since the epoch
) STRICT;

CREATE INDEX events_to_tell    ON events (tell_at) WHERE unheard <> 0;
CREATE INDEX events_by_subject ON events (subject, sequence);
