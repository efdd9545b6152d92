-- While a slot is leaving, what changes in it is written down. With no departures this costs one look at an empty table.

CREATE TRIGGER carts_insert AFTER INSERT ON carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'carts', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER carts_update AFTER UPDATE ON carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'carts', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER orders_insert AFTER INSERT ON orders BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'orders', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER orders_update AFTER UPDATE ON orders BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'orders', json_array(NEW.id) FROM departures
    WHERE text = substr(NEW.id, instr(NEW.id, '_') + 1, 2);
END;

CREATE TRIGGER answers_insert AFTER INSERT ON answers BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'answers', json_array(NEW.scope, NEW.key) FROM departures
    WHERE text = substr(NEW.scope, instr(NEW.scope, '_') + 1, 2);
END;

CREATE TRIGGER answers_delete AFTER DELETE ON answers BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'answers', json_array(OLD.scope, OLD.key) FROM departures
    WHERE text = substr(OLD.scope, instr(OLD.scope, '_') + 1, 2);
END;

CREATE TRIGGER events_insert AFTER INSERT ON events BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'events', json_array(NEW.sequence) FROM departures
    WHERE text = substr(NEW.subject, instr(NEW.subject, '_') + 1, 2);
END;

CREATE TRIGGER events_update AFTER UPDATE ON events BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'events', json_array(NEW.sequence) FROM departures
    WHERE text = substr(NEW.subject, instr(NEW.subject, '_') + 1, 2);
END;
