-- Keys of programs that work for the staff. Of the key itself only its hash is kept. A key that was revoked stays, so that what it did
-- has a name.
CREATE TABLE api_keys (
  id            TEXT    PRIMARY KEY,
  name          TEXT    NOT NULL,
  hash          TEXT    NOT NULL UNIQUE,                         -- SHA-256 of the key, in hexadecimal
  start         TEXT    NOT NULL,                                -- its first letters, to know it again
  "end"         TEXT    NOT NULL,                                -- its last letters
  permissions   TEXT    NOT NULL CHECK (json_valid(permissions)),
  made_by       TEXT    NOT NULL,                                -- of users: what they may do bounds what it opens
  made_at       INTEGER NOT NULL,                                -- ms since the epoch, UTC
  request       TEXT    NOT NULL UNIQUE,                         -- which request made it, so that a repetition makes none
  asked         TEXT    NOT NULL,                                -- a hash of what that request asked for
  expires_at    INTEGER,                                         -- ms since the epoch, UTC; NULL: never
  revoked_at    INTEGER,                                         -- ms since the epoch, UTC
  last_used_at  INTEGER                                          -- ms since the epoch, UTC, within an hour
) STRICT;

CREATE INDEX api_keys_by_time ON api_keys (made_at);
