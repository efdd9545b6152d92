-- Customers: a realm of their own beside staff, with tables, sessions and codes of their own. What better-auth reads and writes
-- stands first in each table; what follows is the shop's.
--
-- The table `attempts` is of no use any more: tries are counted by objects (durable-objects/customers). It goes when no version that
-- reads it is rolled back to any more.

CREATE TABLE customers (
  id                     TEXT    PRIMARY KEY CHECK (id LIKE 'cus\_%' ESCAPE '\'), -- the two characters behind the prefix: its slot
  name                   TEXT    NOT NULL DEFAULT '',
  email                  TEXT    UNIQUE CHECK (email = lower(email)),             -- none: somebody who is known by a telephone alone
  email_verified         INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
  image                  TEXT,
  created_at             INTEGER NOT NULL,                                        -- ms since the epoch, UTC
  updated_at             INTEGER NOT NULL,                                        -- ms since the epoch, UTC
  two_factor_enabled     INTEGER NOT NULL DEFAULT 0 CHECK (two_factor_enabled IN (0, 1)),
  phone_number           TEXT    UNIQUE CHECK (phone_number LIKE '+%'),           -- E.164
  phone_number_verified  INTEGER NOT NULL DEFAULT 0 CHECK (phone_number_verified IN (0, 1)),
  language               TEXT    NOT NULL DEFAULT 'en',
  disabled_at            INTEGER,                                                 -- ms since the epoch, UTC: since then they cannot sign in
  CHECK (email IS NOT NULL OR phone_number IS NOT NULL)
) STRICT;

CREATE INDEX customers_by_age ON customers (created_at, id);

CREATE TABLE customer_sessions (
  id           TEXT    PRIMARY KEY,
  token        TEXT    NOT NULL UNIQUE,                          -- 32 random characters; the cookie carries it with a signature
  user_id      TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  expires_at   INTEGER NOT NULL,                                 -- ms since the epoch, UTC
  ip_address   TEXT,
  user_agent   TEXT,
  created_at   INTEGER NOT NULL,                                 -- ms since the epoch, UTC
  updated_at   INTEGER NOT NULL,                                 -- ms since the epoch, UTC
  place        TEXT    NOT NULL DEFAULT '',                      -- where the platform says the connection comes from: 'Leipzig, DE'
  is_known     INTEGER NOT NULL DEFAULT 1 CHECK (is_known IN (0, 1)) -- whether this browser has signed in here before
) STRICT;

CREATE INDEX customer_sessions_by_user ON customer_sessions (user_id);

CREATE TABLE customer_accounts (
  id                        TEXT    PRIMARY KEY,
  account_id                TEXT    NOT NULL,
  provider_id               TEXT    NOT NULL,                    -- 'credential': a password of this shop
  user_id                   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  access_token              TEXT,
  refresh_token             TEXT,
  id_token                  TEXT,
  access_token_expires_at   INTEGER,
  refresh_token_expires_at  INTEGER,
  scope                     TEXT,
  password                  TEXT,                                -- scrypt$N$r$p$salt$hash (workers/http/password.ts)
  created_at                INTEGER NOT NULL,
  updated_at                INTEGER NOT NULL,
  UNIQUE (provider_id, account_id)
) STRICT;

CREATE INDEX customer_accounts_by_user ON customer_accounts (user_id);

CREATE TABLE customer_verifications (
  id          TEXT    PRIMARY KEY,
  identifier  TEXT    NOT NULL,
  value       TEXT    NOT NULL,                                  -- codes and links as hashes
  expires_at  INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX customer_verifications_by_identifier ON customer_verifications (identifier);

CREATE TABLE customer_second_factors (
  id                         TEXT    PRIMARY KEY,
  user_id                    TEXT    NOT NULL UNIQUE REFERENCES customers (id) ON DELETE CASCADE,
  secret                     TEXT    NOT NULL,
  backup_codes               TEXT    NOT NULL,
  verified                   INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  failed_verification_count  INTEGER NOT NULL DEFAULT 0,
  locked_until               INTEGER
) STRICT;

CREATE TABLE customer_passkeys (
  id             TEXT    PRIMARY KEY,
  name           TEXT,
  public_key     TEXT    NOT NULL,
  user_id        TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  credential_id  TEXT    NOT NULL UNIQUE,
  counter        INTEGER NOT NULL,
  device_type    TEXT    NOT NULL,
  backed_up      INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
  transports     TEXT,
  created_at     INTEGER NOT NULL,
  aaguid         TEXT
) STRICT;

CREATE INDEX customer_passkeys_by_user ON customer_passkeys (user_id);

-- What happened to people: the outbox of this store. A row stands in the transaction of the change that it tells of, whoever made it;
-- it is told by queue until its listener has confirmed it.
CREATE TABLE user_facts (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  about     TEXT    NOT NULL,                                    -- the customer's id, or the mail address of somebody who is none yet
  fact      TEXT    NOT NULL CHECK (json_valid(fact)),
  unheard   INTEGER NOT NULL DEFAULT 1 CHECK (unheard IN (0, 1)),
  tells     INTEGER NOT NULL DEFAULT 0,
  tell_at   INTEGER NOT NULL                                     -- ms since the epoch, UTC: not told again before
) STRICT;

CREATE INDEX user_facts_to_tell ON user_facts (tell_at) WHERE unheard = 1;
CREATE INDEX user_facts_by_about ON user_facts (about);

CREATE TRIGGER customer_registered AFTER INSERT ON customers WHEN new.email_verified = 1 BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.created_at, new.id, json_object('type', 'customer-registered', 'customer', new.id), new.created_at);
END;

CREATE TRIGGER customer_email_proven AFTER UPDATE OF email_verified ON customers
WHEN new.email_verified = 1 AND old.email_verified = 0 BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.updated_at, new.id, json_object('type', 'customer-registered', 'customer', new.id), new.updated_at);
END;

CREATE TRIGGER customer_email_changed AFTER UPDATE OF email ON customers WHEN old.email IS NOT NULL AND new.email IS NOT old.email BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.updated_at, new.id,
    json_object('type', 'customer-email-changed', 'customer', new.id, 'before', old.email), new.updated_at);
END;

CREATE TRIGGER customer_signed_in_elsewhere AFTER INSERT ON customer_sessions WHEN new.is_known = 0 BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.created_at, new.user_id,
    json_object('type', 'customer-signed-in-elsewhere', 'customer', new.user_id, 'session', new.id), new.created_at);
END;
