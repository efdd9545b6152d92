-- A number that opens an account is there, or is gone: whoever has the account is told by mail, as of an address that has changed.
CREATE TRIGGER customer_phone_added AFTER UPDATE OF phone_number, phone_number_verified ON customers
WHEN new.phone_number_verified = 1 AND (old.phone_number_verified = 0 OR old.phone_number IS NOT new.phone_number) BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.updated_at, new.id,
    json_object('type', 'customer-phone-added', 'customer', new.id, 'phone', new.phone_number), new.updated_at);
END;

CREATE TRIGGER customer_phone_removed AFTER UPDATE OF phone_number ON customers
WHEN old.phone_number_verified = 1 AND old.phone_number IS NOT NULL AND old.phone_number IS NOT new.phone_number BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.updated_at, new.id,
    json_object('type', 'customer-phone-removed', 'customer', new.id, 'phone', old.phone_number), new.updated_at);
END;
