-- A message need not be about an order, may leave by other ways than mail, and has a life: it waits, is sent, or is given up.
CREATE TABLE messages_now (
  sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
  id           TEXT    NOT NULL UNIQUE,                          -- what is told and by which way: told once, however often it is heard
  channel      TEXT    NOT NULL CHECK (channel IN ('mail', 'sms', 'push')),
  template     TEXT    NOT NULL,
  order_id     TEXT,                                             -- of which it tells
  customer_id  TEXT,                                             -- whose log it stands in
  recipient    TEXT    NOT NULL,                                 -- an address for mail, a telephone number
  name         TEXT    NOT NULL,                                 -- of the person
  language     TEXT    NOT NULL CHECK (language IN ('en', 'zh')),
  subject      TEXT    NOT NULL,
  text         TEXT    NOT NULL,
  html         TEXT    NOT NULL,
  at           INTEGER NOT NULL,                                 -- ms since the epoch, UTC
  state        TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead', 'withheld')),
  attempts     INTEGER NOT NULL DEFAULT 0,
  try_at       INTEGER NOT NULL DEFAULT 0,                       -- ms since the epoch, UTC: not tried before
  reason       TEXT    NOT NULL DEFAULT '',                      -- why it was not sent the last time
  sent_at      INTEGER,                                          -- ms since the epoch, UTC
  receipt      TEXT    NOT NULL DEFAULT ''                       -- what the provider calls it: bounces name it
) STRICT;

INSERT INTO messages_now (sequence, id, channel, template, order_id, recipient, name, language, subject, text, html, at, state, attempts, sent_at)
SELECT sequence, id, channel, template, order_id, recipient, name, language, subject, text, html, at, 'sent', 1, at FROM messages;

DROP TABLE messages;
ALTER TABLE messages_now RENAME TO messages;

CREATE INDEX messages_by_order ON messages (order_id, sequence) WHERE order_id IS NOT NULL;
CREATE INDEX messages_by_customer ON messages (customer_id, sequence) WHERE customer_id IS NOT NULL;
CREATE INDEX messages_to_send ON messages (try_at) WHERE state = 'waiting';
CREATE INDEX messages_by_recipient ON messages (recipient);
CREATE INDEX messages_by_receipt ON messages (receipt) WHERE receipt <> '';
