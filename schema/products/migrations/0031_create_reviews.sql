-- What those who have bought a thing say of it, and what others ask before they buy it. Who they are is in the users store alone: here
-- stands the name that they chose to be shown by. A product that is deleted and brought back has its reviews again, so it is named by its id.
CREATE TABLE reviews (
  id          TEXT    PRIMARY KEY,                                  -- 'rev_…'
  product     TEXT    NOT NULL,
  variant     TEXT,
  choice      TEXT    CHECK (choice IS NULL OR json_valid(choice)), -- in each language, as it stands in the order
  state       TEXT    NOT NULL CHECK (state IN ('waiting', 'published', 'declined')),
  stars       INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  title       TEXT    NOT NULL DEFAULT '',
  body        TEXT    NOT NULL DEFAULT '',
  pictures    TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(pictures)),
  name        TEXT    NOT NULL DEFAULT '',                          -- '': somebody who chose none, or has asked to be forgotten
  language    TEXT    NOT NULL,
  verified    INTEGER NOT NULL CHECK (verified IN (0, 1)),
  source      TEXT    NOT NULL CHECK (source IN ('shop', 'judge.me', 'shopify')),
  run         TEXT,                                                 -- of the import that brought it
  flags       TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(flags)),
  reason      TEXT    CHECK ((reason IS NOT NULL) = (state = 'declined')),
  reply       TEXT    NOT NULL DEFAULT '',
  replied_at  INTEGER CHECK ((replied_at IS NULL) = (reply = '')),
  helpful     INTEGER NOT NULL DEFAULT 0 CHECK (helpful >= 0),
  reports     INTEGER NOT NULL DEFAULT 0 CHECK (reports >= 0),
  chosen      INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)),  -- for pages of sections
  written_at  INTEGER NOT NULL,                                     -- ms since the epoch, UTC
  edited_at   INTEGER,
  version     INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT, WITHOUT ROWID;

-- A page of a product counts its stars in the index alone, and reads no more reviews than it shows.
CREATE INDEX reviews_of_product ON reviews (product, state, stars, (pictures <> '[]'));
CREATE INDEX reviews_helpful ON reviews (product, helpful DESC, written_at DESC, id) WHERE state = 'published';
CREATE INDEX reviews_newest ON reviews (product, written_at DESC, id) WHERE state = 'published';
CREATE INDEX reviews_queue ON reviews (state, written_at, id);
CREATE INDEX reviews_reported ON reviews (reports) WHERE reports > 0;
CREATE INDEX reviews_for_sections ON reviews (chosen DESC, written_at DESC) WHERE state = 'published';
CREATE INDEX reviews_by_run ON reviews (run) WHERE run IS NOT NULL;

CREATE TABLE questions (
  id           TEXT    PRIMARY KEY,                                 -- 'que_…'
  product      TEXT    NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('waiting', 'published', 'declined')),
  body         TEXT    NOT NULL CHECK (body <> ''),
  name         TEXT    NOT NULL DEFAULT '',
  language     TEXT    NOT NULL,
  flags        TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(flags)),
  reason       TEXT    CHECK ((reason IS NOT NULL) = (state = 'declined')),
  answer       TEXT    NOT NULL DEFAULT '',
  answered_at  INTEGER CHECK ((answered_at IS NULL) = (answer = '')),
  helpful      INTEGER NOT NULL DEFAULT 0 CHECK (helpful >= 0),
  reports      INTEGER NOT NULL DEFAULT 0 CHECK (reports >= 0),
  asked_at     INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  version      INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX questions_of_product ON questions (product, helpful DESC, asked_at DESC, id) WHERE state = 'published';
CREATE INDEX questions_queue ON questions (state, asked_at, id);

-- Once from each customer, or from each browser: who it was is sealed, and cannot be read back.
CREATE TABLE helpful_votes (
  subject  TEXT    NOT NULL,                                        -- a review or a question
  voter    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (subject, voter)
) STRICT, WITHOUT ROWID;

CREATE TABLE abuse_reports (
  subject   TEXT    NOT NULL,
  reporter  TEXT    NOT NULL,
  reason    TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (subject, reporter)
) STRICT, WITHOUT ROWID;

