-- What the shop has told its shoppers: each fact once. With the demo provider this is all that happens to a mail.

CREATE TABLE messages (
  sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT    NOT NULL UNIQUE,                            -- the fact's id and the channel: told once, however often it is heard
  channel    TEXT    NOT NULL CHECK (channel IN ('mail')),
  template   TEXT    NOT NULL,                                   -- the fact's type
  order_id   TEXT    NOT NULL,
  recipient  TEXT    NOT NULL,
  name       TEXT    NOT NULL,                                   -- of the person
  language   TEXT    NOT NULL CHECK (language IN ('en', 'zh')),
  subject    TEXT    NOT NULL,
  text       TEXT    NOT NULL,
  html       TEXT    NOT NULL,
  at         INTEGER NOT NULL                                    -- ms since the epoch, UTC
) STRICT;

CREATE INDEX messages_by_order ON messages (order_id, sequence);
