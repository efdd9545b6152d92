-- How many there are of what nobody stocks, as uses of a code: as it was last said, and by which version of whoever says it.
ALTER TABLE items ADD COLUMN quota         INTEGER CHECK (quota >= 0);  -- null: it is stocked
ALTER TABLE items ADD COLUMN quota_version INTEGER NOT NULL DEFAULT 0;
