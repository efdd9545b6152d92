-- Which of those who work here want to be written of what: once they have said so, until they say otherwise.
CREATE TABLE staff_news (
  user_id   TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind      TEXT    NOT NULL CHECK (kind IN ('low-stock')),
  language  TEXT    NOT NULL CHECK (language IN ('en', 'zh')),
  since     INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  PRIMARY KEY (user_id, kind)
) STRICT, WITHOUT ROWID;
