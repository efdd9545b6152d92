-- What staff find goods by, folded (domain/folding.ts). Until `npm run reindex` has been through, goods of before are found
-- as SQL alone folds them: capitals of English.
ALTER TABLE products ADD COLUMN found_by TEXT NOT NULL DEFAULT '';
ALTER TABLE variants ADD COLUMN found_by TEXT NOT NULL DEFAULT '';

UPDATE products SET found_by = lower(title || ' ' || vendor || ' ' || handle || ' ' || translations);
UPDATE variants SET found_by = lower(options || ' ' || sku || ' ' || barcode);
