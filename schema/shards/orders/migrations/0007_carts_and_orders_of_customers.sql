-- The cart of somebody who is signed in, and the carts of guests that are on their way into it.
CREATE TABLE customer_carts (
  customer   TEXT NOT NULL PRIMARY KEY,
  cart       TEXT NOT NULL,                                      -- in the slot of the customer, as everything here
  gathering  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gathering)), -- JSON: id and key of each, until its things are in
  gathered   TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gathered)) -- JSON: ids of those whose things are in, the last hundred
) STRICT, WITHOUT ROWID;

-- Every order of a customer, the latest last: those that were placed here, and those of before they had an account, which stay where
-- they were placed.
CREATE TABLE customer_orders (
  customer   TEXT    NOT NULL,
  placed_at  INTEGER NOT NULL,                                   -- ms since the epoch, UTC
  id         TEXT    NOT NULL,
  PRIMARY KEY (customer, placed_at, id)
) STRICT, WITHOUT ROWID;

-- As with everything of a slot: while it is leaving, what changes is written down.
CREATE TRIGGER customer_carts_insert AFTER INSERT ON customer_carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'customer_carts', json_array(NEW.customer) FROM departures
    WHERE text = substr(NEW.customer, instr(NEW.customer, '_') + 1, 2);
END;

CREATE TRIGGER customer_carts_update AFTER UPDATE ON customer_carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'customer_carts', json_array(NEW.customer) FROM departures
    WHERE text = substr(NEW.customer, instr(NEW.customer, '_') + 1, 2);
END;

CREATE TRIGGER customer_carts_delete AFTER DELETE ON customer_carts BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'customer_carts', json_array(OLD.customer) FROM departures
    WHERE text = substr(OLD.customer, instr(OLD.customer, '_') + 1, 2);
END;

CREATE TRIGGER customer_orders_insert AFTER INSERT ON customer_orders BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'customer_orders', json_array(NEW.customer, NEW.placed_at, NEW.id) FROM departures
    WHERE text = substr(NEW.customer, instr(NEW.customer, '_') + 1, 2);
END;

CREATE TRIGGER customer_orders_delete AFTER DELETE ON customer_orders BEGIN
  INSERT INTO changed_rows (slot, name, key) SELECT slot, 'customer_orders', json_array(OLD.customer, OLD.placed_at, OLD.id) FROM departures
    WHERE text = substr(OLD.customer, instr(OLD.customer, '_') + 1, 2);
END;
