-- Refunds above the shop's limit that wait for a second person, and what became of each. What was asked for is done with the key of
-- whoever asked, so that it is done once.
CREATE TABLE refund_approvals (
  id         TEXT    PRIMARY KEY,                  -- 'apr_…', made of the request: asked again, it is the same row
  command    TEXT    NOT NULL,                     -- as the audit log names it
  input      TEXT    NOT NULL CHECK (json_valid(input)),
  key        TEXT    NOT NULL,
  once       TEXT    NOT NULL CHECK (json_valid(once)), -- key and hash of the request, as the effect remembers them
  order_id   TEXT    NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount > 0),  -- minor units that would go back
  currency   TEXT    NOT NULL CHECK (length(currency) = 3),
  asked_by   TEXT    NOT NULL,                     -- mail address
  asked_as   TEXT    NOT NULL,                     -- as the audit log names them
  asked_at   INTEGER NOT NULL,                     -- ms since the epoch
  expires_at INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('waiting', 'approved', 'declined', 'failed')),
  decided_by TEXT    NOT NULL DEFAULT '',
  decided_at INTEGER,
  reason     TEXT    NOT NULL DEFAULT ''           -- why it was declined; of what failed the code
) STRICT, WITHOUT ROWID;

CREATE INDEX refund_approvals_by_time ON refund_approvals (asked_at);
CREATE INDEX refund_approvals_by_order ON refund_approvals (order_id);
