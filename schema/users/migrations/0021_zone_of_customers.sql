-- By whose clock somebody is written what they have not asked for: IANA. Empty: they want it by their address; null: never said.
ALTER TABLE customers ADD COLUMN time_zone TEXT;
