-- Sales that were announced. A drop that is over stays, so that whoever stands in its line can be told so.
CREATE TABLE drops (
  id               TEXT    PRIMARY KEY,
  handle           TEXT    NOT NULL UNIQUE,                      -- of its address
  name             TEXT    NOT NULL,                             -- JSON, by language
  items            TEXT    NOT NULL,                             -- JSON: variants
  opens_at         INTEGER NOT NULL,                             -- ms since the epoch, UTC: from then on a line stands in front
  starts_at        INTEGER NOT NULL,
  ends_at          INTEGER NOT NULL,
  expected_buyers  INTEGER          CHECK (expected_buyers > 0),
  units_each       INTEGER NOT NULL CHECK (units_each > 0),      -- units of its items that one cart may buy
  rate_per_minute  INTEGER          CHECK (rate_per_minute > 0), -- NULL: as many as the shards bear
  state            TEXT    NOT NULL CHECK (state IN ('announced', 'paused', 'cancelled')),
  version          INTEGER NOT NULL CHECK (version > 0),         -- counts the changes
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  CHECK (opens_at <= starts_at AND starts_at < ends_at)
) STRICT;

CREATE INDEX drops_by_end ON drops (ends_at);
