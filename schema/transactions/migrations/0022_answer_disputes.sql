-- What staff answer to a dispute, and what has happened to it: the provider knows the dispute, the shop alone what was said and by whom.
CREATE TABLE dispute_answers (
  dispute    TEXT    PRIMARY KEY,                  -- in the provider's word
  order_id   TEXT    NOT NULL,
  text       TEXT    NOT NULL,                     -- in the shop's own words; empty: its buyer was forgotten
  language   TEXT    NOT NULL CHECK (length(language) = 2), -- of what is written around it
  version    INTEGER NOT NULL CHECK (version > 0),
  written_at INTEGER NOT NULL                      -- ms since the epoch
) STRICT, WITHOUT ROWID;

CREATE INDEX dispute_answers_by_order ON dispute_answers (order_id);

-- Nothing of it is ever changed.
CREATE TABLE dispute_entries (
  dispute    TEXT    NOT NULL,
  entry      TEXT    NOT NULL,                     -- of what happened: told again, it is the same row
  at         INTEGER NOT NULL,                     -- ms since the epoch
  what       TEXT    NOT NULL CHECK (what IN ('heard', 'submitted', 'accepted')),
  state      TEXT    NOT NULL,                     -- of the dispute behind it
  who        TEXT    NOT NULL DEFAULT '',          -- id of a member of staff; empty: the provider has told
  PRIMARY KEY (dispute, entry)
) STRICT, WITHOUT ROWID;
