-- Where pages of before stand now. A page that is there is shown, whatever stands here.
CREATE TABLE redirects (
  source     TEXT    PRIMARY KEY CHECK (source LIKE '/%'),           -- path in the first language, not encoded
  target     TEXT    NOT NULL CHECK (target <> source),              -- a path, or an address of elsewhere; never a source itself
  by_itself  INTEGER NOT NULL CHECK (by_itself IN (0, 1)),           -- 1: a handle has changed
  created_at INTEGER NOT NULL                                        -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

-- What leads to a page that moves moves along.
CREATE INDEX redirects_by_target ON redirects (target);

-- Whoever changes a handle: its page is found under the old one too. What led there leads on, and nothing leads away from
-- where a page stands now.
CREATE TRIGGER redirects_made_when_handle_changes AFTER UPDATE OF handle ON products WHEN new.handle <> old.handle BEGIN
  DELETE FROM redirects WHERE source = '/products/' || new.handle;
  UPDATE redirects SET target = '/products/' || new.handle WHERE target = '/products/' || old.handle;
  INSERT INTO redirects (source, target, by_itself, created_at)
  VALUES ('/products/' || old.handle, '/products/' || new.handle, 1, new.updated_at)
  ON CONFLICT (source) DO UPDATE SET target = excluded.target, by_itself = 1, created_at = excluded.created_at;
END;
