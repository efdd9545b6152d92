-- From how many units on a few are left, as the merchant says of a variant: what the inventory has to hear of, and has heard.
CREATE TABLE low_lines (
  variant  TEXT    PRIMARY KEY,
  low      INTEGER CHECK (low >= 0),                               -- NULL: as the shop has it
  version  INTEGER NOT NULL,                                       -- grows with each line: of two, the later holds
  told     INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX low_lines_due ON low_lines (variant) WHERE told = 0;

INSERT INTO low_lines (variant, low, version) SELECT id, low_stock, 1 FROM variants WHERE low_stock IS NOT NULL;

CREATE TRIGGER low_line_said AFTER INSERT ON variants WHEN NEW.low_stock IS NOT NULL BEGIN
  INSERT INTO low_lines (variant, low, version) VALUES (NEW.id, NEW.low_stock, 1)
  ON CONFLICT (variant) DO UPDATE SET low = excluded.low, version = version + 1, told = 0;
END;

CREATE TRIGGER low_line_changed AFTER UPDATE OF low_stock ON variants WHEN NEW.low_stock IS NOT OLD.low_stock BEGIN
  INSERT INTO low_lines (variant, low, version) VALUES (NEW.id, NEW.low_stock, 1)
  ON CONFLICT (variant) DO UPDATE SET low = excluded.low, version = version + 1, told = 0;
END;

-- How many items are sold out or low is counted without a look at their rows.
CREATE INDEX variants_by_availability ON variants (availability, tracked);

-- What a scanner reads is found at once, in whatever capitals.
CREATE INDEX variants_by_code ON variants (sku COLLATE NOCASE) WHERE sku <> '';
CREATE INDEX variants_by_barcode ON variants (barcode) WHERE barcode <> '';
