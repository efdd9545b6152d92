-- What people have agreed to be written: a line for each time, never changed. Of those that give or withdraw the last one counts.
CREATE TABLE consents (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  address   TEXT    NOT NULL,                                    -- of mail, in small letters
  purpose   TEXT    NOT NULL CHECK (purpose IN ('newsletter', 'back-in-stock', 'review-invitation', 'abandoned-cart')),
  state     TEXT    NOT NULL CHECK (state IN ('asked', 'given', 'withdrawn')), -- asked: and not confirmed by mail yet
  wording   TEXT    NOT NULL,                                    -- what they read
  version   TEXT    NOT NULL,                                    -- of the wording
  language  TEXT    NOT NULL CHECK (language IN ('en', 'zh')),
  source    TEXT    NOT NULL,                                    -- where they said so
  at        INTEGER NOT NULL                                     -- ms since the epoch, UTC
) STRICT;

CREATE INDEX consents_by_address ON consents (address, purpose, sequence);

-- Where nobody may be written to: an address that bounces, somebody who has complained.
CREATE TABLE suppressions (
  address  TEXT    NOT NULL,                                     -- of mail, in small letters; or a telephone number
  channel  TEXT    NOT NULL CHECK (channel IN ('mail', 'sms')),
  reason   TEXT    NOT NULL CHECK (reason IN ('bounced', 'complained')),
  detail   TEXT    NOT NULL DEFAULT '',                          -- as the provider says it
  at       INTEGER NOT NULL,                                     -- ms since the epoch, UTC
  PRIMARY KEY (address, channel)
) STRICT;

CREATE INDEX suppressions_by_time ON suppressions (at);
