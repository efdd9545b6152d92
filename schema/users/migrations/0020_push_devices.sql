-- Devices that somebody wants to be told on: of one order, or of their account. What opens them to messages is theirs alone.
CREATE TABLE push_devices (
  id           TEXT    PRIMARY KEY,
  about        TEXT    NOT NULL,                                 -- an order, or an account
  endpoint     TEXT    NOT NULL,                                 -- of the push service of their browser
  p256dh       TEXT    NOT NULL,
  auth         TEXT    NOT NULL,
  server_key   TEXT    NOT NULL,                                 -- of the shop, by which it was subscribed: with another it is of no use
  email        TEXT    NOT NULL,                                 -- whose it is, in small letters
  customer_id  TEXT    REFERENCES customers (id) ON DELETE CASCADE,
  session      TEXT    REFERENCES customer_sessions (id) ON DELETE CASCADE, -- it ends with it
  language     TEXT    NOT NULL CHECK (language IN ('en', 'zh')),
  device       TEXT    NOT NULL,                                 -- as its owner would call it
  at           INTEGER NOT NULL,                                 -- ms since the epoch, UTC
  UNIQUE (about, endpoint)
) STRICT;

CREATE INDEX push_devices_by_endpoint ON push_devices (endpoint);
CREATE INDEX push_devices_by_email ON push_devices (email);
CREATE INDEX push_devices_by_customer ON push_devices (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX push_devices_by_session ON push_devices (session) WHERE session IS NOT NULL;
CREATE INDEX push_devices_by_age ON push_devices (at);
