-- Who may sign in, and where they are signed in. The columns are those that better-auth reads and writes.

CREATE TABLE users (
  id              TEXT    PRIMARY KEY,
  name            TEXT    NOT NULL,
  email           TEXT    NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified  INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
  image           TEXT,
  created_at      INTEGER NOT NULL,                              -- ms since the epoch, UTC
  updated_at      INTEGER NOT NULL                               -- ms since the epoch, UTC
) STRICT;

CREATE TABLE sessions (
  id          TEXT    PRIMARY KEY,
  token       TEXT    NOT NULL UNIQUE,                           -- 32 random characters; the cookie carries it with a signature
  user_id     TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  expires_at  INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  ip_address  TEXT,                                              -- where it was opened, for the person to recognise it
  user_agent  TEXT,
  created_at  INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  updated_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT;

CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE accounts (
  id                        TEXT    PRIMARY KEY,
  account_id                TEXT    NOT NULL,                    -- the person's name at the provider; the user's id for a password
  provider_id               TEXT    NOT NULL,                    -- 'credential': a password of this shop
  user_id                   TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  access_token              TEXT,
  refresh_token             TEXT,
  id_token                  TEXT,
  access_token_expires_at   INTEGER,                             -- ms since the epoch, UTC
  refresh_token_expires_at  INTEGER,                             -- ms since the epoch, UTC
  scope                     TEXT,
  password                  TEXT,                                -- scrypt$N$r$p$salt$hash (workers/http/password.ts)
  created_at                INTEGER NOT NULL,                    -- ms since the epoch, UTC
  updated_at                INTEGER NOT NULL,                    -- ms since the epoch, UTC
  UNIQUE (provider_id, account_id)
) STRICT;

CREATE INDEX accounts_by_user ON accounts (user_id);

CREATE TABLE verifications (
  id          TEXT    PRIMARY KEY,
  identifier  TEXT    NOT NULL,
  value       TEXT    NOT NULL,
  expires_at  INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  created_at  INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  updated_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT;

CREATE INDEX verifications_by_identifier ON verifications (identifier);

-- What signs the cookies, dealt once by the database: a shop starts without anybody making up a key.
CREATE TABLE secrets (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL CHECK (length(value) >= 32)
) STRICT, WITHOUT ROWID;

INSERT INTO secrets (name, value) VALUES ('sessions', lower(hex(randomblob(32))));
