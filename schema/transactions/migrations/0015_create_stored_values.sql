-- Gift cards and credit of accounts: whom each is for, who dealt it, and the ledger of what the shop owes by it. How much is left its
-- shard decides: the ledger is a copy of what moved there, and can be made anew. What is not a copy is written down nowhere else.
CREATE TABLE stored_values (
  sequence        INTEGER PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE CHECK (id LIKE 'sv\_%' ESCAPE '\'),
  kind            TEXT    NOT NULL CHECK (kind IN ('gift-card', 'store-credit')),
  code_hash       TEXT    UNIQUE,                      -- of a card; its code is written nowhere
  ending          TEXT    NOT NULL DEFAULT '',         -- the last four signs of its code
  currency        TEXT    NOT NULL CHECK (length(currency) = 3),
  issued          INTEGER NOT NULL CHECK (issued >= 0),                -- minor units
  balance         INTEGER NOT NULL DEFAULT 0,          -- what the ledger says is left
  customer_id     TEXT,
  recipient_name  TEXT    NOT NULL DEFAULT '',
  recipient_email TEXT    NOT NULL DEFAULT '',
  sender          TEXT    NOT NULL DEFAULT '',
  message         TEXT    NOT NULL DEFAULT '',
  language        TEXT    NOT NULL,
  deliver_at      INTEGER,                             -- ms since the epoch; NULL: nobody is written to
  mailed_at       INTEGER,
  reminded_at     INTEGER,                             -- that it will expire
  order_id        TEXT,                                -- with which it was bought
  order_name      TEXT    NOT NULL DEFAULT '',
  variant_id      TEXT,
  expires_at      INTEGER,                             -- NULL: never
  settled_at      INTEGER,                             -- when what had expired or was voided was taken off
  note            TEXT    NOT NULL DEFAULT '',
  disabled_at     INTEGER,
  disabled_for    TEXT    CHECK (disabled_for IN ('staff', 'order')),
  issued_by       TEXT    NOT NULL DEFAULT '',         -- id of a member of staff; '': it was bought
  created_at      INTEGER NOT NULL,
  funded_at       INTEGER,                             -- when its money was put there; NULL: it was begun, and is gone on with
  CHECK ((kind = 'gift-card') = (code_hash IS NOT NULL)),
  CHECK (kind = 'gift-card' OR customer_id IS NOT NULL)
) STRICT;

CREATE INDEX stored_values_by_customer ON stored_values (customer_id, sequence) WHERE customer_id IS NOT NULL;
CREATE INDEX stored_values_by_order ON stored_values (order_id, sequence) WHERE order_id IS NOT NULL;
CREATE INDEX stored_values_by_ending ON stored_values (ending) WHERE ending <> '';
CREATE INDEX stored_values_by_recipient ON stored_values (recipient_email) WHERE recipient_email <> '';
CREATE INDEX stored_values_to_mail ON stored_values (deliver_at) WHERE mailed_at IS NULL AND deliver_at IS NOT NULL;
CREATE INDEX stored_values_to_fund ON stored_values (created_at) WHERE funded_at IS NULL;
CREATE INDEX stored_values_to_expire ON stored_values (expires_at) WHERE expires_at IS NOT NULL AND settled_at IS NULL;
CREATE INDEX stored_values_to_void ON stored_values (disabled_at) WHERE disabled_at IS NOT NULL AND settled_at IS NULL;

-- In double entry: each row takes its amount from one account and gives it to the other.
CREATE TABLE stored_value_entries (
  sequence INTEGER PRIMARY KEY,
  value_id TEXT    NOT NULL REFERENCES stored_values (id),
  at       INTEGER NOT NULL,                           -- ms since the epoch, when it moved at the shard
  kind     TEXT    NOT NULL CHECK (kind IN ('issue', 'redeem', 'give-back', 'adjust', 'expire', 'void', 'restore')),
  debit    TEXT    NOT NULL CHECK (debit IN ('liability', 'issued', 'redeemed', 'adjusted', 'expired', 'voided')),
  credit   TEXT    NOT NULL CHECK (credit IN ('liability', 'issued', 'redeemed', 'adjusted', 'expired', 'voided')),
  amount   INTEGER NOT NULL CHECK (amount > 0),        -- minor units
  cause    TEXT    NOT NULL,                           -- the payment, or what was asked for
  order_id TEXT,
  note     TEXT    NOT NULL DEFAULT '',
  who      TEXT    NOT NULL DEFAULT '',
  CHECK ((debit = 'liability') <> (credit = 'liability')),
  UNIQUE (value_id, cause, kind, at, amount)
) STRICT;

CREATE INDEX stored_value_entries_by_order ON stored_value_entries (order_id) WHERE order_id IS NOT NULL;
