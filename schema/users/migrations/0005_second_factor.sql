-- What is asked for beside a password. The columns are those that better-auth and its passkeys read and write.

ALTER TABLE users ADD COLUMN two_factor_enabled INTEGER NOT NULL DEFAULT 0 CHECK (two_factor_enabled IN (0, 1));

CREATE TABLE second_factors (
  id                         TEXT    PRIMARY KEY,
  user_id                    TEXT    NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
  secret                     TEXT    NOT NULL,                   -- of the codes, encrypted with the shop's secret
  backup_codes               TEXT    NOT NULL,                   -- JSON: hashes of the recovery codes that are left
  verified                   INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  failed_verification_count  INTEGER NOT NULL DEFAULT 0,         -- in a row
  locked_until               INTEGER                             -- ms since the epoch, UTC
) STRICT;

CREATE TABLE passkeys (
  id             TEXT    PRIMARY KEY,
  name           TEXT,                                           -- as its owner calls it
  public_key     TEXT    NOT NULL,
  user_id        TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  credential_id  TEXT    NOT NULL UNIQUE,
  counter        INTEGER NOT NULL,
  device_type    TEXT    NOT NULL,                               -- 'singleDevice', 'multiDevice'
  backed_up      INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
  transports     TEXT,                                           -- how it is reached: 'internal,hybrid'
  created_at     INTEGER NOT NULL,                               -- ms since the epoch, UTC
  aaguid         TEXT                                            -- the make of the authenticator
) STRICT;

CREATE INDEX passkeys_by_user ON passkeys (user_id);
