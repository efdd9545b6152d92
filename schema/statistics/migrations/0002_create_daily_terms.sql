-- What was searched, rolled up by day; never by whom.

CREATE TABLE daily_terms (
  day           TEXT    NOT NULL CHECK (day GLOB '????-??-??'), -- UTC
  language      TEXT    NOT NULL,
  term          TEXT    NOT NULL,                               -- as it is logged; empty: all others of a day that had too many
  searches      INTEGER NOT NULL DEFAULT 0,
  without_hits  INTEGER NOT NULL DEFAULT 0,                     -- of these, those that nothing answered
  clicks        INTEGER NOT NULL DEFAULT 0,                     -- products chosen from what was found
  PRIMARY KEY (day, language, term)
) STRICT, WITHOUT ROWID;

-- Events of pages that have been counted: one that arrives again changes nothing. Ids begin with their time.
CREATE TABLE counted_page_events (
  id  TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
