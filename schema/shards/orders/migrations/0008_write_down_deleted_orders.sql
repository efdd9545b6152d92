-- An order that came in by a file goes again when its import is taken back. One that goes while its slot is leaving goes at the other
-- shard, too.
CREATE TRIGGER orders_delete AFTER DELETE ON orders BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'orders', json_array(OLD.id) FROM departures
    WHERE text = substr(OLD.id, instr(OLD.id, '_') + 1, 2);
END;
