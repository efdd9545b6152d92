-- Files of the shop of every kind, found by name, and where each is used.
ALTER TABLE files ADD COLUMN kind TEXT NOT NULL DEFAULT 'picture' CHECK (kind IN ('picture', 'video', 'audio', 'document', 'other'));
ALTER TABLE files ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0);                -- 0: it came before they were counted
ALTER TABLE files ADD COLUMN found_by TEXT NOT NULL DEFAULT '';                                  -- its name, folded

UPDATE files SET found_by = lower(name);

CREATE INDEX files_by_kind ON files (kind, added_at DESC) WHERE deleted_at IS NULL;

-- Kept by the triggers below; a picture of a product that is no file of the shop stands nowhere here.
CREATE TABLE file_uses (
  path    TEXT NOT NULL,                                                                         -- of a file
  kind    TEXT NOT NULL CHECK (kind IN ('product', 'content', 'collection', 'settings')),
  holder  TEXT NOT NULL,                                                                         -- id of that; of settings the group
  PRIMARY KEY (path, kind, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX file_uses_by_holder ON file_uses (kind, holder);

CREATE TRIGGER file_uses_when_file_comes AFTER INSERT ON files BEGIN
  INSERT INTO file_uses (path, kind, holder)
    SELECT new.path, 'content', id FROM content WHERE instr(document, new.path)
    UNION ALL SELECT new.path, 'settings', document FROM current_settings WHERE instr(value, new.path)
    UNION ALL SELECT new.path, 'collection', id FROM collections
      WHERE picture = new.path OR instr(description, new.path) OR instr(translations, new.path)
    UNION ALL SELECT new.path, 'product', id FROM products
      WHERE instr(pictures, new.path) OR instr(description, new.path) OR instr(translations, new.path);
END;

CREATE TRIGGER file_uses_when_product_comes AFTER INSERT ON products BEGIN
  INSERT INTO file_uses (path, kind, holder)
    SELECT f.path, 'product', new.id FROM json_each(new.pictures) p JOIN files f ON f.path IN (p.value ->> 'src', p.value ->> 'video')
    UNION
    SELECT f.path, 'product', new.id FROM files f
    WHERE (instr(new.description, '/media/') OR instr(new.description, '/files/') OR instr(new.translations, '/media/') OR instr(new.translations, '/files/'))
      AND (instr(new.description, f.path) OR instr(new.translations, f.path));
END;

CREATE TRIGGER file_uses_when_product_changes AFTER UPDATE OF pictures, description, translations ON products
WHEN new.pictures IS NOT old.pictures OR new.description IS NOT old.description OR new.translations IS NOT old.translations BEGIN
  DELETE FROM file_uses WHERE kind = 'product' AND holder = old.id;
  INSERT INTO file_uses (path, kind, holder)
    SELECT f.path, 'product', new.id FROM json_each(new.pictures) p JOIN files f ON f.path IN (p.value ->> 'src', p.value ->> 'video')
    UNION
    SELECT f.path, 'product', new.id FROM files f
    WHERE (instr(new.description, '/media/') OR instr(new.description, '/files/') OR instr(new.translations, '/media/') OR instr(new.translations, '/files/'))
      AND (instr(new.description, f.path) OR instr(new.translations, f.path));
END;

CREATE TRIGGER file_uses_when_product_goes AFTER DELETE ON products BEGIN
  DELETE FROM file_uses WHERE kind = 'product' AND holder = old.id;
END;

CREATE TRIGGER file_uses_when_collection_comes AFTER INSERT ON collections BEGIN
  INSERT INTO file_uses (path, kind, holder)
    SELECT f.path, 'collection', new.id FROM files f WHERE f.path = new.picture
    UNION
    SELECT f.path, 'collection', new.id FROM files f
    WHERE (instr(new.description, '/media/') OR instr(new.description, '/files/') OR instr(new.translations, '/media/') OR instr(new.translations, '/files/'))
      AND (instr(new.description, f.path) OR instr(new.translations, f.path));
END;

CREATE TRIGGER file_uses_when_collection_changes AFTER UPDATE OF picture, description, translations ON collections
WHEN new.picture IS NOT old.picture OR new.description IS NOT old.description OR new.translations IS NOT old.translations BEGIN
  DELETE FROM file_uses WHERE kind = 'collection' AND holder = old.id;
  INSERT INTO file_uses (path, kind, holder)
    SELECT f.path, 'collection', new.id FROM files f WHERE f.path = new.picture
    UNION
    SELECT f.path, 'collection', new.id FROM files f
    WHERE (instr(new.description, '/media/') OR instr(new.description, '/files/') OR instr(new.translations, '/media/') OR instr(new.translations, '/files/'))
      AND (instr(new.description, f.path) OR instr(new.translations, f.path));
END;

CREATE TRIGGER file_uses_when_collection_goes AFTER DELETE ON collections BEGIN
  DELETE FROM file_uses WHERE kind = 'collection' AND holder = old.id;
END;

CREATE TRIGGER file_uses_when_content_comes AFTER INSERT ON content BEGIN
  INSERT INTO file_uses (path, kind, holder) SELECT f.path, 'content', new.id FROM files f WHERE instr(new.document, f.path);
END;

CREATE TRIGGER file_uses_when_content_changes AFTER UPDATE OF document ON content
WHEN new.document IS NOT old.document BEGIN
  DELETE FROM file_uses WHERE kind = 'content' AND holder = old.id;
  INSERT INTO file_uses (path, kind, holder) SELECT f.path, 'content', new.id FROM files f WHERE instr(new.document, f.path);
END;

CREATE TRIGGER file_uses_when_content_goes AFTER DELETE ON content BEGIN
  DELETE FROM file_uses WHERE kind = 'content' AND holder = old.id;
END;

CREATE TRIGGER file_uses_when_settings_comes AFTER INSERT ON current_settings BEGIN
  INSERT INTO file_uses (path, kind, holder) SELECT f.path, 'settings', new.document FROM files f WHERE instr(new.value, f.path);
END;

CREATE TRIGGER file_uses_when_settings_changes AFTER UPDATE OF value ON current_settings
WHEN new.value IS NOT old.value BEGIN
  DELETE FROM file_uses WHERE kind = 'settings' AND holder = old.document;
  INSERT INTO file_uses (path, kind, holder) SELECT f.path, 'settings', new.document FROM files f WHERE instr(new.value, f.path);
END;

CREATE TRIGGER file_uses_when_settings_goes AFTER DELETE ON current_settings BEGIN
  DELETE FROM file_uses WHERE kind = 'settings' AND holder = old.document;
END;

INSERT INTO file_uses (path, kind, holder)
  SELECT f.path, 'content', c.id FROM content c JOIN files f ON instr(c.document, f.path)
  UNION ALL SELECT f.path, 'settings', s.document FROM current_settings s JOIN files f ON instr(s.value, f.path)
  UNION ALL SELECT f.path, 'collection', c.id FROM collections c
    JOIN files f ON f.path = c.picture OR instr(c.description, f.path) OR instr(c.translations, f.path)
  UNION ALL SELECT DISTINCT f.path, 'product', p.id FROM products p
    JOIN json_each(p.pictures) s JOIN files f ON f.path IN (s.value ->> 'src', s.value ->> 'video');

-- One that was deleted leaves the lists; orders of before still name it.
ALTER TABLE suppliers ADD COLUMN deleted_at INTEGER;
