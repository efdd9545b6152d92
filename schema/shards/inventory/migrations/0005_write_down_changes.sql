-- While a slot is leaving, what changes in it is written down. With no departures this costs one look at an empty table.

CREATE TRIGGER items_insert AFTER INSERT ON items BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'items', json_array(NEW.id) FROM departures
    WHERE slot = NEW.slot;
END;

CREATE TRIGGER items_update AFTER UPDATE ON items BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'items', json_array(NEW.id) FROM departures
    WHERE slot = NEW.slot;
END;

CREATE TRIGGER stock_insert AFTER INSERT ON stock BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'stock', json_array(NEW.item, NEW.location) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER stock_update AFTER UPDATE ON stock BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'stock', json_array(NEW.item, NEW.location) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER holds_insert AFTER INSERT ON holds BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'holds', json_array(NEW.item, NEW.id) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER holds_update AFTER UPDATE ON holds BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'holds', json_array(NEW.item, NEW.id) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER hold_lines_insert AFTER INSERT ON hold_lines BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'hold_lines', json_array(NEW.item, NEW.hold, NEW.location) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER hold_lines_delete AFTER DELETE ON hold_lines BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'hold_lines', json_array(OLD.item, OLD.hold, OLD.location) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = OLD.item);
END;

CREATE TRIGGER movements_insert AFTER INSERT ON movements BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'movements', json_array(NEW.sequence) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER changes_insert AFTER INSERT ON changes BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'changes', json_array(NEW.id) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER transfers_insert AFTER INSERT ON transfers BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'transfers', json_array(NEW.item, NEW.id) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER transfers_update AFTER UPDATE ON transfers BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'transfers', json_array(NEW.item, NEW.id) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.item);
END;

CREATE TRIGGER events_insert AFTER INSERT ON events BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'events', json_array(NEW.sequence) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.subject);
END;

CREATE TRIGGER events_update AFTER UPDATE ON events BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'events', json_array(NEW.sequence) FROM departures
    WHERE slot = (SELECT slot FROM items WHERE id = NEW.subject);
END;
