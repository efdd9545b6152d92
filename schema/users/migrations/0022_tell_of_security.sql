-- What opens an account has changed: told to whoever it belongs to, by whatever door and program it was done. What goes with its customer
-- is told to nobody.
CREATE TRIGGER customer_password_set AFTER INSERT ON customer_accounts
WHEN new.provider_id = 'credential' AND new.password IS NOT NULL BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.created_at, new.user_id,
    json_object('type', 'customer-security-changed', 'customer', new.user_id, 'what', 'password-set'), new.created_at);
END;

CREATE TRIGGER customer_password_changed AFTER UPDATE OF password ON customer_accounts
WHEN new.provider_id = 'credential' AND new.password IS NOT old.password BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.updated_at, new.user_id,
    json_object('type', 'customer-security-changed', 'customer', new.user_id, 'what', 'password-changed'), new.updated_at);
END;

CREATE TRIGGER customer_password_removed AFTER DELETE ON customer_accounts
WHEN old.provider_id = 'credential' AND EXISTS (SELECT 1 FROM customers WHERE id = old.user_id) BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (unixepoch() * 1000, old.user_id,
    json_object('type', 'customer-security-changed', 'customer', old.user_id, 'what', 'password-removed'), unixepoch() * 1000);
END;

CREATE TRIGGER customer_second_step_changed AFTER UPDATE OF two_factor_enabled ON customers
WHEN new.two_factor_enabled IS NOT old.two_factor_enabled BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.updated_at, new.id,
    json_object('type', 'customer-security-changed', 'customer', new.id,
      'what', iif(new.two_factor_enabled = 1, 'second-step-on', 'second-step-off')), new.updated_at);
END;

-- One less: it was used. As many or more: they were dealt anew.
CREATE TRIGGER customer_recovery_codes_changed AFTER UPDATE OF backup_codes ON customer_second_factors
WHEN new.verified = 1 AND new.backup_codes IS NOT old.backup_codes BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (unixepoch() * 1000, new.user_id,
    json_object('type', 'customer-security-changed', 'customer', new.user_id, 'what',
      iif(json_array_length(new.backup_codes) < json_array_length(old.backup_codes), 'recovery-code-used', 'recovery-codes-dealt')),
    unixepoch() * 1000);
END;

CREATE TRIGGER customer_passkey_added AFTER INSERT ON customer_passkeys BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.created_at, new.user_id,
    json_object('type', 'customer-security-changed', 'customer', new.user_id, 'what', 'passkey-added'), new.created_at);
END;

CREATE TRIGGER customer_passkey_removed AFTER DELETE ON customer_passkeys
WHEN EXISTS (SELECT 1 FROM customers WHERE id = old.user_id) BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (unixepoch() * 1000, old.user_id,
    json_object('type', 'customer-security-changed', 'customer', old.user_id, 'what', 'passkey-removed'), unixepoch() * 1000);
END;
