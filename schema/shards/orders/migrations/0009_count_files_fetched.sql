-- What became of the files of digital goods: how often each was fetched for an order, and whether staff took it away or gave it anew.
CREATE TABLE order_files (
  order_id    TEXT    NOT NULL,
  file        TEXT    NOT NULL,
  times       INTEGER NOT NULL DEFAULT 0 CHECK (times >= 0),
  last_at     INTEGER,                                           -- ms since the epoch, UTC
  renewed_at  INTEGER,
  revoked_at  INTEGER,
  PRIMARY KEY (order_id, file)
) STRICT, WITHOUT ROWID;

-- As with everything of a slot: while it is leaving, what changes is written down.
CREATE TRIGGER order_files_insert AFTER INSERT ON order_files BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'order_files', json_array(NEW.order_id, NEW.file) FROM departures
    WHERE text = substr(NEW.order_id, instr(NEW.order_id, '_') + 1, 2);
END;

CREATE TRIGGER order_files_update AFTER UPDATE ON order_files BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'order_files', json_array(NEW.order_id, NEW.file) FROM departures
    WHERE text = substr(NEW.order_id, instr(NEW.order_id, '_') + 1, 2);
END;
