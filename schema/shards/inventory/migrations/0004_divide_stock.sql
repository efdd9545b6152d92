-- Stock by slots and lanes. A hold is kept line by line, because its items may move to different shards.

-- Each item knows its slot, and whether it is one lane of several. The slot is FNV-1a, folded: domain/sharding/slots.ts.
INSERT OR IGNORE INTO items (id) SELECT DISTINCT item FROM stock;
ALTER TABLE items ADD COLUMN slot  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN split TEXT;                           -- JSON: the lanes of the item, at its first lane; null: it is whole

UPDATE items SET slot = hashed.slot FROM (
  WITH RECURSIVE hash (id, at, h) AS (
    SELECT id, 1, 2166136261 FROM items
    UNION ALL
    SELECT id, at + 1, (((h | unicode(substr(id, at, 1))) - (h & unicode(substr(id, at, 1)))) * 16777619) & 4294967295
    FROM hash WHERE at <= length(id)
  ),
  folded (id, h) AS (
    SELECT id, (h | (h >> 10)) - (h & (h >> 10)) FROM hash WHERE at = length(id) + 1
  ),
  whole (id, h) AS (
    SELECT hash.id, hash.h FROM hash WHERE hash.at = length(hash.id) + 1
  )
  SELECT folded.id, ((folded.h | (whole.h >> 20)) - (folded.h & (whole.h >> 20))) & 1023 AS slot
  FROM folded JOIN whole ON whole.id = folded.id
) AS hashed WHERE items.id = hashed.id;

CREATE INDEX items_by_slot ON items (slot);

-- Holds that were released before they were asked for had no lines and are not carried over: their calls are long over.
CREATE TABLE holds_by_item (
  item        TEXT    NOT NULL,                                  -- an item, or a lane of one
  id          TEXT    NOT NULL,                                  -- the payment's id
  units       INTEGER NOT NULL CHECK (units >= 0),               -- as asked for, to notice other units under one id
  state       TEXT    NOT NULL CHECK (state IN ('held', 'taken', 'released', 'lapsed', 'returned')),
  expires_at  INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  PRIMARY KEY (item, id)
) STRICT, WITHOUT ROWID;

INSERT INTO holds_by_item (item, id, units, state, expires_at)
SELECT value ->> 'item', holds.id, value ->> 'units', state, expires_at FROM holds, json_each(holds.asked);

CREATE TABLE held_units (
  item      TEXT    NOT NULL,
  hold      TEXT    NOT NULL,
  location  TEXT    NOT NULL,
  units     INTEGER NOT NULL CHECK (units > 0),
  PRIMARY KEY (item, hold, location),
  FOREIGN KEY (item, hold) REFERENCES holds_by_item (item, id)
) STRICT, WITHOUT ROWID;

INSERT INTO held_units (item, hold, location, units) SELECT item, hold, location, units FROM hold_lines;

DROP TABLE hold_lines;
DROP TABLE holds;
ALTER TABLE holds_by_item RENAME TO holds;
ALTER TABLE held_units    RENAME TO hold_lines;
CREATE INDEX holds_by_expiry ON holds (expires_at) WHERE state = 'held';

ALTER TABLE changes ADD COLUMN item  TEXT    NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN units INTEGER NOT NULL DEFAULT 0; -- by how many it was to move what may be sold
UPDATE changes SET item = asked ->> 'item';
CREATE INDEX changes_by_item ON changes (item, id);

-- Units on their way between two lanes of one item: written at both ends, each once.
CREATE TABLE transfers (
  item      TEXT    NOT NULL,                                    -- the lane at this end
  id        TEXT    NOT NULL,
  peer      TEXT    NOT NULL,                                    -- the lane at the other end
  location  TEXT    NOT NULL,
  units     INTEGER NOT NULL CHECK (units >= 0),
  state     TEXT    NOT NULL CHECK (state IN ('sent', 'arrived', 'received')),
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  PRIMARY KEY (item, id)
) STRICT, WITHOUT ROWID;

-- Two more causes of a movement. One that came from another shard keeps its identity; others have their shard and number.
CREATE TABLE moved_units (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  cause     TEXT    NOT NULL
            CHECK (cause IN ('receive', 'count', 'correct', 'hold', 'release', 'lapse', 'take', 'return', 'send', 'arrive')),
  cause_id  TEXT    NOT NULL,                                    -- the payment, the change that a person asked for, the transfer
  item      TEXT    NOT NULL,
  location  TEXT    NOT NULL,
  debit     TEXT    NOT NULL CHECK (debit  IN ('outside', 'available', 'held', 'taken')),
  credit    TEXT    NOT NULL CHECK (credit IN ('outside', 'available', 'held', 'taken')),
  units     INTEGER NOT NULL CHECK (units >= 0),                 -- 0: a count that agreed
  note      TEXT    NOT NULL DEFAULT '',
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  id        TEXT,                                                -- its identity, when it came from another shard
  CHECK (debit <> credit)
) STRICT;

INSERT INTO moved_units SELECT *, NULL FROM movements;
DROP TABLE movements;
ALTER TABLE moved_units RENAME TO movements;
CREATE INDEX        movements_by_item ON movements (item, at, sequence);
CREATE UNIQUE INDEX movements_by_id   ON movements (id) WHERE id IS NOT NULL;
