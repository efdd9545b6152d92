-- What trade asks of goods beside their price: what a unit costs the shop, customs' number and origin, when to order again.
-- [{"amount": minor units, "currency": "EUR"}]
ALTER TABLE variants ADD COLUMN cost TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cost));
-- Harmonized System, 6 to 10 digits; '' unknown.
ALTER TABLE variants ADD COLUMN hs_code TEXT NOT NULL DEFAULT '';
-- ISO 3166-1 alpha-2; '' unknown.
ALTER TABLE variants ADD COLUMN origin TEXT NOT NULL DEFAULT '' CHECK (length(origin) IN (0, 2));
-- Units; NULL: as the shop has it.
ALTER TABLE variants ADD COLUMN low_stock INTEGER CHECK (low_stock >= 0);
