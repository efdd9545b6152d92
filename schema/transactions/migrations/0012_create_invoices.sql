-- Invoices and credit notes as they were issued. No copy: what was issued is nowhere else, is never changed and never goes, not even with
-- whoever it was written to, as the law wants it kept.
--
-- The number is given by the statement that writes the row: this database writes one statement after the other, so within a series no
-- number is missing and none is there twice, whoever dies when.
CREATE TABLE invoices (
  sequence   INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,                                              -- of its order, or of the refund: issued once
  kind       TEXT    NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  order_id   TEXT    NOT NULL,
  series     TEXT    NOT NULL CHECK (series LIKE '%{number}'),                     -- INV-2026-{number}
  number     INTEGER NOT NULL CHECK (number > 0),
  name       TEXT    NOT NULL UNIQUE,                                              -- INV-2026-00042
  document   TEXT    NOT NULL CHECK (json_valid(document)),                        -- everything that stands on it but its name
  day        TEXT    NOT NULL,                                                     -- 2026-11-30, by the shop's clock
  issued_at  INTEGER NOT NULL,                                                     -- ms since the epoch, UTC
  UNIQUE (series, number)
) STRICT;

CREATE INDEX invoices_by_order ON invoices (order_id);
CREATE INDEX invoices_by_day ON invoices (day, sequence);

CREATE TRIGGER invoices_stay BEFORE UPDATE ON invoices BEGIN SELECT RAISE(ABORT, 'an invoice is never changed'); END;
CREATE TRIGGER invoices_are_kept BEFORE DELETE ON invoices BEGIN SELECT RAISE(ABORT, 'an invoice is kept'); END;
