-- Variants that cost less than before in some currency, whoever has changed it: until those who wait for it were told.
CREATE TABLE price_drops (
  variant  TEXT    PRIMARY KEY,
  seq      INTEGER NOT NULL                                      -- counts up: one that falls again while it is told is told again
) STRICT, WITHOUT ROWID;

CREATE INDEX price_drops_in_order ON price_drops (seq);

CREATE TRIGGER price_dropped AFTER UPDATE OF prices ON variants
WHEN new.prices <> old.prices AND EXISTS (
  SELECT 1 FROM json_each(new.prices) AS now JOIN json_each(old.prices) AS was
    ON now.value ->> 'currency' = was.value ->> 'currency'
  WHERE now.value ->> 'amount' < was.value ->> 'amount')
BEGIN
  INSERT INTO price_drops (variant, seq) VALUES (new.id, (SELECT coalesce(max(seq), 0) + 1 FROM price_drops))
  ON CONFLICT (variant) DO UPDATE SET seq = excluded.seq;
END;
