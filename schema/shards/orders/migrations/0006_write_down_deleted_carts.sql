-- Carts that nobody changes are deleted. One that is deleted while its slot is leaving is deleted at the other shard, too.
CREATE TRIGGER carts_delete AFTER DELETE ON carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'carts', json_array(OLD.id) FROM departures
    WHERE text = substr(OLD.id, instr(OLD.id, '_') + 1, 2);
END;
