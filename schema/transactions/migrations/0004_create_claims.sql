-- Idempotency keys of calls by staff whose effect is repeatable by itself: which request each key stands for.

CREATE TABLE claims (
  who      TEXT    NOT NULL,   -- mail address of the member of staff
  key      TEXT    NOT NULL,   -- chosen by their program
  request  TEXT    NOT NULL,   -- hash of what was asked for
  at       INTEGER NOT NULL,   -- ms since the epoch, UTC
  PRIMARY KEY (who, key)
) STRICT;

CREATE INDEX claims_by_time ON claims (at);
