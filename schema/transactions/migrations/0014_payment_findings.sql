-- What staff have to know of payments beside the orders: what the books of the provider say otherwise, what came for nothing and goes
-- back, and what shoppers' banks want back. The books are read anew every day, so nothing of it is only here.
CREATE TABLE payment_findings (
  id         TEXT    PRIMARY KEY,                 -- of what is found: found again, it is the same row
  kind       TEXT    NOT NULL,
  payment_id TEXT    NOT NULL,
  order_id   TEXT    NOT NULL,
  amount     INTEGER,                             -- minor units; NULL: nobody but the provider knows
  currency   TEXT    CHECK (length(currency) = 3),
  state      TEXT    NOT NULL DEFAULT '',         -- of a dispute
  reason     TEXT    NOT NULL DEFAULT '',         -- in the provider's word
  respond_by INTEGER,                             -- ms since the epoch
  found_at   INTEGER NOT NULL,
  closed_at  INTEGER                              -- both books agree, it went back, or it was decided
) STRICT;

CREATE INDEX payment_findings_open ON payment_findings (found_at) WHERE closed_at IS NULL;
CREATE INDEX payment_findings_by_payment ON payment_findings (payment_id);
CREATE INDEX payment_findings_by_order ON payment_findings (order_id);

-- One for each day of UTC: how far the books of the provider have been read.
CREATE TABLE reconciliations (
  day         TEXT    PRIMARY KEY,
  since       INTEGER NOT NULL,                   -- payments of then and later, ms since the epoch
  cursor      TEXT,                               -- in the provider's word; NULL: from the beginning
  payments    INTEGER NOT NULL DEFAULT 0,
  seen        TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(seen)), -- payment ids, until it is done
  turn_at     INTEGER NOT NULL,                   -- when somebody began to read on, ms since the epoch
  finished_at INTEGER,
  fault       TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
