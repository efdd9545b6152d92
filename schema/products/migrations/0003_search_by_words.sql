-- Search that knows the words of the shop. Until `npm run reindex` has been through, titles and labels of before are
-- found as well as they can be from SQL alone: Chinese by pairs of its titles, descriptions with their markup.

DROP TABLE product_search;

-- Only what is for sale is in it. The words are kept, the texts are not.
CREATE VIRTUAL TABLE product_search USING fts5 (
  title, vendor, type, labels, body,
  content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

INSERT INTO product_search (rowid, title, vendor, type, labels, body)
SELECT number, title || ' ' || coalesce(translations ->> '$.zh.title', '') || ' ' || coalesce((
    WITH RECURSIVE pair (at, said) AS (
      SELECT 1, title || ' ' || (translations ->> '$.zh.title') UNION ALL SELECT at + 1, said FROM pair WHERE at < length(said)
    )
    SELECT group_concat(substr(said, at, 2), ' ') FROM pair
    WHERE unicode(substr(said, at, 1)) >= 0x2e80 AND unicode(substr(said, at + 1, 1)) >= 0x2e80
  ), ''), vendor, type, category || ' ' || tags || ' ' || options, description
FROM products WHERE status = 'active';

-- The words of titles and labels, and how many goods have each: what a shopper may have meant.
CREATE TABLE search_words (
  number    INTEGER PRIMARY KEY,
  word      TEXT    NOT NULL UNIQUE CHECK (word <> ''),
  stem      TEXT    NOT NULL,
  products  INTEGER NOT NULL CHECK (products >= 0)
) STRICT;

CREATE INDEX search_words_by_stem ON search_words (stem, products);
CREATE INDEX search_words_unused ON search_words (number) WHERE products = 0;

-- Words that look alike, by the triples of their letters; a blank stands for the beginning and the end.
CREATE VIRTUAL TABLE search_spellings USING fts5 (
  word, content = '', contentless_delete = 1, tokenize = 'trigram'
);

CREATE TRIGGER search_words_spelt AFTER INSERT ON search_words BEGIN
  INSERT INTO search_spellings (rowid, word) VALUES (new.number, ' ' || new.word || ' ');
END;

CREATE TRIGGER search_words_gone AFTER DELETE ON search_words BEGIN
  DELETE FROM search_spellings WHERE rowid = old.number;
END;

-- What a product brought into search_words, so that it can be taken out again, and what the order of hits looks at:
-- its own row is long, this one is short.
CREATE TABLE search_documents (
  product  INTEGER PRIMARY KEY REFERENCES products (number) ON DELETE CASCADE,
  maker    INTEGER NOT NULL,                              -- INDEX_MAKER of the code that did it
  words    TEXT    NOT NULL CHECK (json_valid(words)),    -- ["mug", …]
  face     TEXT    NOT NULL CHECK (json_valid(face))      -- {"stems": "delo mug", "type": …, "category": …}
) STRICT;

-- What a merchant says means the same.
CREATE TABLE synonyms (
  id          TEXT    PRIMARY KEY,
  words       TEXT    NOT NULL CHECK (json_valid(words)), -- ["sofa", "couch"]: each stands for all others
  instead     TEXT    NOT NULL CHECK (json_valid(instead)), -- ["tv"]: one way, whoever types one of words finds these too
  updated_at  INTEGER NOT NULL                            -- ms since the epoch, UTC
) STRICT;

-- The same, as a query looks it up.
CREATE TABLE search_synonyms (
  typed    TEXT NOT NULL,                                 -- stems of what is typed, with blanks between them
  phrase   TEXT NOT NULL,                                 -- as the index has it
  synonym  TEXT NOT NULL REFERENCES synonyms (id) ON DELETE CASCADE,
  PRIMARY KEY (typed, phrase, synonym)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_synonyms_by_synonym ON search_synonyms (synonym);
