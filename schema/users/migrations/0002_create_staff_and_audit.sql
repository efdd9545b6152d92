-- Who works here, and what they did.

CREATE TABLE staff (
  user_id     TEXT    PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  role        TEXT    NOT NULL CHECK (role IN ('owner', 'manager', 'clerk')),
  created_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  who       TEXT    NOT NULL,                                    -- the mail address, as it was then: people leave, lines stay
  deed      TEXT    NOT NULL,                                    -- 'orders:ship', 'inventory:count', 'staff:refused'
  subject   TEXT    NOT NULL,                                    -- the id of what it was done to
  details   TEXT    NOT NULL DEFAULT '{}'                        -- JSON
) STRICT;

CREATE INDEX audit_by_subject ON audit (subject, sequence);

-- A log that could be edited would prove nothing.
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only written at its end');
END;

CREATE TRIGGER audit_keeps BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only written at its end');
END;
