-- Other systems that are told what happens. Secrets are kept encrypted: they have to sign.
CREATE TABLE webhook_endpoints (
  id             TEXT    PRIMARY KEY,
  url            TEXT    NOT NULL,
  note           TEXT    NOT NULL,                               -- what staff call it
  events         TEXT    NOT NULL CHECK (json_valid(events)),
  secret         TEXT    NOT NULL,
  former_secret  TEXT,
  former_until   INTEGER,                                        -- ms since the epoch, UTC: until then both sign
  made_by        TEXT    NOT NULL,                               -- request that made it, so that a repetition makes none
  asked          TEXT    NOT NULL,                               -- a hash of what that request asked for
  rotated_by     TEXT    NOT NULL DEFAULT '',                    -- the request that dealt its secret last
  created_at     INTEGER NOT NULL,                               -- ms since the epoch, UTC
  failing_since  INTEGER,                                        -- ms since the epoch, UTC: nothing has arrived since
  off_at         INTEGER,                                        -- ms since the epoch, UTC
  off_for        TEXT CHECK (off_for IN ('staff', 'gone', 'failing')),
  UNIQUE (made_by)
) STRICT;

-- One event for one endpoint: told once, however often it is heard, and tried until it arrives or is given up.
CREATE TABLE webhook_deliveries (
  sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
  endpoint_id  TEXT    NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
  event_id     TEXT    NOT NULL,                                 -- what the receiver knows a repetition by
  type         TEXT    NOT NULL,
  about        TEXT    NOT NULL,                                 -- the order or the item
  payload      TEXT    NOT NULL,                                 -- as it is sent: orders carry what their customers said
  at           INTEGER NOT NULL,                                 -- ms since the epoch, UTC: when it happened
  state        TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
  attempts     INTEGER NOT NULL DEFAULT 0,
  try_at       INTEGER NOT NULL,                                 -- ms since the epoch, UTC: not tried before
  tried_at     INTEGER,                                          -- ms since the epoch, UTC
  took         INTEGER,                                          -- ms, of the last try
  status       INTEGER,                                          -- of the last answer
  reason       TEXT    NOT NULL DEFAULT '',                      -- why the last try failed
  excerpt      TEXT    NOT NULL DEFAULT '',                      -- the beginning of the last answer
  UNIQUE (endpoint_id, event_id)
) STRICT;

CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, sequence);
CREATE INDEX webhook_deliveries_to_send ON webhook_deliveries (try_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_by_about ON webhook_deliveries (about);