-- Two whole sums for each product, changed with the review that changes them: an average that was rounded would drift. Which is shown
-- where both are there: domain/catalog/rating.ts.
ALTER TABLE products ADD COLUMN reviewed_sum INTEGER NOT NULL DEFAULT 0 CHECK (reviewed_sum >= 0);
ALTER TABLE products ADD COLUMN reviewed_count INTEGER NOT NULL DEFAULT 0 CHECK (reviewed_count >= 0);
ALTER TABLE products ADD COLUMN shown_sum INTEGER GENERATED ALWAYS AS (iif(reviewed_count > 0, reviewed_sum, rating_sum)) VIRTUAL;
ALTER TABLE products ADD COLUMN shown_count INTEGER GENERATED ALWAYS AS (iif(reviewed_count > 0, reviewed_count, rating_count)) VIRTUAL;

CREATE TRIGGER review_counted AFTER INSERT ON reviews WHEN new.state = 'published' BEGIN
  UPDATE products SET reviewed_sum = reviewed_sum + new.stars, reviewed_count = reviewed_count + 1 WHERE id = new.product;
END;

CREATE TRIGGER review_counted_anew AFTER UPDATE OF state, stars, product ON reviews
WHEN old.state = 'published' OR new.state = 'published' BEGIN
  UPDATE products SET reviewed_sum = reviewed_sum - old.stars, reviewed_count = reviewed_count - 1
    WHERE id = old.product AND old.state = 'published';
  UPDATE products SET reviewed_sum = reviewed_sum + new.stars, reviewed_count = reviewed_count + 1
    WHERE id = new.product AND new.state = 'published';
END;

CREATE TRIGGER review_uncounted AFTER DELETE ON reviews WHEN old.state = 'published' BEGIN
  UPDATE products SET reviewed_sum = reviewed_sum - old.stars, reviewed_count = reviewed_count - 1 WHERE id = old.product;
END;

-- One that was deleted is back, and so is what was said of it.
CREATE TRIGGER reviews_come_back AFTER INSERT ON products
WHEN EXISTS (SELECT 1 FROM reviews WHERE product = new.id AND state = 'published') BEGIN
  UPDATE products SET
    reviewed_sum = (SELECT sum(stars) FROM reviews WHERE product = new.id AND state = 'published'),
    reviewed_count = (SELECT count(*) FROM reviews WHERE product = new.id AND state = 'published')
  WHERE number = new.number;
END;

-- Lists know the sums that are shown.
DROP TRIGGER product_listed;
DROP TRIGGER product_listed_anew;

CREATE TRIGGER product_listed AFTER INSERT ON products WHEN NEW.status = 'active' AND NEW.shown = 1
BEGIN
  INSERT INTO listed (product, title, vendor, type, availability, rating_sum, rating_count, created_at)
  VALUES (NEW.number, NEW.title, NEW.vendor, NEW.type, NEW.availability, NEW.shown_sum, NEW.shown_count, NEW.created_at);
END;

CREATE TRIGGER product_listed_anew
AFTER UPDATE OF status, shown, title, vendor, type, availability, rating_sum, rating_count, reviewed_sum, reviewed_count, created_at ON products
WHEN NEW.status = 'active' AND NEW.shown = 1
BEGIN
  INSERT INTO listed (product, title, vendor, type, availability, rating_sum, rating_count, created_at)
  VALUES (NEW.number, NEW.title, NEW.vendor, NEW.type, NEW.availability, NEW.shown_sum, NEW.shown_count, NEW.created_at)
  ON CONFLICT (product) DO UPDATE SET title = excluded.title, vendor = excluded.vendor, type = excluded.type,
    availability = excluded.availability, rating_sum = excluded.rating_sum, rating_count = excluded.rating_count,
    created_at = excluded.created_at;
END;

-- What a page shows of a review beside its stars; how many found it helpful may be as old as an answer may be.
CREATE TRIGGER review_told AFTER UPDATE OF state, title, body, pictures, name, reply, chosen ON reviews
WHEN old.state = 'published' OR new.state = 'published' BEGIN
  INSERT INTO changes (tag, seq)
    SELECT 'product-' || handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes) FROM products WHERE id = new.product
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('reviews', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER review_told_when_added AFTER INSERT ON reviews WHEN new.state = 'published' BEGIN
  INSERT INTO changes (tag, seq) VALUES ('reviews', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER review_told_when_removed AFTER DELETE ON reviews WHEN old.state = 'published' BEGIN
  INSERT INTO changes (tag, seq) VALUES ('reviews', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER question_told AFTER UPDATE OF state, body, name, answer ON questions
WHEN old.state = 'published' OR new.state = 'published' BEGIN
  INSERT INTO changes (tag, seq)
    SELECT 'product-' || handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes) FROM products WHERE id = new.product
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;
