-- Posts, pages made of sections, and the first page: each as one document, with what it was before.
CREATE TABLE content (
  id          TEXT    PRIMARY KEY,                               -- 'doc_…'
  kind        TEXT    NOT NULL CHECK (kind IN ('post', 'landing', 'home')),
  handle      TEXT    NOT NULL,                                  -- of the first page ''
  document    TEXT    NOT NULL CHECK (json_valid(document)),     -- domain/content/document.ts
  found_by    TEXT    NOT NULL,                                  -- title, tags and text in all languages, folded
  public_at   INTEGER,                                           -- ms since the epoch: from when on; NULL: it is not public
  public_until INTEGER,
  next_at     INTEGER,                                           -- when it looks different by itself; NULL: never
  version     INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  UNIQUE (kind, handle)
) STRICT;

CREATE INDEX content_by_date ON content (kind, public_at DESC);
CREATE INDEX content_due ON content (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE content_versions (
  id        TEXT    NOT NULL,                                    -- outlives the document
  version   INTEGER NOT NULL CHECK (version >= 0),               -- that was replaced; 0: there was none yet
  at        INTEGER NOT NULL,
  who       TEXT    NOT NULL,                                    -- id of a member of staff
  cause     TEXT    NOT NULL,                                    -- 'create', 'edit', 'restore', 'delete'
  document  TEXT,                                                -- JSON, gzip, base64; NULL: there was none
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- What is looked at before it is saved, by whoever has the link.
CREATE TABLE content_previews (
  token     TEXT    PRIMARY KEY,
  document  TEXT    NOT NULL,
  made_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Pictures of the shop that belong to no product. A file is named by its content, so one that is deleted here may be shown elsewhere still.
CREATE TABLE files (
  path        TEXT    PRIMARY KEY,                               -- '/media/…'
  name        TEXT    NOT NULL,
  width       INTEGER NOT NULL,
  height      INTEGER NOT NULL,
  added_at    INTEGER NOT NULL,
  deleted_at  INTEGER                                            -- NULL: it is there
) STRICT, WITHOUT ROWID;

CREATE INDEX files_by_age ON files (added_at DESC) WHERE deleted_at IS NULL;

CREATE TRIGGER content_told_when_added AFTER INSERT ON content BEGIN
  INSERT INTO changes (tag, seq) VALUES ('content', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER content_told_when_changed AFTER UPDATE ON content BEGIN
  INSERT INTO changes (tag, seq) VALUES ('content', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER content_told_when_removed AFTER DELETE ON content BEGIN
  INSERT INTO changes (tag, seq) VALUES ('content', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER redirects_made_when_content_moves AFTER UPDATE OF handle ON content WHEN new.handle <> old.handle AND new.kind <> 'home' BEGIN
  DELETE FROM redirects WHERE source = CASE new.kind WHEN 'post' THEN '/blogs/news/' ELSE '/pages/' END || new.handle;
  UPDATE redirects SET target = CASE new.kind WHEN 'post' THEN '/blogs/news/' ELSE '/pages/' END || new.handle
    WHERE target = CASE new.kind WHEN 'post' THEN '/blogs/news/' ELSE '/pages/' END || old.handle;
  INSERT INTO redirects (source, target, by_itself, created_at)
  VALUES (CASE new.kind WHEN 'post' THEN '/blogs/news/' ELSE '/pages/' END || old.handle,
          CASE new.kind WHEN 'post' THEN '/blogs/news/' ELSE '/pages/' END || new.handle, 1, new.updated_at)
  ON CONFLICT (source) DO UPDATE SET target = excluded.target, by_itself = 1, created_at = excluded.created_at;
END;
