-- Ways of paying that customers have left with the provider. The shop has no card: only by which name the provider knows it, and what
-- its owner tells it from others by.
CREATE TABLE payment_methods (
  id           TEXT    PRIMARY KEY,                                -- 'spm_…'
  customer_id  TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  provider     TEXT    NOT NULL,                                   -- as PAYMENT_PROVIDER names it
  payer        TEXT    NOT NULL,                                   -- by which the provider knows the customer
  method       TEXT    NOT NULL,                                   -- by which it knows the way of paying
  brand        TEXT    NOT NULL,
  last_four    TEXT    NOT NULL CHECK (length(last_four) IN (0, 4)),
  month        INTEGER CHECK (month BETWEEN 1 AND 12),             -- until the end of which it is good; NULL: it does not expire
  year         INTEGER,
  saved_at     INTEGER NOT NULL,                                   -- ms since the epoch, UTC
  UNIQUE (customer_id, provider, method)
) STRICT;

-- What nobody may pay with any more, until the provider has been told: nothing here says whose it was.
CREATE TABLE payment_methods_removed (
  sequence     INTEGER PRIMARY KEY,
  provider     TEXT    NOT NULL,
  payer        TEXT    NOT NULL,
  method       TEXT    NOT NULL,
  tells        INTEGER NOT NULL DEFAULT 0,
  tell_at      INTEGER NOT NULL DEFAULT 0                          -- ms since the epoch, UTC
) STRICT;

CREATE INDEX payment_methods_removed_to_tell ON payment_methods_removed (provider, tell_at);

-- However it goes: taken out by its owner, with their account, when two accounts become one, or for a newer one.
CREATE TRIGGER payment_method_removed AFTER DELETE ON payment_methods BEGIN
  INSERT INTO payment_methods_removed (provider, payer, method) VALUES (old.provider, old.payer, old.method);
END;

-- Whoever is merged into somebody else leaves theirs to nobody: staff's word gives no card to another account.
CREATE TRIGGER payment_methods_of_merged AFTER UPDATE OF merged_into ON customer_records
WHEN new.merged_into IS NOT NULL BEGIN
  DELETE FROM payment_methods WHERE customer_id = new.customer_id;
END;
