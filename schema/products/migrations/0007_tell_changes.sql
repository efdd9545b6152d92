-- What has changed last, by the tags of the caches (workers/cache/tags.ts): written with the change itself, whoever makes it.

CREATE TABLE changes (
  tag  TEXT    PRIMARY KEY,                                        -- 'product-delos-mug', 'products', 'collection-table', 'collections', 'drops'
  seq  INTEGER NOT NULL UNIQUE                                     -- counts the changes of the whole store: the highest is the last
) STRICT;

CREATE TRIGGER products_told_when_added AFTER INSERT ON products BEGIN
  INSERT INTO changes (tag, seq) VALUES ('product-' || new.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('products', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER products_told_when_changed AFTER UPDATE ON products BEGIN
  INSERT INTO changes (tag, seq) VALUES ('product-' || old.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('product-' || new.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('products', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER products_told_when_removed AFTER DELETE ON products BEGIN
  INSERT INTO changes (tag, seq) VALUES ('product-' || old.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('products', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

-- A word of stock changes without its product; everything else of a variant is saved together with it.
CREATE TRIGGER variants_told_when_changed AFTER UPDATE OF availability ON variants WHEN new.availability <> old.availability BEGIN
  INSERT INTO changes (tag, seq)
    VALUES ('product-' || (SELECT handle FROM products WHERE number = new.product), (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER collections_told_when_added AFTER INSERT ON collections BEGIN
  INSERT INTO changes (tag, seq) VALUES ('collection-' || new.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('collections', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER collections_told_when_changed AFTER UPDATE ON collections BEGIN
  INSERT INTO changes (tag, seq) VALUES ('collection-' || old.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('collection-' || new.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('collections', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER collections_told_when_removed AFTER DELETE ON collections BEGIN
  INSERT INTO changes (tag, seq) VALUES ('collection-' || old.handle, (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
  INSERT INTO changes (tag, seq) VALUES ('collections', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER drops_told_when_added AFTER INSERT ON drops BEGIN
  INSERT INTO changes (tag, seq) VALUES ('drops', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER drops_told_when_changed AFTER UPDATE ON drops BEGIN
  INSERT INTO changes (tag, seq) VALUES ('drops', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

-- A synonym may change what any search finds: whatever lists products is made anew.
CREATE TRIGGER synonyms_told_when_added AFTER INSERT ON synonyms BEGIN
  INSERT INTO changes (tag, seq) VALUES ('products', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER synonyms_told_when_changed AFTER UPDATE ON synonyms BEGIN
  INSERT INTO changes (tag, seq) VALUES ('products', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER synonyms_told_when_removed AFTER DELETE ON synonyms BEGIN
  INSERT INTO changes (tag, seq) VALUES ('products', (SELECT coalesce(max(seq), 0) + 1 FROM changes))
    ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq;
END;
