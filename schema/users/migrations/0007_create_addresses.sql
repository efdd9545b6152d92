-- Addresses that customers keep, so that a checkout knows them. What an order was sent to is kept with the order.
CREATE TABLE customer_addresses (
  id           TEXT    PRIMARY KEY,
  customer_id  TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  address      TEXT    NOT NULL CHECK (json_valid(address)),     -- JSON (domain/orders/address.ts), as it was put right and judged
  used_at      INTEGER NOT NULL                                  -- ms since the epoch, UTC: the one that was chosen last is the first
) STRICT;

CREATE INDEX customer_addresses_by_customer ON customer_addresses (customer_id, used_at);
