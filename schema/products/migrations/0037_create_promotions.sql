-- Promotions: what is taken off, from what, for whom and when, as one document each.
CREATE TABLE promotions (
  id          TEXT    PRIMARY KEY,
  class       TEXT    NOT NULL CHECK (class IN ('product', 'order', 'delivery')),
  state       TEXT    NOT NULL CHECK (state IN ('draft', 'active', 'paused', 'ended')),
  method      TEXT    NOT NULL CHECK (method IN ('automatic', 'code')),
  name        TEXT    NOT NULL,
  starts_at   INTEGER,                                 -- ms since the epoch, UTC; NULL: since ever
  ends_at     INTEGER,                                 -- the first moment at which it is over; NULL: no end
  document    TEXT    NOT NULL,                        -- JSON: what it says, as domain/promotions/promotion.ts
  version     INTEGER NOT NULL CHECK (version > 0),    -- counts the changes
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at)
) STRICT;

-- Those that carts are judged by.
CREATE INDEX promotions_running ON promotions (ends_at) WHERE state = 'active';
CREATE INDEX promotions_newest ON promotions (created_at, id);

-- What it said before; only added to.
CREATE TABLE promotion_versions (
  promotion  TEXT    NOT NULL REFERENCES promotions (id),
  version    INTEGER NOT NULL,
  document   TEXT    NOT NULL,
  who        TEXT    NOT NULL DEFAULT '',              -- id of a member of staff; '': nobody of them
  at         INTEGER NOT NULL,
  PRIMARY KEY (promotion, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER promotion_versions_stay BEFORE UPDATE ON promotion_versions BEGIN
  SELECT raise(ABORT, 'versions of promotions are only added to');
END;
CREATE TRIGGER promotion_versions_are_kept BEFORE DELETE ON promotion_versions BEGIN
  SELECT raise(ABORT, 'versions of promotions are only added to');
END;

-- Codes are the same in whatever case they are typed.
CREATE TABLE promotion_codes (
  code        TEXT    NOT NULL COLLATE NOCASE PRIMARY KEY,
  promotion   TEXT    NOT NULL REFERENCES promotions (id),
  uses        INTEGER CHECK (uses > 0),                -- NULL: as often as the promotion
  customer    TEXT,                                    -- whom alone it is for; NULL: whoever says it
  batch       TEXT    NOT NULL DEFAULT '',             -- codes that were made together
  revoked_at  INTEGER,
  created_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX promotion_codes_of ON promotion_codes (promotion, created_at, code);

CREATE TRIGGER promotions_told_when_added AFTER INSERT ON promotions BEGIN
  INSERT INTO changes (tag, seq) VALUES ('promotions', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER promotions_told_when_changed AFTER UPDATE ON promotions BEGIN
  INSERT INTO changes (tag, seq) VALUES ('promotions', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;
