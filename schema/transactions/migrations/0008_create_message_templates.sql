-- What merchants have written in place of the shop's own words. Every version stays; the last one of a template and language counts.
CREATE TABLE message_templates (
  template  TEXT    NOT NULL,
  language  TEXT    NOT NULL CHECK (language IN ('en', 'zh')),
  version   INTEGER NOT NULL CHECK (version > 0),
  words     TEXT    NOT NULL,                                    -- JSON; empty: back to the shop's own words
  who       TEXT    NOT NULL,                                    -- of the staff
  at        INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  PRIMARY KEY (template, language, version)
) STRICT;
