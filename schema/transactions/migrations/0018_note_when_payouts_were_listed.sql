-- When the books of the provider last told of it; NULL: before that was noted.
ALTER TABLE payouts ADD COLUMN listed_at INTEGER;
