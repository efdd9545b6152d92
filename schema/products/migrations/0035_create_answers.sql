-- What those who have a thing answer to a question about it, beside the shop's own answer: at most one of each person to each question.
CREATE TABLE answers (
  id          TEXT    PRIMARY KEY,                                  -- 'ans_…'
  question    TEXT    NOT NULL,
  product     TEXT    NOT NULL,                                     -- of the question: what staff look through is asked by it
  state       TEXT    NOT NULL CHECK (state IN ('waiting', 'published', 'declined')),
  body        TEXT    NOT NULL CHECK (body <> ''),
  name        TEXT    NOT NULL DEFAULT '',                          -- '': somebody who chose none, or has asked to be forgotten
  language    TEXT    NOT NULL,
  flags       TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(flags)),
  reason      TEXT    CHECK ((reason IS NOT NULL) = (state = 'declined')),
  helpful     INTEGER NOT NULL DEFAULT 0 CHECK (helpful >= 0),
  reports     INTEGER NOT NULL DEFAULT 0 CHECK (reports >= 0),
  written_at  INTEGER NOT NULL,                                     -- ms since the epoch, UTC
  edited_at   INTEGER,
  version     INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX answers_of_question ON answers (question, helpful DESC, written_at, id) WHERE state = 'published';
CREATE INDEX answers_queue ON answers (state, written_at, id);

-- Told as what is said of a review: the page of the product shows it.
CREATE TRIGGER answer_told AFTER UPDATE OF state, body, name ON answers
WHEN old.state = 'published' OR new.state = 'published' BEGIN
  INSERT INTO changes (tag, seq)
    SELECT 'product-' || handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes) FROM products WHERE id = new.product
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;
