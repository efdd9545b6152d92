-- What the directory remembers: the topology, what was decided about the shards, and how far each work has come.

CREATE TABLE topology (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  version     INTEGER NOT NULL,
  topology    TEXT    NOT NULL,                                  -- JSON (domain/sharding/topology.ts)
  written_at  INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  published   INTEGER NOT NULL                                   -- the version that KV was last given
) STRICT;

CREATE TABLE decisions (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  id        TEXT    NOT NULL UNIQUE,                             -- given by who asks, or made of the number
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  decision  TEXT    NOT NULL,                                    -- JSON (domain/sharding/decision.ts)
  reason    TEXT    NOT NULL,                                    -- JSON
  state     TEXT    NOT NULL CHECK (state IN ('done', 'doing', 'waits', 'let-be', 'stopped', 'refused')),
  asked_by  TEXT,                                                -- who asked, approved or stopped it; null: the controller
  note      TEXT    NOT NULL DEFAULT '',
  work      TEXT,                                                -- JSON (domain/sharding/work.ts): how far it has come; null when there is nothing to do
  ended_at  INTEGER
) STRICT;

CREATE INDEX decisions_open ON decisions (sequence) WHERE state IN ('doing', 'waits');

CREATE TABLE settings (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL                                           -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE openings (
  shard  TEXT    PRIMARY KEY,
  at     INTEGER NOT NULL,
  by     TEXT    NOT NULL CHECK (by IN ('threshold', 'traffic', 'hand')),
  asked  INTEGER NOT NULL                                        -- 1: a person has approved it, so it is not counted against the limit
) STRICT, WITHOUT ROWID;

CREATE TABLE stalls (
  day     TEXT    PRIMARY KEY,                                   -- UTC, 2026-11-26
  longest INTEGER NOT NULL,                                      -- ms that a slot did not answer
  failed  INTEGER NOT NULL                                       -- freezes that ran out before the slot was handed over
) STRICT, WITHOUT ROWID;
