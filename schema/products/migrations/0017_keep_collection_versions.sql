-- What a collection says beside its title and text, when it is there, in which order it stands, and what it was before.
ALTER TABLE collections ADD COLUMN seo_title TEXT NOT NULL DEFAULT '';
ALTER TABLE collections ADD COLUMN seo_description TEXT NOT NULL DEFAULT '';
ALTER TABLE collections ADD COLUMN sort TEXT NOT NULL DEFAULT 'featured';                         -- where nobody asks for another
ALTER TABLE collections ADD COLUMN published_from INTEGER;                                        -- ms since the epoch, UTC; NULL: always
ALTER TABLE collections ADD COLUMN published_until INTEGER;                                       -- the first moment at which it is not there
ALTER TABLE collections ADD COLUMN shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1));      -- whether its moment is now, as the clock said last
ALTER TABLE collections ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE collections ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;

-- A collection that was deleted is here alone.
CREATE TABLE collection_versions (
  collection TEXT    NOT NULL,                                     -- 'col_…'; outlives the collection
  version    INTEGER NOT NULL CHECK (version >= 0),                -- that was replaced; 0: there was none yet
  at         INTEGER NOT NULL,                                     -- ms since the epoch, UTC: when it was replaced
  who        TEXT    NOT NULL,                                     -- id of a member of staff; '' nobody: a program of the shop itself
  cause      TEXT    NOT NULL,                                     -- 'create', 'edit', 'restore', 'delete', 'import'
  document   TEXT,                                                 -- the whole collection with what it lists: JSON, gzip, base64; NULL: there was none
  PRIMARY KEY (collection, version)
) STRICT, WITHOUT ROWID;

-- As for products: whoever changes a handle is found under the old one too.
CREATE TRIGGER redirects_made_when_collection_moves AFTER UPDATE OF handle ON collections WHEN new.handle <> old.handle BEGIN
  DELETE FROM redirects WHERE source = '/collections/' || new.handle;
  UPDATE redirects SET target = '/collections/' || new.handle WHERE target = '/collections/' || old.handle;
  INSERT INTO redirects (source, target, by_itself, created_at)
  VALUES ('/collections/' || old.handle, '/collections/' || new.handle, 1, new.updated_at)
  ON CONFLICT (source) DO UPDATE SET target = excluded.target, by_itself = 1, created_at = excluded.created_at;
END;
