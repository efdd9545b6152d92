-- What the register of its country has said of a company's VAT id, and when: tax depends on it, and the day is evidence.
-- JSON of {"state", "at", "name", "reference"}; null: nobody has asked since the number was entered.
ALTER TABLE companies ADD COLUMN vat_check TEXT CHECK (vat_check IS NULL OR json_valid(vat_check));

-- Why a customer owes no tax: the number of the certificate that the shop keeps. Empty: none is named.
ALTER TABLE customer_records ADD COLUMN tax_certificate TEXT NOT NULL DEFAULT '';
