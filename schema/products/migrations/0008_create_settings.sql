-- The rules of the shop: every version of every document, only added to. The latest of each is what holds.

CREATE TABLE settings (
  number    INTEGER PRIMARY KEY,                                -- counts the changes of all documents: orders name it
  document  TEXT    NOT NULL,                                   -- 'shop', 'delivery', …: domain/settings/settings.ts
  version   INTEGER NOT NULL CHECK (version > 0),               -- counts the changes of this one
  value     TEXT    NOT NULL CHECK (json_valid(value)),
  saved_at  INTEGER NOT NULL,                                   -- who saved it is told by the audit log, in the users store
  UNIQUE (document, version)
) STRICT;

CREATE TRIGGER settings_are_never_changed BEFORE UPDATE ON settings BEGIN
  SELECT raise(ABORT, 'a version of the settings is never changed');
END;

CREATE TRIGGER settings_are_never_removed BEFORE DELETE ON settings BEGIN
  SELECT raise(ABORT, 'a version of the settings is never removed');
END;

CREATE TRIGGER settings_told_when_saved AFTER INSERT ON settings BEGIN
  INSERT INTO changes (tag, seq) VALUES ('settings', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;
