-- From how many units on shoppers read that a few are left: the merchant's own number for an item, and which of theirs it is.
ALTER TABLE items ADD COLUMN low         INTEGER CHECK (low >= 0);  -- null: as the shop has it
ALTER TABLE items ADD COLUMN low_version INTEGER NOT NULL DEFAULT 0;

-- Who did it: id of a member of staff; '' nobody, as of sales and of movements from before.
ALTER TABLE movements ADD COLUMN who TEXT NOT NULL DEFAULT '';
-- What people did is found without a look at every sale.
CREATE INDEX movements_by_people ON movements (at, sequence) WHERE cause IN ('receive', 'count', 'correct');
