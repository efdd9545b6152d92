-- What the provider has paid out, and what each payout consists of: read from its books, so nothing of it is only here.
CREATE TABLE payouts (
  id         TEXT    PRIMARY KEY,                  -- in the provider's word
  amount     INTEGER NOT NULL,                     -- minor units; below nothing: taken from the shop's bank
  currency   TEXT    NOT NULL CHECK (length(currency) = 3),
  state      TEXT    NOT NULL,
  arrives_at INTEGER NOT NULL,                     -- ms since the epoch, UTC
  cursor     TEXT,                                 -- in the provider's word: where its parts are read on; NULL: from the beginning
  read_at    INTEGER                               -- when the last of its parts was read; NULL: not yet
) STRICT, WITHOUT ROWID;

CREATE INDEX payouts_by_arrival ON payouts (arrives_at);
CREATE INDEX payouts_to_read ON payouts (arrives_at) WHERE read_at IS NULL;

CREATE TABLE payout_parts (
  payout     TEXT    NOT NULL,
  id         TEXT    NOT NULL,                     -- in the provider's word
  kind       TEXT    NOT NULL,
  amount     INTEGER NOT NULL,                     -- minor units of the payout's currency; below nothing: it leaves the shop
  fee        INTEGER NOT NULL,
  payment_id TEXT,                                 -- NULL: of no payment of this shop's
  at         INTEGER NOT NULL,                     -- ms since the epoch, UTC
  PRIMARY KEY (payout, id)
) STRICT, WITHOUT ROWID;
