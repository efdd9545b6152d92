-- What one inventory shard remembers: how much there is, what is promised to whom, and how it came to be so.

CREATE TABLE locations (
  id        TEXT    PRIMARY KEY,                                 -- 'main', 'rotterdam'
  priority  INTEGER NOT NULL                                     -- lower is asked first
) STRICT, WITHOUT ROWID;

INSERT INTO locations (id, priority) VALUES ('main', 0);

CREATE TABLE stock (
  item       TEXT    NOT NULL,                                   -- a variant's id
  location   TEXT    NOT NULL REFERENCES locations (id),
  received   INTEGER NOT NULL DEFAULT 0 CHECK (received  >= 0),  -- came in, less what went missing
  available  INTEGER NOT NULL DEFAULT 0 CHECK (available >= 0),
  held       INTEGER NOT NULL DEFAULT 0 CHECK (held      >= 0),  -- promised to an attempt to pay
  taken      INTEGER NOT NULL DEFAULT 0 CHECK (taken     >= 0),  -- sold
  PRIMARY KEY (item, location),
  CHECK (available + held + taken = received)
) STRICT, WITHOUT ROWID;

CREATE TABLE items (
  id       TEXT    PRIMARY KEY,                                  -- a variant's id
  word     TEXT    NOT NULL DEFAULT 'sold-out'                   -- the word last told to the catalogue
           CHECK (word IN ('in-stock', 'low', 'sold-out')),
  version  INTEGER NOT NULL DEFAULT 0                            -- grows with each change of the word
) STRICT, WITHOUT ROWID;

CREATE TABLE holds (
  id          TEXT    PRIMARY KEY,                               -- the payment's id
  asked       TEXT    NOT NULL,                                  -- JSON: the lines as asked for, to notice other lines under one id
  state       TEXT    NOT NULL CHECK (state IN ('held', 'taken', 'released', 'lapsed', 'returned')),
  expires_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX holds_by_expiry ON holds (expires_at) WHERE state = 'held';

CREATE TABLE hold_lines (
  hold      TEXT    NOT NULL REFERENCES holds (id),
  item      TEXT    NOT NULL,
  location  TEXT    NOT NULL,
  units     INTEGER NOT NULL CHECK (units > 0),
  PRIMARY KEY (hold, item, location)
) STRICT, WITHOUT ROWID;

CREATE TABLE movements (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  cause     TEXT    NOT NULL CHECK (cause IN ('receive', 'count', 'correct', 'hold', 'release', 'lapse', 'take', 'return')),
  cause_id  TEXT    NOT NULL,                                    -- the payment, or the change that a person asked for
  item      TEXT    NOT NULL,
  location  TEXT    NOT NULL,
  debit     TEXT    NOT NULL CHECK (debit  IN ('outside', 'available', 'held', 'taken')),
  credit    TEXT    NOT NULL CHECK (credit IN ('outside', 'available', 'held', 'taken')),
  units     INTEGER NOT NULL CHECK (units >= 0),                 -- 0: a count that agreed
  note      TEXT    NOT NULL DEFAULT '',
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  CHECK (debit <> credit)
) STRICT;

CREATE INDEX movements_by_item  ON movements (item, sequence);

CREATE TABLE changes (
  id     TEXT PRIMARY KEY,                                       -- given by who asks: asked twice, done once
  asked  TEXT NOT NULL                                           -- JSON of the change, to notice another change under one id
) STRICT, WITHOUT ROWID;
