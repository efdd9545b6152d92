-- What the shop keeps of each customer beside what they say of themselves, and what its lists find them by. A list of a million people
-- is walked from its newest end: by the number of the row, within a state, a tag, or whoever is found by words.

CREATE TABLE customer_records (
  sequence         INTEGER PRIMARY KEY AUTOINCREMENT,            -- in the order in which the shop came to know them
  customer_id      TEXT    NOT NULL UNIQUE REFERENCES customers (id) ON DELETE CASCADE,
  words            TEXT    NOT NULL,                             -- what they are found by, as customer_spellings writes it
  state            TEXT    NOT NULL CHECK (state IN ('active', 'unproven', 'disabled', 'merged')),
  newsletter       INTEGER NOT NULL DEFAULT 0 CHECK (newsletter IN (0, 1)), -- whether the last word of their address is yes
  note             TEXT    NOT NULL DEFAULT '',                  -- of the staff, never shown to them
  version          INTEGER NOT NULL DEFAULT 1,                   -- of the note
  first_name       TEXT    NOT NULL DEFAULT '',                  -- as a file has written their name in two
  last_name        TEXT    NOT NULL DEFAULT '',
  company          TEXT    NOT NULL DEFAULT '',                  -- as a file says it
  is_tax_exempt    INTEGER NOT NULL DEFAULT 0 CHECK (is_tax_exempt IN (0, 1)),
  takes_sms        INTEGER NOT NULL DEFAULT 0 CHECK (takes_sms IN (0, 1)), -- as a file says; nothing is sent by it
  former_id        TEXT    UNIQUE,                               -- what the shop that a file came from calls them
  former_orders    INTEGER,                                      -- what that shop has counted; NULL: nobody has said
  former_spent     INTEGER,                                      -- minor units
  former_currency  TEXT,                                         -- ISO 4217
  brought_by       TEXT,                                         -- the import that has made them
  merged_into      TEXT,                                         -- a customer's id: this is the same person
  merged_at        INTEGER                                       -- ms since the epoch, UTC
) STRICT;

CREATE INDEX customer_records_by_state ON customer_records (state, sequence);
CREATE INDEX customer_records_with_newsletter ON customer_records (sequence) WHERE newsletter = 1;
CREATE INDEX customer_records_merged ON customer_records (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE customer_tags (
  tag       TEXT    NOT NULL CHECK (tag <> ''),
  sequence  INTEGER NOT NULL REFERENCES customer_records (sequence) ON DELETE CASCADE,
  PRIMARY KEY (tag, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX customer_tags_of ON customer_tags (sequence);

-- Each Han sign is a word of its own, as nobody writes blanks between them; letters that lose no mark are written as people type
-- them; an apostrophe is a blank and is nothing; a telephone number is found from any digit on, and by its last four.
CREATE VIEW customer_spellings AS
WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 250)
SELECT
  id,
  CASE WHEN disabled_at IS NOT NULL THEN 'disabled'
       WHEN email_verified = 1 OR phone_number_verified = 1 THEN 'active' ELSE 'unproven' END AS state,
  coalesce((SELECT consents.state = 'given' FROM consents
    WHERE address = email AND purpose = 'newsletter' AND consents.state IN ('given', 'withdrawn')
    ORDER BY consents.sequence DESC LIMIT 1), 0) AS newsletter,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    coalesce((SELECT group_concat(CASE WHEN unicode(sign) BETWEEN 13312 AND 40959 THEN ' ' || sign || ' ' ELSE sign END, '')
      FROM (SELECT substr(name, n, 1) AS sign FROM place WHERE n <= length(name) ORDER BY n)), '')
    || ' ' || replace(replace(name, '''', ''), '’', '') || ' ' || coalesce(email, ''),
    'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ı', 'i')
    || coalesce((SELECT ' ' || group_concat(substr(phone_number, n), ' ') FROM place
      WHERE n BETWEEN 2 AND length(phone_number) - 5) || ' ' || substr(phone_number, -4), '') AS words
FROM customers;

CREATE VIRTUAL TABLE customer_words USING fts5 (
  words, content = 'customer_records', content_rowid = 'sequence', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER customer_records_found AFTER INSERT ON customer_records
BEGIN
  INSERT INTO customer_words (rowid, words) VALUES (new.sequence, new.words);
END;

CREATE TRIGGER customer_records_lost AFTER DELETE ON customer_records
BEGIN
  INSERT INTO customer_words (customer_words, rowid, words) VALUES ('delete', old.sequence, old.words);
END;

CREATE TRIGGER customer_records_renamed AFTER UPDATE OF words ON customer_records WHEN old.words <> new.words
BEGIN
  INSERT INTO customer_words (customer_words, rowid, words) VALUES ('delete', old.sequence, old.words);
  INSERT INTO customer_words (rowid, words) VALUES (new.sequence, new.words);
END;

-- Whoever writes a customer, the library, a file or staff, has written the record as well.
CREATE TRIGGER customer_recorded AFTER INSERT ON customers
BEGIN
  INSERT INTO customer_records (customer_id, words, state, newsletter)
  SELECT id, words, state, newsletter FROM customer_spellings WHERE id = new.id;
END;

CREATE TRIGGER customer_recorded_anew
AFTER UPDATE OF name, email, phone_number, email_verified, phone_number_verified, disabled_at ON customers
BEGIN
  UPDATE customer_records SET
    words = spelling.words, newsletter = spelling.newsletter,
    state = CASE WHEN merged_into IS NULL THEN spelling.state ELSE 'merged' END
  FROM customer_spellings AS spelling WHERE spelling.id = new.id AND customer_id = new.id;
END;

CREATE TRIGGER customer_merged AFTER UPDATE OF merged_into ON customer_records
BEGIN
  UPDATE customer_records SET state = CASE WHEN new.merged_into IS NULL
    THEN (SELECT state FROM customer_spellings WHERE id = new.customer_id) ELSE 'merged' END
  WHERE sequence = new.sequence;
END;

CREATE TRIGGER customer_consented AFTER INSERT ON consents
WHEN new.purpose = 'newsletter' AND new.state IN ('given', 'withdrawn')
BEGIN
  UPDATE customer_records SET newsletter = (new.state = 'given')
  WHERE customer_id = (SELECT id FROM customers WHERE email = new.address);
END;

INSERT INTO customer_records (customer_id, words, state, newsletter)
SELECT spelling.id, words, state, newsletter FROM customer_spellings AS spelling JOIN customers ON customers.id = spelling.id
ORDER BY customers.created_at, customers.id;
